/** Milestones and advice, in words: loaded with the screen of one child. */
import { careTexts as en } from './en/care-texts.ts'
import { careTexts as id } from './id/care-texts.ts'
import type { CareTexts } from './id/care-texts.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function careTexts(): CareTexts {
  return language() === 'en' ? en : id
}
