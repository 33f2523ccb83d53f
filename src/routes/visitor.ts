/** Somebody from six years on, on one open day, as their card sees them. Pure. */
import { completedMonths, daysBetween, type CalendarDate } from '../domain/calendar.ts'
import type { CardSettings, CardValue, CardValues, Visitor } from '../domain/cards/field.ts'
import { childScores } from '../domain/growth/child-scores.ts'
import type { GrowthTables } from '../domain/growth/tables.ts'
import { ageGroupOn, cardOf } from '../domain/life-stage.ts'
import { maternalOn } from '../domain/pregnancy/pregnancy.ts'
import type { VisitFields } from '../log/records/visit.ts'
import type { Child } from '../replica/queries/child.ts'

export interface VisitorDay {
  readonly child: Child
  readonly openDay: string
  /** The open day's date. */
  readonly on: CalendarDate
  readonly settings: CardSettings
  /** Absent: IMT/U is not computed (yet). */
  readonly tables?: GrowthTables | undefined
  /** What was typed and not saved yet, over what is recorded; null takes back. */
  readonly typed?: Readonly<Record<string, CardValue | null>>
}

/** Undefined for a child under six years, and while the birth date is not known. */
export function visitorOn({ child, openDay, on, settings, tables, typed = {} }: VisitorDay): Visitor | undefined {
  const { birthDate, sex } = child.shown
  const group = ageGroupOn(birthDate ?? undefined, on)
  const maternal = maternalOn(child.pregnancies, on)
  const card = group && cardOf(group, maternal?.state)
  if (!birthDate || card === undefined || card === 'anak') return undefined
  const recorded = child.visits.find((visit) => visit.openDay === openDay)?.shown ?? {}
  const today = valuesIn({ ...recorded, ...typed })
  const visitor: Visitor = {
    card,
    months: completedMonths(birthDate, on),
    sex: sex ?? undefined,
    maternal,
    today,
    earlier: child.visits
      .flatMap(({ date, shown, openDay: day }) =>
        date === undefined || day === openDay || date > on
          ? []
          : [{ daysAgo: daysBetween(date, on), values: valuesIn(shown) }],
      )
      .sort((a, b) => a.daysAgo - b.daysAgo),
    settings,
  }
  return tables ? { ...visitor, bmiForAgeZ: bmiForAgeZ(tables, visitor, birthDate, on) } : visitor
}

/** Of a visit, what cards can read: no lists of confirmations, no doses. */
function valuesIn(shown: Readonly<Record<string, unknown>>): CardValues {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, value]) =>
      value !== null && value !== undefined && OF_CARDS.test(name) ? [[name, value as CardValue]] : [],
    ),
  )
}

const OF_CARDS = /^(weightKg|heightCm|armCm|notWeighed|(measure|ask|form|screened)\..+)$/

function bmiForAgeZ(
  tables: GrowthTables,
  { sex, today }: Visitor,
  birth: CalendarDate,
  on: CalendarDate,
): number | undefined {
  const { weightKg, heightCm } = today as Pick<VisitFields, 'weightKg' | 'heightCm'>
  if (sex === undefined || typeof weightKg !== 'number' || typeof heightCm !== 'number') return undefined
  return childScores(tables, { sex, birth, on, weightKg, heightCm, posture: 'berdiri' }).bmiForAge?.z
}
