/** What was handed out in a month, and who carried it: the count that the incentive is paid by (field practice 4). */
import { monthOf, type CalendarDate, type CalendarMonth } from '../calendar.ts'

export type Got = 'diambil' | 'diantar' | 'tidak'

export interface MbgDay {
  readonly on: CalendarDate
  readonly portions: number | undefined
  readonly got: Readonly<Record<string, Got>>
  /** By the user record of a kader: as she said it. */
  readonly carried: Readonly<Record<string, number>>
  /** By user record: how many of `diantar` were ticked by her. */
  readonly brought: Readonly<Record<string, number>>
}

/** By kader: what she said she carried, and until she says something what she ticked as brought. */
export function carriedOn({ carried, brought }: Pick<MbgDay, 'carried' | 'brought'>): Readonly<Record<string, number>> {
  return { ...brought, ...carried }
}

export interface MbgMonth {
  readonly days: number
  readonly fetched: number
  readonly brought: number
  readonly none: number
  readonly carried: Readonly<Record<string, number>>
}

export function monthSum(days: readonly MbgDay[], month: CalendarMonth): MbgMonth {
  const own = days.filter(({ on }) => monthOf(on) === month)
  const count = (what: Got): number =>
    own.reduce((sum, { got }) => sum + Object.values(got).filter((each) => each === what).length, 0)
  const carried: Record<string, number> = {}
  for (const day of own)
    for (const [who, portions] of Object.entries(carriedOn(day))) carried[who] = (carried[who] ?? 0) + portions
  return { days: own.length, fetched: count('diambil'), brought: count('diantar'), none: count('tidak'), carried }
}
