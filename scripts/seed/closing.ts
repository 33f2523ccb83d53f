/**
 * Months as the puskesmas closed them: looked at by TPG and bidan, counted as the app counts, signed, and once more
 * where something came in afterwards. Not every posyandu is as far as the others.
 */
import { monthOf, previousMonth, type CalendarDate, type CalendarMonth } from '../../src/domain/calendar.ts'
import type { GrowthTables } from '../../src/domain/growth/tables.ts'
import { deadlines, USUAL_CLOSING } from '../../src/domain/month-closing.ts'
import { recapOf, visitsOf } from '../../src/log/document-name.ts'
import type { Json } from '../../src/log/entry.ts'
import { recapId, signOffId, type Signatory } from '../../src/log/records/recap.ts'
import { FoldedPosyandu, type DirectoryRows } from '../../src/replica/area/folded-posyandu.ts'
import { countsOf, differences, type Counts } from '../../src/reports/closing/recap.ts'
import { DEFINITIONS, FORMS } from '../../src/reports/forms/all.ts'
import { countMonth, openDaysIn } from '../../src/reports/month/count.ts'
import type { ServedPosyandu } from '../../src/reports/month/served.ts'
import type { Row } from '../../server/journal/journal.ts'
import { Luck } from './luck.ts'
import type { Holder, VillagePlan, Written } from './notebook.ts'

const NOT_CHECKED_SHARE = 0.15
/** Of the newest month: the others are not closed yet. */
const NEWEST_CLOSED_SHARE = 0.75
/** Of those where something came in after closing. */
const REVISED_SHARE = 0.6

export interface ClosingPlan {
  readonly puskesmas: string
  /** The months that are closed, the oldest first. */
  readonly months: readonly CalendarMonth[]
  readonly directory: DirectoryRows
  readonly tables: GrowthTables
}

interface Closed {
  readonly revision: number
  readonly counts: Counts
}

/** Of one posyandu. */
export class Closing {
  readonly #plan: ClosingPlan
  readonly #village: VillagePlan
  readonly #luck: Luck
  readonly #folded: FoldedPosyandu
  readonly #closed = new Map<CalendarMonth, Closed>()
  #acts: Written[] = []

  constructor(plan: ClosingPlan, village: VillagePlan) {
    this.#plan = plan
    this.#village = village
    this.#luck = new Luck(village.seed + 700_000)
    this.#folded = new FoldedPosyandu(village.posyandu, plan.directory)
  }

  async take(rows: readonly Row[]): Promise<void> {
    const { posyandu, months } = this.#village
    // Nothing is counted of a village whose months nobody closes.
    if (this.#plan.months.length === 0 || months.length === 0) return
    const own = new Map<string, string[]>()
    for (const { document, text } of rows) {
      if (document.split('/')[1] !== posyandu) continue
      const texts = own.get(document)
      if (texts) texts.push(text)
      else own.set(document, [text])
    }
    for (const [document, texts] of own) await this.#folded.take(document, texts)
  }

  /** What is written once this month is over, and nothing of the next one is there. */
  async after(month: CalendarMonth): Promise<readonly Written[]> {
    const { months, tables } = this.#plan
    if (!months.includes(month)) return []
    const served = await this.#folded.records()
    const on = deadlines(month, undefined, USUAL_CLOSING).report
    const counted = (of: CalendarMonth): Counts => countsOf(countMonth(served, of, { tables, today: on, forms: FORMS }))
    if (openDaysIn(served, month) > 0) this.#first(month, on, counted(month), served)
    const before = previousMonth(month)
    const known = this.#closed.get(before)
    if (known && this.#luck.is(REVISED_SHARE)) {
      const now = counted(before)
      if (differences(known.counts, now).length > 0) this.#close(before, on, now, served)
    }
    const acts = this.#acts
    this.#acts = []
    return acts
  }

  #first(month: CalendarMonth, on: CalendarDate, counts: Counts, served: ServedPosyandu): void {
    const isChecked = !this.#luck.is(NOT_CHECKED_SHARE)
    if (isChecked) {
      this.#sign('office', month, 'tpg', on, undefined, 'sendiri')
      if (this.#luck.is(0.7)) this.#sign('bidan', month, 'bidan', on, undefined, 'sendiri')
    }
    const isNewest = month === this.#plan.months.at(-1)
    if (!isNewest || (isChecked && this.#luck.is(NEWEST_CLOSED_SHARE))) this.#close(month, on, counts, served)
  }

  #close(month: CalendarMonth, closedOn: CalendarDate, counts: Counts, served: ServedPosyandu): void {
    const { posyandu, name, desa } = this.#village
    const revision = (this.#closed.get(month)?.revision ?? 0) + 1
    this.#closed.set(month, { revision, counts })
    const what = { posyandu, month, revision, name, desa, definitions: DEFINITIONS, counts: { ...counts } }
    const set = { ...what, openDays: openDaysIn(served, month), closedOn }
    this.#write('office', recapOf(this.#plan.puskesmas), 'recap', recapId(posyandu, month, revision), set, closedOn)
    const isNewest = month === this.#plan.months.at(-1)
    this.#sign('office', month, 'ketua', closedOn, revision, 'dicatat')
    if (!isNewest || this.#luck.is(0.7)) this.#sign('office', month, 'bidan', closedOn, revision, 'dicatat')
    if (!isNewest || this.#luck.is(0.4)) this.#sign('office', month, 'kepala', closedOn, revision, 'dicatat')
  }

  #sign(
    holder: 'office' | 'bidan',
    month: CalendarMonth,
    as: Signatory,
    on: CalendarDate,
    revision: number | undefined,
    how: 'sendiri' | 'dicatat',
  ): void {
    const { posyandu, name, desa } = this.#village
    const names: Readonly<Record<Signatory, string>> = {
      ketua: `Siti ${name}`,
      bidan: `Bidan ${desa}`,
      tpg: 'Bu Rina (gizi)',
      kepala: 'dr. Maya',
    }
    const isOnPhone = holder === 'bidan'
    const document = isOnPhone ? visitsOf(posyandu, month) : recapOf(this.#plan.puskesmas)
    const about = { posyandu, month, as, ...(revision !== undefined && { revision }) }
    const record = signOffId(about, isOnPhone ? 'visits' : 'recap')
    this.#write(holder, document, 'sign-off', record, { ...about, name: names[as], on, how }, on)
  }

  #write(
    holder: Holder,
    document: string,
    kind: string,
    record: string,
    set: Record<string, Json>,
    on: CalendarDate,
  ): void {
    const at = `${on}T10:00:${String(this.#luck.int(0, 59)).padStart(2, '0')}+07:00`
    // The office writes of every posyandu into one document.
    const opening = `${this.#village.posyandu} ${monthOf(on)}`
    this.#acts.push({ holder, opening, document, kind, record, set, who: this.#village.who[holder], at })
  }
}
