/** What two records hold of the same thing, beside each other. Pure. */
import type { CalendarDate } from '../calendar.ts'
import { groupBy } from '../group-by.ts'
import type { RecordedDose } from '../immunization/dose.ts'
import { numberDoses } from '../immunization/numbering.ts'
import { antigens, type Antigen } from '../immunization/products.ts'
import { lmpOf, type Pregnancy } from '../pregnancy/pregnancy.ts'

/** Given without a date: `''`; not given: undefined. */
export interface DoseOfBoth {
  readonly antigen: Antigen
  readonly n: number
  readonly first: CalendarDate | undefined
  readonly second: CalendarDate | undefined
}

/** Every dose that either was given, each numbered among its own. */
export function dosesBeside(a: readonly RecordedDose[], b: readonly RecordedDose[]): readonly DoseOfBoth[] {
  const [first, second] = [givenTo(a), givenTo(b)]
  return antigens.flatMap((antigen) => {
    const [one, other] = [first.get(antigen), second.get(antigen)]
    const numbers = new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])
    return [...numbers].sort((x, y) => x - y).map((n) => ({ antigen, n, first: one?.get(n), second: other?.get(n) }))
  })
}

function givenTo(doses: readonly RecordedDose[]): ReadonlyMap<Antigen, ReadonlyMap<number, CalendarDate>> {
  const given = groupBy(
    doses.filter(({ outcome }) => outcome === 'given'),
    ({ antigen }) => antigen,
  )
  return new Map(
    [...given].map(([antigen, own]) => [antigen, new Map(numberDoses(own).map(({ n, date = '' }) => [n, date]))]),
  )
}

export interface PregnancyOfBoth {
  readonly first: readonly Pregnancy[]
  readonly second: readonly Pregnancy[]
}

/** Newest first; those that began on one day beside each other. */
export function pregnanciesBeside(a: readonly Pregnancy[], b: readonly Pregnancy[]): readonly PregnancyOfBoth[] {
  const begun = (one: Pregnancy): string => lmpOf(one) ?? one.endedOn ?? ''
  const days = [...new Set([...a, ...b].map(begun))].sort().reverse()
  const on = (day: string, all: readonly Pregnancy[]) => all.filter((one) => begun(one) === day)
  return days.map((day) => ({ first: on(day, a), second: on(day, b) }))
}
