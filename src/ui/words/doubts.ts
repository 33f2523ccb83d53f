/** What an import doubts, in words: a part of the catalogue that only screens of the workbook load. */
import { doubts as id } from './id/doubts.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const doubtWords = part(id, ({ doubts }) => doubts)
