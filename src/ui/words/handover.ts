/** Handing over from phone to phone, in words: a part of the catalogue that only its screens load. */
import { handover as en } from './en/handover.ts'
import { handover as id } from './id/handover.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function handoverWords(): typeof id {
  return language() === 'en' ? en : id
}
