/** The practice posyandu, in words: a part of the catalogue that only practice and the way to it load. */
import { practice as en } from './en/practice.ts'
import { practice as id } from './id/practice.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function practiceWords(): typeof id {
  return language() === 'en' ? en : id
}
