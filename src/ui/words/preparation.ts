/** Before an open day, in words: only its screen loads them. */
import { preparation as id } from './id/preparation.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const preparationWords = part(id, ({ preparation }) => preparation)
