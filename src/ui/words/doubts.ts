/** What an import doubts, in words: a part of the catalogue that only screens of the workbook load. */
import { doubts as en } from './en/doubts.ts'
import { doubts as id } from './id/doubts.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function doubtWords(): typeof id {
  return language() === 'en' ? en : id
}
