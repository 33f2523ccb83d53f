/** Looking back, in words: who wrote what, taking a batch back, what left the app. Only their screens load it. */
import { audit as id } from './id/audit.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const auditWords = part(id, ({ audit }) => audit)
