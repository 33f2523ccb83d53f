/** Taking data from Excel, in words: a part of the catalogue that only its screen loads. */
import { importFile as id } from './id/import-file.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const importWords = part(id, ({ importFile }) => importFile)
