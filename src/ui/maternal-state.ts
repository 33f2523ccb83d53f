/** A mother's state in a few words: in lists, and under her name. */
import type { CalendarDate } from '../domain/calendar.ts'
import { maternalOn, type Pregnancy } from '../domain/pregnancy/pregnancy.ts'
import { t } from './words/words.svelte.ts'

/** "hamil 24 minggu", "nifas hari ke-9", "menyusui"; undefined for everybody else. */
export function maternalInWords(
  pregnancies: readonly Pregnancy[] | undefined,
  on: CalendarDate | null | undefined,
): string | undefined {
  // A list kept from before an update has none.
  const maternal = pregnancies && on ? maternalOn(pregnancies, on) : undefined
  if (!maternal) return undefined
  const { state, days } = maternal
  const words = t().people.maternal
  if (state === 'menyusui') return words.menyusui
  if (days === undefined) return words.hamilUnknown
  return state === 'hamil' ? words.hamil(Math.floor(days / 7)) : words.nifas(days)
}
