/** Handing over from phone to phone, in words: a part of the catalogue that only its screens load. */
import { handover as id } from './id/handover.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const handoverWords = part(id, ({ handover }) => handover)
