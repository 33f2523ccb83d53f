/** Who somebody is, in words: a part of the catalogue that only their page and its form load. */
import { identity as en } from './en/identity.ts'
import { identity as id } from './id/identity.ts'
import { language } from './words.svelte.ts'

/** In the chosen language; reactive. */
export function identityWords(): typeof id {
  return language() === 'en' ? en : id
}
