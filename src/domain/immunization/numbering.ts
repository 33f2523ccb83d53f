import type { CalendarDate } from '../calendar.ts'
import type { RecordedDose } from './dose.ts'

/** All records of one given dose. More than one: it was recorded twice. */
export interface NumberedDose {
  readonly n: number
  /** The earliest date any record gives it. */
  readonly date: CalendarDate | undefined
  /** The latest: what comes after waits from here. */
  readonly lastDate: CalendarDate | undefined
  readonly records: readonly [RecordedDose, ...RecordedDose[]]
}

/**
 * Which dose each record of one antigen is. The number a book gives stands; records without one are counted by date.
 * Every record is in exactly one dose: nothing recorded is lost. Those the bidan wants repeated are not to be passed in.
 */
export function numberDoses(given: readonly RecordedDose[]): readonly NumberedDose[] {
  const byNumber = new Map<number, RecordedDose[]>()
  const put = (n: number, dose: RecordedDose): void => void byNumber.set(n, [...(byNumber.get(n) ?? []), dose])
  for (const dose of [...given].sort(byDate)) if (dose.n !== undefined) put(dose.n, dose)
  for (const dose of [...given].sort(byDate)) if (dose.n === undefined) put(numberOf(dose, byNumber), dose)
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .flatMap(([n, [first, ...rest]]): readonly NumberedDose[] => {
      if (!first) return []
      const dates = datesOf([first, ...rest])
      return [{ n, date: dates[0], lastDate: dates.at(-1), records: [first, ...rest] }]
    })
}

function numberOf(dose: RecordedDose, byNumber: ReadonlyMap<number, readonly RecordedDose[]>): number {
  const numbers = [...byNumber]
  const sameDay = numbers.find(
    ([, records]) => dose.date !== undefined && records.some(({ date }) => date === dose.date),
  )
  if (sameDay) return sameDay[0]
  const before = numbers.filter(([, records]) => isBefore(datesOf(records)[0], dose.date)).map(([n]) => n)
  const last = Math.max(0, ...before)
  // The book already has a later dose under the next number: this is one of those it knows.
  return byNumber.has(last + 1) ? Math.max(1, last) : last + 1
}

function isBefore(date: CalendarDate | undefined, other: CalendarDate | undefined): boolean {
  return date === undefined || other === undefined || date < other
}

function datesOf(records: readonly RecordedDose[]): readonly CalendarDate[] {
  return records.flatMap(({ date }) => date ?? []).sort()
}

function byDate(a: RecordedDose, b: RecordedDose): number {
  return (a.date ?? '').localeCompare(b.date ?? '') || a.source.localeCompare(b.source)
}
