/** MBG 3B, in words: a part of the catalogue that only its screens load. */
import { mbg as id } from './id/mbg.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const mbgWords = part(id, ({ mbg }) => mbg)
