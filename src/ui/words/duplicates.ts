/** Who may be registered twice, and whose NIK is missing, in words: a part that only their screens load. */
import { duplicates as id } from './id/duplicates.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const duplicateWords = part(id, ({ duplicates }) => duplicates)
