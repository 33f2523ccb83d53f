import { t } from './words/words.svelte.ts'

/** A whole number as people read it here: "1.234". For screens and paper; what other programs read has digits alone. */
export function formatCount(count: number): string {
  return count.toLocaleString(t().numbers.decimalMark === ',' ? 'id' : 'en')
}
