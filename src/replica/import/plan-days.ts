/** The open days of a workbook's weighings. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { registryOf, visitsOf } from '../../log/document-name.ts'
import { importedId, monthOfOpenDay, openDayId, partsOfVisitId } from '../../log/record-id.ts'
import type { Write } from '../write.ts'
import type { ImportedBefore } from './import-fold.ts'
import type { Moves } from './moved.ts'
import type { ImportContext } from './plan.ts'

type Days = ReadonlyMap<CalendarDate, string>

/** The open day of each date: the one there is, the one that moved to this date, or one that every phone names alike. */
export async function openDaysOf(
  weighings: readonly { readonly date: CalendarDate }[],
  moves: Moves,
  { posyandu, before, openDays }: ImportContext,
): Promise<Days> {
  const dates = [...new Set(weighings.map(({ date }) => date))].sort()
  /** What once was this date's may have moved to another. */
  const derive = async (date: CalendarDate, number = 1): Promise<string> => {
    const name = `open-day:${date}${number > 1 ? `#${number}` : ''}`
    const record = openDayId(date, (await importedId(posyandu, name)).slice(0, 6))
    return (before.value('open-day', record, 'date') ?? date) === date ? record : derive(date, number + 1)
  }
  const find = async (date: CalendarDate): Promise<string> =>
    openDays.get(date) ?? moves.days.get(date) ?? (await derive(date))
  return new Map(await Promise.all(dates.map(async (date) => [date, await find(date)] as const)))
}

export function openDayWrites(days: Days, { posyandu, before, openDays }: ImportContext): Write[] {
  return [...days]
    .filter(([date]) => !openDays.has(date))
    .flatMap(([date, record]) =>
      before.changes({ document: registryOf(posyandu), kind: 'open-day', record }, [
        {
          date,
          groups: ['balita'],
          ...(before.value('open-day', record, 'cancelled') === true && { cancelled: null }),
        },
      ]),
    )
}

/** What the file has elsewhere now is taken back; so is an open day that was made for nothing else. */
export function movedAwayWrites(moves: Moves, days: Days, { posyandu, before }: ImportContext): Write[] {
  return [
    ...moves.visits.flatMap((record) => before.changes(visitIn(posyandu, record), [before.withdrawn('visit', record)])),
    ...emptiedDays(moves, days, before).flatMap((record) =>
      before.changes({ document: registryOf(posyandu), kind: 'open-day', record }, [{ cancelled: true }]),
    ),
  ]
}

function emptiedDays({ visits }: Moves, days: Days, before: ImportedBefore): string[] {
  const others = before
    .recordsOf('visit')
    .map(({ record }) => record)
    .filter((record) => !visits.includes(record) && before.value('visit', record, 'came') === true)
  const used = new Set([...days.values(), ...[...others, ...before.byPeople('visit')].map(openDayOf)])
  const byPeople = before.byPeople('open-day')
  return [...new Set(visits.map(openDayOf))].filter(
    (day) => !used.has(day) && before.has('open-day', day) && !byPeople.has(day),
  )
}

/** Where a visit's entries go. */
export function visitIn(posyandu: string, record: string): Pick<Write, 'document' | 'kind' | 'record'> {
  return { document: visitsOf(posyandu, monthOfOpenDay(openDayOf(record))), kind: 'visit', record }
}

function openDayOf(visit: string): string {
  return partsOfVisitId(visit).openDay
}
