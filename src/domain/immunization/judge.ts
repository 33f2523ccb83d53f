import type { CalendarDate } from '../calendar.ts'
import type { RecordedDose } from './dose.ts'
import type { DoseState, Why } from './dose-status.ts'
import { blockedOn } from './live-spacing.ts'
import type { NumberedDose } from './numbering.ts'
import type { ScheduleRow } from './schedule.ts'
import { after } from './span.ts'
import { windowOf } from './windows.ts'

interface Judged {
  readonly state: DoseState
  readonly why: Why
}

/** A dose that was given stays given. Below sah_min the bidan judges it, once (K11). */
export function judgeGiven(
  row: ScheduleRow,
  dose: NumberedDose,
  previous: NumberedDose | undefined,
  known: { readonly birthDate: CalendarDate; readonly given: readonly RecordedDose[] },
): Judged {
  const { date, records } = dose
  if (date === undefined) return { state: 'sudah', why: { code: 'given', window: undefined } }
  const isAssessed = records.some(({ assessed }) => assessed === 'sah')
  const problem = isAssessed ? undefined : tooEarly(row, date, previous, known)
  if (problem) return { state: 'perlu-dinilai-bidan', why: problem }
  return { state: 'sudah', why: { code: 'given', window: windowOf(row, known.birthDate, date) } }
}

function tooEarly(
  { antigen, valid }: ScheduleRow,
  date: CalendarDate,
  previous: NumberedDose | undefined,
  { birthDate, given }: { readonly birthDate: CalendarDate; readonly given: readonly RecordedDose[] },
): Why | undefined {
  if (date < birthDate) return { code: 'before-birth' }
  const ofAge = after(birthDate, valid.from)
  if (date < ofAge) return { code: 'below-valid-age', until: ofAge }
  if (valid.spacing && previous?.date !== undefined) {
    const until = after(previous.date, valid.spacing)
    if (date < until) return { code: 'interval-too-short', since: previous.date, until }
  }
  return blockedOn(antigen, date, given)
}
