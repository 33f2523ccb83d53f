/** What the declarations of cards and home visits say: labels, options, sentences. */
import { part } from './words.svelte.ts'

const inChosen = part(
  (indonesian: string): string => indonesian,
  ({ declared }) => declared,
)

/** In the chosen language; itself where it has no English. Reactive. */
export function declared(indonesian: string): string {
  return inChosen()(indonesian)
}
