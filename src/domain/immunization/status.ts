import type { CalendarDate } from '../calendar.ts'
import type { RecordedDose } from './dose.ts'
import { isDue, PLAN_AFTER_MONTHS, type DoseState, type DoseStatus, type Why } from './dose-status.ts'
import { judgeGiven } from './judge.ts'
import { earliestDay } from './live-spacing.ts'
import { numberDoses, type NumberedDose } from './numbering.ts'
import { antigens, type Antigen, type Product } from './products.ts'
import type { ScheduleRow } from './schedule.ts'
import { isHexavalentSeries, rowsFor } from './scheme.ts'
import { said } from './said.ts'
import type { ImmunizationSettings } from './settings.ts'
import { after, latest } from './span.ts'
import { lastDay, windowOf } from './windows.ts'

/**
 * What stands with every dose of the national schedule for this child on this day, in the order of the schedule, and
 * every other dose that was recorded. `doses` is all that is recorded, given or not, in any order.
 */
export function immunizationStatus(
  birthDate: CalendarDate,
  doses: readonly RecordedDose[],
  today: CalendarDate,
  settings: ImmunizationSettings,
): readonly DoseStatus[] {
  const given = doses.filter((dose) => dose.outcome === 'given' && dose.assessed !== 'ulangi')
  const hexavalent = isHexavalentSeries(given, today, settings)
  return antigens.flatMap((antigen) => {
    const rows = rowsFor(antigen, birthDate, given, today, settings)
    const numbered = numberDoses(given.filter((dose) => dose.antigen === antigen))
    const known: Known = { birthDate, given, today, numbered, doses: doses.filter((dose) => dose.antigen === antigen) }
    const statuses: DoseStatus[] = []
    for (const row of rows) statuses.push(statusOf(row, known, statuses.at(-1), productsFor(row, hexavalent)))
    const extra = numbered.filter(({ n }) => !rows.some((row) => row.n === n))
    return [...statuses, ...extra.map((dose) => extraDose(antigen, dose))]
  })
}

/** Something due is more than 6 months late: the bidan makes the plan (K12). */
export function needsPlan(statuses: readonly DoseStatus[], today: CalendarDate): boolean {
  return statuses.some(
    (status) =>
      isDue(status) && status.lateFrom !== undefined && today > after(status.lateFrom, { months: PLAN_AFTER_MONTHS }),
  )
}

interface Known {
  readonly birthDate: CalendarDate
  readonly today: CalendarDate
  /** Of all antigens. */
  readonly given: readonly RecordedDose[]
  /** Of this antigen. */
  readonly numbered: readonly NumberedDose[]
  readonly doses: readonly RecordedDose[]
}

function statusOf(
  row: ScheduleRow,
  known: Known,
  previous: DoseStatus | undefined,
  products: readonly Product[],
): DoseStatus {
  const { birthDate, numbered, today } = known
  const { antigen, n } = row
  const given = numbered.find((dose) => dose.n === n)
  const first = firstDay(row, known, previous)
  const lateFrom = row.isLateBySpacing ? first : after(birthDate, row.onTime)
  const own = { antigen, n, products, given, last: lastDay(row, birthDate), lateFrom }
  if (given) return { ...own, first: given.date, ...judgeGiven(row, given, previous?.given, known) }
  if (numbered.some((dose) => dose.n > n)) {
    return { ...own, first, state: 'perlu-dinilai-bidan', why: { code: 'later-dose-recorded' } }
  }
  const judged = judgeWaiting(row, first, known, previous)
  const answer = said(known.doses, { n, judged: judged.state, today, lastGiven: numbered.at(-1) })
  return answer ? { ...own, ...judged, ...answer, otherwise: judged.state } : { ...own, ...judged }
}

/** A dose that nobody has recorded as given. */
function judgeWaiting(
  row: ScheduleRow,
  first: CalendarDate,
  { birthDate, given, today }: Known,
  previous: DoseStatus | undefined,
): { readonly state: DoseState; readonly why: Why; readonly first: CalendarDate } {
  const last = lastDay(row, birthDate)
  const at = (state: DoseState, why: Why, day = first) => ({ state, why, first: day })
  if (today > last) return at('lewat-umur', { code: 'age-passed' })
  const waits = previous !== undefined && previous.given === undefined
  if (waits && previous.state === 'lewat-umur') return at('lewat-umur', previous.why)
  const open = earliestDay(row.antigen, latest(first, today), given)
  if (open.day > last) return at('lewat-umur', { code: 'no-time-left' })
  if (waits) return at('belum-waktunya', { code: 'waits-for-previous' })
  const since = previous?.given?.lastDate
  if (first > today) {
    const isValid =
      isValidOn(today, row, birthDate, since, previous) && earliestDay(row.antigen, today, given).day === today
    return at(isValid ? 'bisa-sekarang' : 'belum-waktunya', waitingWhy(row, birthDate, first, since), open.day)
  }
  if (previous?.given && since === undefined) return at('perlu-dinilai-bidan', { code: 'previous-undated' })
  if (open.day > today && open.blockedBy) return at('belum-waktunya', open.blockedBy, open.day)
  const window = windowOf(row, birthDate, today)
  // By age the first day is reached and the last is not: the window is one of the three in between.
  return at(window === 'terlalu-awal' ? 'belum-waktunya' : window, { code: 'by-age' })
}

/** jadwal_min: the age, and the interval after the dose before it, given or to be given as soon as it can. */
function firstDay(row: ScheduleRow, { birthDate, today }: Known, previous: DoseStatus | undefined): CalendarDate {
  const byAge = after(birthDate, row.from)
  if (!previous || !row.spacing) return byAge
  const before = previous.given ? previous.given.lastDate : latest(previous.first ?? byAge, today)
  return latest(byAge, before && after(before, row.spacing))
}

function isValidOn(
  today: CalendarDate,
  { valid }: ScheduleRow,
  birthDate: CalendarDate,
  since: CalendarDate | undefined,
  previous: DoseStatus | undefined,
): boolean {
  if (today < after(birthDate, valid.from)) return false
  if (!previous || !valid.spacing) return true
  return since !== undefined && today >= after(since, valid.spacing)
}

function waitingWhy(
  row: ScheduleRow,
  birthDate: CalendarDate,
  first: CalendarDate,
  since: CalendarDate | undefined,
): Why {
  const isByAge = first === after(birthDate, row.from)
  return isByAge || since === undefined ? { code: 'too-young' } : { code: 'interval', since, until: first }
}

/** Beyond the schedule (a campaign, a private clinic): kept, and counted nowhere. */
function extraDose(antigen: Antigen, given: NumberedDose): DoseStatus {
  const why: Why = { code: 'given', window: undefined }
  const { n, date: first } = given
  return { antigen, n, state: 'sudah', why, first, last: undefined, lateFrom: undefined, given, products: [] }
}

function productsFor({ antigen, n }: ScheduleRow, hexavalent: boolean): readonly Product[] {
  if (antigen === 'dpt') return hexavalent && n <= 3 ? ['hexavalen', 'pentavalen'] : ['pentavalen']
  if (antigen === 'ipv' && hexavalent) return ['hexavalen', 'ipv']
  return [antigen]
}
