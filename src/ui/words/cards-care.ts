/** Langkah 4 and 5 from six years on, in words: loaded with the screens of those people. */
import { cardsCare as id } from './id/cards-care.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const cardsCareWords = part(id, ({ cardsCare }) => cardsCare)
