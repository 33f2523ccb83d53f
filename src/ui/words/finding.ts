/** QR stickers, scanning them and a family that comes together, in words: a part that only their screens load. */
import { finding as id } from './id/finding.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const findingWords = part(id, ({ finding }) => finding)
