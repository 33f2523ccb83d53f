/** Step 4, in words: a part of the catalogue that only its screens load. */
import { care as en } from './en/care.ts'
import { care as id } from './id/care.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function careWords(): typeof id {
  return language() === 'en' ? en : id
}
