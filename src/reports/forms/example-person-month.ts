/** People and months made up, for tests. */
import { monthOf, type CalendarDate } from '../../domain/calendar.ts'
import { DEFAULT_CARD_SETTINGS } from '../../domain/cards/field.ts'
import { DEFAULT_FOLLOW_UP } from '../../domain/follow-up/reasons.ts'
import { ANSWER_WITHIN_DAYS } from '../../domain/follow-up/referral.ts'
import { KMS_LINES } from '../../domain/growth/cut-offs.ts'
import { growthTables } from '../../domain/growth/tables.ts'
import { who2006 } from '../../domain/growth/tables/who-2006.ts'
import { who2007 } from '../../domain/growth/tables/who-2007.ts'
import type { RecordedDose } from '../../domain/immunization/dose.ts'
import type { Antigen } from '../../domain/immunization/products.ts'
import { DEFAULT_IMMUNIZATION_SETTINGS } from '../../domain/immunization/settings.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { Column, ReportForm } from '../month/form.ts'
import { countIn } from '../month/form.ts'
import { PersonMonth } from '../month/person-month.ts'
import { reportMonth } from '../month/report-month.ts'
import type {
  ReportSettings,
  ServedDay,
  ServedPerson,
  ServedPmt,
  ServedReferral,
  ServedVisit,
} from '../month/served.ts'

export const EXAMPLE_TABLES = growthTables(who2006, who2007)

export const EXAMPLE_SETTINGS: ReportSettings = {
  kms: KMS_LINES,
  cards: DEFAULT_CARD_SETTINGS,
  immunization: DEFAULT_IMMUNIZATION_SETTINGS,
  followUp: DEFAULT_FOLLOW_UP,
  answerDays: ANSWER_WITHIN_DAYS,
}

export function exampleDay(date: CalendarDate, groups: readonly string[] = []): ServedDay {
  return { record: `hari ${date}`, date, place: undefined, groups, isClosed: true, kader: [], nakes: [] }
}

export function exampleVisit(on: CalendarDate, shown: VisitFields, elsewhere?: string): ServedVisit {
  return {
    openDay: `hari ${on}`,
    on,
    elsewhere,
    shown,
    weightId: typeof shown.weightKg === 'number' ? `berat ${on}` : undefined,
    from: `${on}T02:00:00.000Z`,
    until: `${on}T02:30:00.000Z`,
  }
}

/** A boy born on 5 September 2025, unless it is said otherwise. */
export function examplePerson(fields: Partial<ServedPerson> = {}): ServedPerson {
  return {
    record: 'anak',
    records: ['anak'],
    name: 'Budi',
    sex: 'L',
    birth: '2025-09-05',
    shown: {},
    family: undefined,
    phone: undefined,
    visits: [],
    homeVisits: [],
    pregnancies: [],
    newborn: [],
    doses: [],
    referrals: [],
    pmt: [],
    care: {},
    ...fields,
  }
}

export function exampleReferral(madeOn: CalendarDate): ServedReferral {
  return { openDay: `hari ${madeOn}`, madeOn, status: 'dibuat', tier: '7-hari', reasons: ['2t'], shown: {} }
}

export function examplePmt(startedOn: CalendarDate, days: number, kind?: 'pabrikan' | 'lokal'): ServedPmt {
  return {
    record: `pmt ${startedOn}`,
    startedOn,
    days,
    kind,
    reason: 'tidak-naik',
    funding: undefined,
    partner: undefined,
    followsGuideline: undefined,
    eaten: {},
    weekly: {},
    decisions: {},
  }
}

export function exampleDose(
  antigen: Antigen,
  n: number,
  date: CalendarDate | undefined,
  rest: Partial<RecordedDose> = {},
): RecordedDose {
  return { antigen, n, date, source: `${antigen}${n}`, outcome: 'given', proof: 'hari-buka', ...rest }
}

/** In November 2026, open on the 10th, unless it is said otherwise; `today` is long after it. */
export function exampleMonth(
  person: Partial<ServedPerson>,
  month = '2026-11',
  days: readonly ServedDay[] = [exampleDay(`${month}-10`)],
  settings: ReportSettings = EXAMPLE_SETTINGS,
): PersonMonth {
  return new PersonMonth(examplePerson(person), reportMonth({ days, settings }, month, EXAMPLE_TABLES, '2030-01-01'))
}

/** Seen once, at the month's open day. */
export function exampleSeen(shown: VisitFields, person: Partial<ServedPerson> = {}, on = '2026-11-10'): PersonMonth {
  return exampleMonth({ ...person, visits: [...(person.visits ?? []), exampleVisit(on, shown)] }, monthOf(on), [
    exampleDay(on),
  ])
}

/** The codes of the columns that this person counts in, with how often where it is more than once. */
export function columnsOf(form: ReportForm, at: PersonMonth): Readonly<Record<string, number>> {
  if (!form.concerns(at)) return {}
  return Object.fromEntries(
    form.columns.flatMap((column): (readonly [string, number])[] => {
      const count = countIn(column, at)
      return count === 0 ? [] : [[column.code, count]]
    }),
  )
}

export function columnOf(form: ReportForm, code: string): Column {
  const column = form.columns.find((each) => each.code === code)
  if (!column) throw new Error(`expected a column ${code} in ${form.code}`)
  return column
}
