/** What a district does its own way, in words: only its screen loads them. */
import { settings as id } from './id/settings.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const settingsWords = part(id, ({ settings }) => settings)
