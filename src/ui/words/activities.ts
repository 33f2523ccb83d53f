/** Work with groups, in words: a part that only its screens load. */
import { activities as id } from './id/activities.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const activityWords = part(id, ({ activities }) => activities)
