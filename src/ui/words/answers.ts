/** What is asked at step 4 and of who somebody is, in words: the first screens ask nothing of it. */
import { answers as id } from './id/answers.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const answersWords = part(id, ({ answers }) => answers)
