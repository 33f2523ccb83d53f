/** MBG 3B where a kitchen brings meals: who fetched theirs, to whom they were brought. Not every posyandu has it yet. */
import type { CalendarDate, CalendarMonth } from '../../src/domain/calendar.ts'
import { keyOfRecord, mbgDayId } from '../../src/log/records/mbg-day.ts'
import type { Luck } from './luck.ts'
import type { Notebook, VillagePlan } from './notebook.ts'

const HAS_KITCHEN_SHARE = 0.7
/** It began lately: in these newest months, on these days of each. */
const MONTHS = 3
const DAYS = ['06', '20']

export class Meals {
  readonly #plan: VillagePlan
  readonly #luck: Luck
  readonly #notebook: Notebook
  readonly #hasKitchen: boolean

  constructor(plan: VillagePlan, luck: Luck, notebook: Notebook) {
    this.#plan = plan
    this.#luck = luck
    this.#notebook = notebook
    this.#hasKitchen = luck.is(HAS_KITCHEN_SHARE)
  }

  /** `eaters`: records of who should get a meal. */
  month(month: CalendarMonth, eaters: (on: CalendarDate) => readonly string[]): void {
    if (!this.#hasKitchen || !this.#plan.months.slice(-MONTHS).includes(month)) return
    for (const day of DAYS) {
      const on = `${month}-${day}`
      const records = eaters(on)
      const got = Object.fromEntries(records.map((record) => [`got.${keyOfRecord(record)}`, this.#got()]))
      const record = mbgDayId(this.#plan.posyandu, on)
      this.#notebook.write('first', on, 11, 'mbg-day', record, { on, portions: records.length, ...got }, on)
    }
  }

  #got(): string {
    return this.#luck.is(0.7) ? 'diambil' : this.#luck.is(0.7) ? 'diantar' : 'tidak'
  }
}
