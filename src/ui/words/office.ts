/** The puskesmas' own screen, in words: only that screen, and joining as the puskesmas, load them. */
import { office as id } from './id/office.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const officeWords = part(id, ({ office }) => office)
