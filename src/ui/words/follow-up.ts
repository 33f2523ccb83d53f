/** Reports, referrals and PMT, in words: a part of the catalogue that only its screens load. */
import { followUp as en } from './en/follow-up.ts'
import { followUp as id } from './id/follow-up.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function followUpWords(): typeof id {
  return language() === 'en' ? en : id
}
