import type { CalendarDate } from '../calendar.ts'
import type { RecordedDose } from './dose.ts'
import type { DoseState, Why } from './dose-status.ts'
import type { NumberedDose } from './numbering.ts'

/**
 * What was answered instead of the dose: refused (it stands until it is taken back, §15.13) or put off (on that day
 * only). A refusal with a number is of that dose; with a date, of the next one; with neither, of everything.
 */
export function said(
  doses: readonly RecordedDose[],
  dose: {
    readonly n: number
    readonly judged: DoseState
    readonly today: CalendarDate
    readonly lastGiven: NumberedDose | undefined
  },
): { readonly state: DoseState; readonly why: Why } | undefined {
  const { n, judged, today, lastGiven } = dose
  const isNext = n === (lastGiven?.n ?? 0) + 1
  const isEarly = judged === 'belum-waktunya' || judged === 'bisa-sekarang'
  const refused = doses
    .filter(({ outcome }) => outcome === 'refused')
    .filter((refusal) => {
      if (refusal.n !== undefined) return refusal.n === n
      if (isEarly) return false
      if (refusal.date === undefined) return true
      return isNext && (lastGiven?.lastDate === undefined || refusal.date > lastGiven.lastDate)
    })
    .sort(byDate)
    .at(-1)
  if (refused) return { state: 'ditolak', why: whyOf(refused) }
  const postponed = doses.find(({ outcome, date }) => outcome === 'postponed' && date === today)
  return postponed && isNext && !isEarly && judged !== 'lewat-umur'
    ? { state: 'ditunda', why: whyOf(postponed) }
    : undefined
}

function whyOf({ date, reason }: RecordedDose): Why {
  return { code: 'said', on: date, reason }
}

function byDate(a: RecordedDose, b: RecordedDose): number {
  return (a.date ?? '').localeCompare(b.date ?? '')
}
