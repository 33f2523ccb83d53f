/** "Isi susulan dari buku", in words: only its screen loads them. */
import { bookEntry as id } from './id/book-entry.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const bookEntryWords = part(id, ({ bookEntry }) => bookEntry)
