import { inScheduleOrder } from '../../../../domain/preparation.ts'
import { immunizationWords } from '../../../../ui/words/immunization.ts'
import { preparationWords } from '../../../../ui/words/preparation.ts'
import type { Prepared } from './preparation.svelte.ts'

/** All that is due to a child, each in words. */
export function dueTexts({ due, refusesAll, hasPmt }: Prepared): readonly string[] {
  const words = preparationWords()
  return [
    ...inScheduleOrder(due.products).map((product) => immunizationWords().product[product]),
    due.capsule && words.capsule[due.capsule],
    due.tablet && words.tablet[due.tablet],
    hasPmt && words.pmtMark,
    due.needsPlan && words.plan,
    refusesAll && words.refuses,
  ].filter((text) => typeof text === 'string')
}
