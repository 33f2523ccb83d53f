/** The papers of an open day, in words: a part of the catalogue that only their screens load. */
import { papers as id } from './id/papers.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const paperWords = part(id, ({ papers }) => papers)
