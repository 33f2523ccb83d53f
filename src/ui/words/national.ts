/** Copying, handing and giving out to national systems, in words: only the office's screens load them. */
import { national as id } from './id/national.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const nationalWords = part(id, ({ national }) => national)
