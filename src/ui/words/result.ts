/** What a measurement means, in words: a part of the catalogue that only the screens of a result load. */
import { result as id } from './id/result.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const resultWords = part(id, ({ result }) => result)
