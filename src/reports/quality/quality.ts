/** What TPG and bidan look at before a month's measurements are let go on: a posyandu's data quality. Pure. */
import { addDays, completedMonths, monthOf, type CalendarMonth } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { GrowthTables } from '../../domain/growth/tables.ts'
import type { ServedPosyandu } from '../month/served.ts'
import { digitsOf, type Digits } from './digits.ts'
import { doubtsAbout, type Doubt, type Doubtful } from './doubtful.ts'
import { sessionShift, type SessionShift } from './session-shift.ts'

export interface Quality {
  /** Children under six who were weighed, and measured, in the month. */
  readonly weighed: number
  readonly measured: number
  /** Of the month and the two before it: one month of a posyandu is too few. */
  readonly weightDigits: Digits
  readonly heightDigits: Digits
  readonly sessions: readonly SessionShift[]
  readonly doubtful: readonly Doubtful[]
}

const DOUBT_ORDER: readonly Doubt[] = ['flag', 'shrunk', 'other-weight', 'leapt', 'unchanged']

export function qualityOf(
  { people, days }: Pick<ServedPosyandu, 'people' | 'days'>,
  month: CalendarMonth,
  tables: GrowthTables,
): Quality {
  const own = days.filter(({ date }) => monthOf(date) === month)
  const firstMonth = monthOf(addDays(`${month}-01`, -45))
  const children = people.flatMap(({ birth, visits }) =>
    visits.filter(
      ({ on, elsewhere, shown }) =>
        elsewhere === undefined &&
        !shown.copiedFrom &&
        birth !== undefined &&
        on >= birth &&
        completedMonths(birth, on) <= 71 &&
        monthOf(on) >= firstMonth &&
        monthOf(on) <= month,
    ),
  )
  const numbers = (what: 'weightKg' | 'heightCm', from: CalendarMonth): readonly number[] =>
    children.flatMap(({ on, shown }) => (monthOf(on) >= from && typeof shown[what] === 'number' ? [shown[what]] : []))
  return {
    weighed: numbers('weightKg', month).length,
    measured: numbers('heightCm', month).length,
    weightDigits: digitsOf(numbers('weightKg', firstMonth)),
    heightDigits: digitsOf(numbers('heightCm', firstMonth)),
    sessions: own.map(({ record, date }) => sessionShift(people, record, date, tables)),
    doubtful: own
      .flatMap(({ record }) => people.flatMap((person) => doubtsAbout(person, record, tables)))
      .sort((a, b) => DOUBT_ORDER.indexOf(a.doubt) - DOUBT_ORDER.indexOf(b.doubt)),
  }
}

/** How many of each. */
export function countDoubts(doubtful: readonly Doubtful[]): ReadonlyMap<Doubt, number> {
  return new Map([...groupBy(doubtful, ({ doubt }) => doubt)].map(([doubt, group]) => [doubt, group.length]))
}
