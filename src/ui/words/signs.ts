/** Signs of illness and of danger, in words: a part of the catalogue that only screens which ask or tell of them load. */
import { signs as id } from './id/signs.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const signWords = part(id, ({ signs }) => signs)
