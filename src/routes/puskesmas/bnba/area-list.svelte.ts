import type { CalendarMonth } from '../../../domain/calendar.ts'
import { loadGrowthTables } from '../../../domain/growth/load-tables.ts'
import type { Area, AreaPosyandu } from '../../../replica/area/area.ts'
import { peopleOfMonth } from '../../../reports/month/count.ts'
import { bnbaPeople, LIST_COLUMNS, type BnbaList, type BnbaPerson } from '../../../reports/national/bnba.ts'
import { recordsOf } from '../records-of.ts'
import { today } from '../today.ts'
import { posyanduWith } from '../who-counts.ts'

export interface ListedPerson extends BnbaPerson {
  readonly posyandu: string
  readonly desa: string | undefined
}

/** One list over several posyandu, one of them after the other. Must be made while a component starts. */
export class AreaList {
  /** Of the posyandu that were read; undefined until it is known which there are to read. */
  rows: readonly ListedPerson[] | undefined = $state.raw()
  /** Posyandu that were read, of how many. */
  done = $state(0)
  all = $state(0)

  constructor(area: Area, posyandu: () => readonly AreaPosyandu[], month: () => CalendarMonth, list: () => BnbaList) {
    $effect(() => {
      const [places, when, which] = [posyandu(), month(), list()]
      this.rows = undefined
      this.done = this.all = 0
      let isOver = false
      const read = async (): Promise<void> => {
        const rows: ListedPerson[] = []
        const columns = LIST_COLUMNS[which]
        const some = columns ? await posyanduWith(area, places, [when], columns) : places
        const tables = await loadGrowthTables()
        if (isOver) return
        this.all = some.length
        this.rows = rows
        for await (const { place, served } of recordsOf(area, some, columns ? 'records' : 'register')) {
          if (isOver) return
          const { posyandu: of, name, desa } = place
          const people = peopleOfMonth(served, when, { tables, today: today() })
          rows.push(
            ...bnbaPeople(which, people).map((person) => ({
              ...person,
              key: `${of}/${person.key}`,
              posyandu: name,
              desa,
            })),
          )
          this.rows = [...rows]
          this.done++
        }
      }
      void read()
      return () => (isOver = true)
    })
  }

  get isReading(): boolean {
    return this.rows === undefined || this.done < this.all
  }
}
