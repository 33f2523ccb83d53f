/** The practice posyandu, in words: a part of the catalogue that only practice and the way to it load. */
import { practice as id } from './id/practice.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const practiceWords = part(id, ({ practice }) => practice)
