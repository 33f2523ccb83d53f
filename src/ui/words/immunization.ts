/** Langkah 5 and a child's doses, in words: a part of the catalogue that only its screens load. */
import { immunization as en } from './en/immunization.ts'
import { immunization as id } from './id/immunization.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function immunizationWords(): typeof id {
  return language() === 'en' ? en : id
}
