/** Whether an open day is closed, and what came in or was changed after it was. */
import { knownAtClosing, lateChanges, newestOfEachDevice, type LateChange } from '../../log/closing.ts'
import { shownHead } from '../../log/fold.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'

export interface Closing {
  readonly isClosed: boolean
  /** Who closed it, or opened it again, and when as their phone claims; undefined when it was never closed. */
  readonly by: { readonly who: string; readonly at: string } | undefined
  /** The newest entry of every device that has written to the day's visits by now. */
  readonly newest: readonly string[]
  /** Since the last closing; none for a day that was never closed. */
  readonly late: readonly (LateChange & { readonly person: string })[]
}

export async function readClosing(db: LocalDatabase, openDay: string): Promise<Closing> {
  const [row, visits] = await Promise.all([db.openDay.get(openDay), db.visit.where('openDay', openDay)])
  const day = fieldStates(row)
  const head = shownHead(day.closed)
  const known = knownAtClosing(day)
  const written = visits.map((visit) => ({ person: visit.person, fields: fieldStates(visit) }))
  return {
    isClosed: row?.shown.closed === true,
    by: head && head.value !== null ? { who: head.who, at: head.at } : undefined,
    newest: newestOfEachDevice(written.map(({ fields }) => fields)),
    late:
      known === undefined
        ? []
        : written
            .flatMap(({ person, fields }) => lateChanges(fields, known).map((change) => ({ ...change, person })))
            .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}
