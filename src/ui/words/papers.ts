/** The papers of an open day, in words: a part of the catalogue that only their screens load. */
import { papers as en } from './en/papers.ts'
import { papers as id } from './id/papers.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function paperWords(): typeof id {
  return language() === 'en' ? en : id
}
