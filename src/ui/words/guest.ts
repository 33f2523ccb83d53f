/** A guest and their own posyandu, in words: a part of the catalogue that only their page loads. */
import { guest as id } from './id/guest.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const guestWords = part(id, ({ guest }) => guest)
