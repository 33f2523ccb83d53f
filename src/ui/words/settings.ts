/** What a district does its own way, in words: only its screen loads them. */
import { settings as en } from './en/settings.ts'
import { settings as id } from './id/settings.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function settingsWords(): typeof id {
  return language() === 'en' ? en : id
}
