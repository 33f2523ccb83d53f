/** Data quality and closing a month, in words: only the office's screens load them. */
import { areaClosing as id } from './id/area-closing.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const closingWords = part(id, ({ areaClosing }) => areaClosing)
