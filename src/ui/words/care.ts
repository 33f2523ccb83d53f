/** Step 4, in words: a part of the catalogue that only its screens load. */
import { care as id } from './id/care.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const careWords = part(id, ({ care }) => care)
