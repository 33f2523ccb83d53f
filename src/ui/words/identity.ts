/** Who somebody is, in words: a part of the catalogue that only their page and its form load. */
import { identity as id } from './id/identity.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const identityWords = part(id, ({ identity }) => identity)
