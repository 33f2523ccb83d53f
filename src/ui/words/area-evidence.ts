/** Evidence of the programmes, and the page of the dinas, in words: only those screens load them. */
import { areaEvidence as id } from './id/area-evidence.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const evidenceWords = part(id, ({ areaEvidence }) => areaEvidence)
