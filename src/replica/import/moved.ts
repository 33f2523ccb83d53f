/** What a date put right in the workbook moves: a whole open day, or one child's weighing. Pure. */
import { monthOf, type CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { WeighingFields } from '../../domain/workbook/reading.ts'
import { partsOfVisitId } from '../../log/record-id.ts'
import type { ImportedBefore } from './import-fold.ts'

/** A row of the file whose child and date are certain. */
export interface Weighed {
  readonly person: string
  readonly date: CalendarDate
  readonly fields: WeighingFields
}

export interface Moves {
  /** Open days that the file has on another date now, with everybody who was there: the record by its new date. */
  readonly days: ReadonlyMap<CalendarDate, string>
  /** Visits that the file has on another day now. */
  readonly visits: readonly string[]
}

export const NO_MOVES: Moves = { days: new Map(), visits: [] }

interface Imported {
  readonly record: string
  readonly person: string
  readonly openDay: string
  readonly date: CalendarDate
}

interface Moved extends Imported {
  readonly to: CalendarDate
  /** The file has the very numbers of before. */
  readonly same: boolean
}

/** So many children with the very numbers of before are no coincidence, in whatever months the file is about. */
const NO_COINCIDENCE = 3

const NUMBERS = ['weightKg', 'heightCm', 'headCm', 'armCm'] as const

/**
 * A row that is not there any more says nothing: the file may be about other days than an earlier one. Moved is only
 * what is somewhere else now with the very numbers it had, in a file that is about the old day too.
 *
 * `openDays`: the open days there are, by date.
 */
export function movesOf(
  file: readonly Weighed[],
  before: ImportedBefore,
  openDays: ReadonlyMap<CalendarDate, string>,
): Moves {
  const imported = importedVisits(before, openDays)
  const rows = groupBy(file, ({ person }) => person)
  const known = new Set(imported.map(({ person, date }) => at(person, date)))
  const dates = new Set(file.map(({ date }) => date))
  const months = new Set([...dates].map(monthOf))
  const byPeople = before.byPeople('visit')

  const moved = imported.flatMap((visit): Moved[] => {
    const own = rows.get(visit.person) ?? []
    if (own.some(({ date }) => date === visit.date)) return []
    const fresh = own.filter(({ person, date }) => !known.has(at(person, date)))
    const isSame = ({ fields }: Weighed): boolean => hasNumbers(before, visit.record, fields)
    const [only, ...others] = fresh.some(isSame) ? fresh.filter(isSame) : fresh
    return only && others.length === 0 ? [{ ...visit, to: only.date, same: isSame(only) }] : []
  })

  const days = new Map<CalendarDate, string>()
  const visits: string[] = []
  const everybody = groupBy(imported, ({ openDay }) => openDay)
  for (const [openDay, group] of groupBy(moved, ({ openDay }) => openDay)) {
    const [{ date, to }] = group
    const same = group.filter((visit) => visit.same)
    const isWhole =
      !dates.has(date) && group.length === everybody.get(openDay)!.length && group.every((visit) => visit.to === to)
    const isCertain = months.has(monthOf(date)) || (same.length >= NO_COINCIDENCE && same.length === group.length)
    if (isWhole && isCertain && 2 * same.length > group.length && isFree(to) && before.has('open-day', openDay)) {
      days.set(to, openDay)
    } else if (dates.has(date) || (isWhole && isCertain && same.length === group.length)) {
      visits.push(...same.map(({ record }) => record).filter((record) => !byPeople.has(record)))
    }
  }
  return { days, visits }

  function isFree(date: CalendarDate): boolean {
    return !openDays.has(date) && !days.has(date)
  }
}

/** The visits that imports brought and did not take back, with the date that they gave the day. */
function importedVisits(before: ImportedBefore, openDays: ReadonlyMap<CalendarDate, string>): Imported[] {
  const dateOf = new Map([...openDays].map(([date, record]) => [record, date]))
  return before.recordsOf('visit').flatMap(({ record }) => {
    const { person, openDay } = partsOfVisitId(record)
    const date = before.value('open-day', openDay, 'date') ?? dateOf.get(openDay)
    return before.value('visit', record, 'came') === true && typeof date === 'string'
      ? [{ record, person, openDay, date }]
      : []
  })
}

function hasNumbers(before: ImportedBefore, visit: string, fields: WeighingFields): boolean {
  return (
    fields.weightKg !== undefined &&
    NUMBERS.every((name) => (before.value('visit', visit, name) ?? undefined) === fields[name])
  )
}

function at(person: string, date: CalendarDate): string {
  return `${date} ${person}`
}
