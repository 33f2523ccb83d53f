/** "Isi susulan dari buku", in words: only its screen loads them. */
import { bookEntry as en } from './en/book-entry.ts'
import { bookEntry as id } from './id/book-entry.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function bookEntryWords(): typeof id {
  return language() === 'en' ? en : id
}
