/** Pregnancies, births and the weeks after them, in words: a part of the catalogue that only their screens load. */
import { pregnancy as id } from './id/pregnancy.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const pregnancyWords = part(id, ({ pregnancy }) => pregnancy)
