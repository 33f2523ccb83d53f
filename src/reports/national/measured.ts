/** What a month reports of a child to the systems that ask for one row a child and month (domain rule K1). */
import type { CalendarDate } from '../../domain/calendar.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { ServedVisit } from '../month/served.ts'

/** 0 to 59 months, living here: whom SIGIZI lists. */
export function isBalita(at: PersonMonth): boolean {
  return at.isSasaran && (at.group === 'bayi' || at.group === 'balita')
}

/** The visit with the weight that counts; where nothing was weighed, the last with a length. */
export function measuredOf(at: PersonMonth): ServedVisit | undefined {
  return at.weighed ?? at.visits.findLast(({ shown }) => typeof shown.heightCm === 'number')
}

/** The last answer anybody gave until that month's end, in the visit's field of this name. */
export function lastSaid(at: PersonMonth, name: string): unknown {
  const seen = at.person.visits.findLast(({ on, shown }) => on <= at.month.last && valueIn(shown, name) !== undefined)
  return seen && valueIn(seen.shown, name)
}

function valueIn(shown: VisitFields, name: string): unknown {
  return (shown as Readonly<Record<string, unknown>>)[name] ?? undefined
}

/** Which of the national systems somebody types into by hand. */
export type TypedSystem = 'sigizi'

export interface Entered {
  /** The user's record. */
  readonly by: string
  readonly on: CalendarDate
  /** What was typed is not what stands here now. */
  readonly isOld: boolean
}

/** Whether, by whom and when this visit was typed into that system. */
export function enteredIn({ shown }: ServedVisit, system: TypedSystem): Entered | undefined {
  const entered = shown[`entered.${system}`]
  if (!entered) return undefined
  const { by, on, weightKg, heightCm } = entered
  return { by, on, isOld: weightKg !== orNothing(shown.weightKg) || heightCm !== orNothing(shown.heightCm) }
}

/** What to write down when it was typed: that, and the numbers it was typed from. */
export function markOf({ shown }: ServedVisit, by: string, on: CalendarDate): VisitFields['entered.sigizi'] {
  const [weightKg, heightCm] = [orNothing(shown.weightKg), orNothing(shown.heightCm)]
  return { by, on, ...(weightKg !== undefined && { weightKg }), ...(heightCm !== undefined && { heightCm }) }
}

function orNothing(value: number | null | undefined): number | undefined {
  return value ?? undefined
}
