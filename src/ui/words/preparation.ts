/** Before an open day, in words: only its screen loads them. */
import { preparation as en } from './en/preparation.ts'
import { preparation as id } from './id/preparation.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function preparationWords(): typeof id {
  return language() === 'en' ? en : id
}
