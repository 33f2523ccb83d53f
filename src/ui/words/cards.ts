/** The cards from six years on, in words: a part of the catalogue that only their screens load. */
import { cards as id } from './id/cards.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const cardWords = part(id, ({ cards }) => cards)
