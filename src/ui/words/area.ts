/** The office's screens, in words: only they load them. */
import { area as id } from './id/area.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const areaWords = part(id, ({ area }) => area)
