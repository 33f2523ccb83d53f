/** PIN, lock and wiping the phone, in words: a part of the catalogue that only its screens load. */
import { lock as en } from './en/lock.ts'
import { lock as id } from './id/lock.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function lockWords(): typeof id {
  return language() === 'en' ? en : id
}
