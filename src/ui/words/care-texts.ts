/** Milestones and advice, in words: loaded with the screen of one child. */
import { careTexts as id, type CareTexts } from './id/care-texts.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const careTexts = part<CareTexts>(id, ({ careTexts }) => careTexts)
