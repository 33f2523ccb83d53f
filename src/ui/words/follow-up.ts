/** Reports, referrals and PMT, in words: a part of the catalogue that only its screens load. */
import { followUp as id } from './id/follow-up.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const followUpWords = part(id, ({ followUp }) => followUp)
