/** What somebody should do, and what the cards say of a person, in words: a part that only their screens load. */
import { cardsTasks as id } from './id/cards-tasks.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const cardsTasksWords = part(id, ({ cardsTasks }) => cardsTasks)
