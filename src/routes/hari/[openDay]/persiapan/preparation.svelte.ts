import { groupBy } from '../../../../domain/group-by.ts'
import type { CalendarDate } from '../../../../domain/calendar.ts'
import { lastDay } from '../../../../domain/follow-up/pmt.ts'
import type { ImmunizationSettings } from '../../../../domain/immunization/settings.ts'
import { dueToChild, type DueToChild } from '../../../../domain/preparation.ts'
import type { LocalDatabase } from '../../../../replica/tables.ts'
import { readImmunizations } from '../../../../replica/queries/immunization.ts'
import type { KnownPerson } from '../../../../replica/queries/people.ts'
import { loadPmt } from '../../../../replica/queries/pmt.ts'
import { immunizationSettings, readSettings } from '../../../../replica/queries/settings.ts'

export interface Prepared {
  readonly person: KnownPerson
  readonly due: DueToChild
  readonly refusesAll: boolean
  /** PMT pemulihan runs on that day. */
  readonly hasPmt: boolean
}

/** Children at a time: the screen can be used, and left, in between. */
const SLICE = 40

/** What is due to everybody who is expected, read once. */
export class Preparation {
  done = $state(0)
  /** Undefined until all are read. */
  rows: readonly Prepared[] | undefined = $state.raw()
  settings: ImmunizationSettings | undefined = $state.raw()

  async read(db: LocalDatabase, expected: readonly KnownPerson[], on: CalendarDate): Promise<void> {
    const settings = immunizationSettings(await readSettings(db))
    const inPmt = await inPmtOn(db, on)
    const rows: Prepared[] = []
    for (let start = 0; start < expected.length; start += SLICE) {
      const slice = expected.slice(start, start + SLICE)
      const known = await readImmunizations(
        db,
        slice.map(({ record }) => record),
      )
      const byRecord = groupBy(known, ({ child }) => child.record)
      for (const person of slice) {
        const { doses = [], vitaminA = [], deworming = [], refusedAll } = byRecord.get(person.record)?.[0] ?? {}
        const refusesAll = refusedAll !== undefined
        const child = { birthDate: person.birthDate ?? on, doses, vitaminA, deworming, refusesAll }
        const hasPmt = person.records.some((record) => inPmt.has(record))
        rows.push({ person, due: dueToChild(child, on, settings), refusesAll, hasPmt })
      }
      this.done = rows.length
      await new Promise((resolve) => setTimeout(resolve))
    }
    this.settings = settings
    this.rows = rows
  }
}

async function inPmtOn(db: LocalDatabase, on: CalendarDate): Promise<ReadonlySet<string>> {
  const episodes = await loadPmt(db)
  return new Set(episodes.filter((each) => each.startedOn <= on && lastDay(each) >= on).map(({ person }) => person))
}
