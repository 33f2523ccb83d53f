/** People's lives and the places they live at, in words: a part of the catalogue that only their screens load. */
import { lives as id } from './id/lives.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const livesWords = part(id, ({ lives }) => lives)
