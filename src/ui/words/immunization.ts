/** Langkah 5 and a child's doses, in words: a part of the catalogue that only its screens load. */
import { immunization as id } from './id/immunization.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const immunizationWords = part(id, ({ immunization }) => immunization)
