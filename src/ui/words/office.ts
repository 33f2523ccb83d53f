/** The puskesmas' own screen, in words: only that screen, and joining as the puskesmas, load them. */
import { office as en } from './en/office.ts'
import { office as id } from './id/office.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function officeWords(): typeof id {
  return language() === 'en' ? en : id
}
