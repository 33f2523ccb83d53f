/** What a posyandu's phones write, in the order in which they write it. */
import { monthOf, type CalendarDate, type CalendarMonth } from '../../src/domain/calendar.ts'
import { registryOf, visitsOf } from '../../src/log/document-name.ts'
import type { Json } from '../../src/log/entry.ts'
import type { Luck } from './luck.ts'
import type { Act } from './pen.ts'

/** Who holds the phone. */
export type Holder = 'first' | 'second' | 'bidan' | 'office'
export type Written = Act & { readonly holder: Holder; readonly opening: string }

export interface VillagePlan {
  readonly posyandu: string
  readonly name: string
  readonly desa: string
  readonly people: number
  /** The oldest first. */
  readonly months: readonly CalendarMonth[]
  readonly seed: number
  readonly who: Readonly<Record<Holder, string>>
  /** What the posyandu is called that families move to; absent: they stay. */
  readonly next?: string | undefined
}

/** Kinds that are written where the month's visits are. */
const OF_A_MONTH = ['visit', 'referral', 'home-visit', 'mbg-day']

export class Notebook {
  readonly #plan: VillagePlan
  readonly #luck: Luck
  #acts: Written[] = []

  constructor(plan: VillagePlan, luck: Luck) {
    this.#plan = plan
    this.#luck = luck
  }

  /** What was written since the last time. */
  take(): readonly Written[] {
    const acts = this.#acts
    this.#acts = []
    return acts
  }

  /** `work`: the day whose document it belongs to; absent for the registry. */
  write(
    holder: Holder,
    day: CalendarDate,
    hour: number,
    kind: string,
    record: string,
    set: Record<string, Json>,
    work?: CalendarDate,
    isBlind = false,
  ): void {
    if (Object.keys(set).length === 0) return
    const { posyandu, who } = this.#plan
    const document = OF_A_MONTH.includes(kind) ? visitsOf(posyandu, monthOf(work ?? day)) : registryOf(posyandu)
    const minute = String(Math.floor((hour % 1) * 60)).padStart(2, '0')
    const at = `${day}T${String(Math.floor(hour)).padStart(2, '0')}:${minute}:${String(this.#luck.int(0, 59)).padStart(2, '0')}+07:00`
    this.#acts.push({ holder, opening: monthOf(day), document, kind, record, set, who: who[holder], at, isBlind })
  }
}
