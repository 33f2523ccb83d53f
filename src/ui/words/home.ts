/** Visits at home, in words: a part of the catalogue that only their screens load. */
import { home as id } from './id/home.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const homeWords = part(id, ({ home }) => home)
