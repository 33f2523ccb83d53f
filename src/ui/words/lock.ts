/** PIN, lock and wiping the phone, in words: a part of the catalogue that only its screens load. */
import { lock as id } from './id/lock.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const lockWords = part(id, ({ lock }) => lock)
