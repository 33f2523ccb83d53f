/** What a family is asked before its data is kept, in words: only the screens that ask load it. */
import { consent as id } from './id/consent.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const consentWords = part(id, ({ consent }) => consent)
