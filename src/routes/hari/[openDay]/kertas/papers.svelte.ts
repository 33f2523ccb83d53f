import type { CalendarDate } from '../../../../domain/calendar.ts'
import { loadGrowthTables } from '../../../../domain/growth/load-tables.ts'
import type { GrowthTables } from '../../../../domain/growth/tables.ts'
import { isExpectedChild } from '../../../../domain/open-day.ts'
import type { Replica } from '../../../../replica/client.ts'
import { Live } from '../../../../replica/live.svelte.ts'
import { readUserNames } from '../../../../replica/queries/child.ts'
import { readClosing } from '../../../../replica/queries/closing.ts'
import { loadPaperRecords } from '../../../../replica/queries/papers.ts'
import type { ReportDay } from '../../../../reports/day.ts'
import { activityOf, attendance, notWeighedInMonth, pmtRecipients, staffOf } from '../../../../reports/lists.ts'
import { skdnOfDay } from '../../../../reports/skdn.ts'
import { lastKnown } from '../../../last-known.ts'
import { nameOfAuthor } from '../../../person-words.ts'
import type { People } from '../../../people.svelte.ts'
import { paperFields } from './paper-fields.ts'
import { reportPerson } from './report-person.ts'

/** An open day as its papers have it, kept up to date; must be made while a component starts. */
export class DayPapers {
  readonly openDay: string
  readonly #records
  readonly #closing
  readonly #users
  #tables: GrowthTables | undefined = $state.raw()

  constructor({ db }: Replica, people: People, openDay: string) {
    this.openDay = openDay
    const date = new Live(db, async (db) => (await db.openDay.get(openDay))?.shown.date ?? null)
    this.#records = $derived.by(() => {
      if (date.current === undefined || !people.all) return undefined
      const on = date.current ?? ''
      const expected = people.all.flatMap(({ record, birthDate }) => (isExpectedChild(birthDate, on) ? [record] : []))
      return new Live(db, async (db) => (await loadPaperRecords(db, openDay, expected)) ?? null)
    })
    this.#closing = new Live(db, (db) => readClosing(db, openDay))
    this.#users = new Live(db, (db) => readUserNames(db))
    void loadGrowthTables().then((tables) => (this.#tables = tables))
  }

  /** Undefined until everything is read, null when this phone does not have the day. */
  readonly records = $derived.by(lastKnown(() => this.#records?.current))

  get closing() {
    return this.#closing.current
  }

  get date(): CalendarDate | undefined {
    return this.records?.day.date ?? undefined
  }

  readonly people = $derived.by(() => this.records?.children.map((child) => reportPerson(child, this.records!)))
  readonly fields = $derived.by(() => paperFields(this.records?.day ?? {}))
  readonly staff = $derived.by(() => staffOf(this.records?.writers ?? [], this.fields))

  readonly attendance = $derived.by(() => this.#report(attendance))
  readonly pmt = $derived.by(() => this.#report(pmtRecipients))
  readonly notWeighed = $derived.by(() => this.#report(notWeighedInMonth))
  readonly activity = $derived.by(() => this.#report(activityOf))
  readonly skdn = $derived.by(() => {
    const tables = this.#tables
    return tables && this.#report((people, day) => skdnOfDay(tables, people, day))
  })

  nameOf(who: string): string {
    return nameOfAuthor(who, this.#users.current)
  }

  #report<Report>(make: (people: NonNullable<typeof this.people>, day: ReportDay) => Report): Report | undefined {
    const { people, date, records } = this
    return people && records && date !== undefined
      ? make(people, { openDay: this.openDay, on: date, kms: records.kms })
      : undefined
  }
}
