/** What "Menyusui?" says of a mother's episode, besides being an answer of her visit. */
import { maternalOn } from '../../../../../../domain/pregnancy/pregnancy.ts'
import type { VisitFields } from '../../../../../../log/records/visit.ts'
import { feedingWrites } from '../../../../../../replica/intentions/pregnancy.ts'
import type { Write } from '../../../../../../replica/write.ts'
import type { CardPlace } from './card-entry.svelte.ts'

export function ofFeeding(
  { place: { posyandu, person }, day: { child, on } }: Pick<CardPlace, 'place' | 'day'>,
  fields: VisitFields,
): readonly Write[] {
  const maternal = maternalOn(child.pregnancies, on)
  const answer = fields['ask.menyusui']
  if (maternal === undefined || maternal.state === 'hamil' || answer === undefined) return []
  return feedingWrites({ posyandu, person, records: child.records }, maternal.pregnancy, answer, on)
}
