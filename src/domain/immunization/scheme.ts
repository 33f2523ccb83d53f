import type { CalendarDate } from '../calendar.ts'
import type { RecordedDose } from './dose.ts'
import type { Antigen } from './products.ts'
import { IPV_WITH_HEXAVALENT, PCV_FROM_12_MONTHS, PCV_FROM_24_MONTHS, SCHEDULE, type ScheduleRow } from './schedule.ts'
import type { ImmunizationSettings } from './settings.ts'
import { after } from './span.ts'

/** The doses this child needs of each antigen: by what the district gives and by when the child began. */
export function rowsFor(
  antigen: Antigen,
  birthDate: CalendarDate,
  given: readonly RecordedDose[],
  today: CalendarDate,
  settings: ImmunizationSettings,
): readonly ScheduleRow[] {
  if (antigen === 'je' && !settings.je && !given.some((dose) => dose.antigen === 'je')) return []
  if (antigen === 'rv' && !settings.rv && !given.some((dose) => dose.antigen === 'rv')) return []
  if (antigen === 'ipv' && isHexavalentSeries(given, today, settings)) return IPV_WITH_HEXAVALENT
  if (antigen === 'pcv') return pcvRows(birthDate, given, today)
  return SCHEDULE.filter((row) => row.antigen === antigen)
}

/** A series goes on as it began: by hexavalen when the district gave it at the child's first DPT-HB-Hib. */
export function isHexavalentSeries(
  given: readonly RecordedDose[],
  today: CalendarDate,
  { hexavalentSince }: ImmunizationSettings,
): boolean {
  if (hexavalentSince === undefined) return false
  const dpt = given.filter(({ antigen }) => antigen === 'dpt')
  if (dpt.length === 0) return today >= hexavalentSince && !given.some(({ antigen }) => antigen === 'ipv')
  const began = firstDate(dpt)
  return began !== undefined && began >= hexavalentSince
}

function pcvRows(birthDate: CalendarDate, given: readonly RecordedDose[], today: CalendarDate): readonly ScheduleRow[] {
  const pcv = given.filter(({ antigen }) => antigen === 'pcv')
  // Begun, nobody knows when: the whole series, and the bidan judges what is missing.
  const begins = pcv.length === 0 ? today : firstDate(pcv)
  if (begins === undefined || begins < after(birthDate, { months: 12 })) {
    return SCHEDULE.filter(({ antigen }) => antigen === 'pcv')
  }
  return begins < after(birthDate, { months: 24 }) ? PCV_FROM_12_MONTHS : PCV_FROM_24_MONTHS
}

/** Undefined when a date is missing that might be the first. */
function firstDate(doses: readonly RecordedDose[]): CalendarDate | undefined {
  const dates = doses.map(({ date }) => date)
  return dates.includes(undefined) ? undefined : (dates as CalendarDate[]).sort()[0]
}
