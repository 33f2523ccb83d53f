/** Roles and notes in confidence, in words: the screens that name them load them. */
import { roles as id } from './id/roles.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const rolesWords = part(id, ({ roles }) => roles)
