/** Doses in words: their names, what stands with them and why. */
import { addDays, daysBetween } from '../domain/calendar.ts'
import type { DoseStatus } from '../domain/immunization/dose-status.ts'
import { doseName } from '../ui/dose-name.ts'
import { shortDate } from '../ui/dates.ts'
import { immunizationWords } from '../ui/words/immunization.ts'

export function nameOfDose({ antigen, n }: { readonly antigen: string; readonly n: number }): string {
  return doseName(`had.${antigen}.${n}`) ?? `${antigen} ${n}`
}

/** "DPT-HB-Hib 2 + IPV 2" */
export function namesOfDoses(doses: readonly { readonly antigen: string; readonly n: number }[]): string {
  return doses.map(nameOfDose).join(' + ')
}

/** One sentence beside the state; empty where the state says it all. */
export function whyInWords(status: DoseStatus): string {
  const words = immunizationWords()
  const { why, state, first, last } = status
  const from = first ? `${words.from(shortDate(first))}.` : ''
  switch (why.code) {
    case 'by-age':
      return dueInWords(status)
    case 'too-young':
      return state === 'bisa-sekarang' ? `${from} ${words.why.valid}` : from
    case 'waits-for-previous':
      return first ? words.why.waits(shortDate(first)) : words.why.waitsOnly
    case 'interval': {
      const interval = words.why.interval(shortDate(why.since), shortDate(why.until))
      return state === 'bisa-sekarang' ? `${interval} ${words.why.valid}` : interval
    }
    case 'interval-too-short':
      return words.why.tooShort(shortDate(why.since), shortDate(why.until))
    case 'live-spacing':
      return words.why.live(nameOfDose({ antigen: why.antigen, n: 1 }), shortDate(why.since))
    case 'age-passed':
      return last ? words.why.agePassed(shortDate(last)) : ''
    case 'no-time-left':
      return words.why.noTime
    case 'previous-undated':
      return words.why.undated
    case 'later-dose-recorded':
      return words.why.laterRecorded
    case 'before-birth':
      return words.why.beforeBirth
    case 'below-valid-age':
      return words.why.tooYoung(shortDate(why.until))
    case 'given':
      return why.window && why.window !== 'tepat' ? words.timing[why.window] : ''
    case 'said':
      return [reasonInWords(why.reason), why.on && words.saidOn(shortDate(why.on))].filter(Boolean).join(', ')
  }
}

/** Until when it is on time; then since when it is late, and the age limit only where it is near. */
function dueInWords({ state, first, last, lateFrom }: DoseStatus): string {
  const words = immunizationWords()
  if (!first || !last) return ''
  if (state === 'tepat' && lateFrom) return words.onTimeUntil(shortDate(first), shortDate(addDays(lateFrom, -1)))
  const since = words.lateSince(shortDate(first))
  return daysBetween(first, last) > NEAR_LIMIT_DAYS ? since : `${since} ${words.atTheLatest(shortDate(last))}`
}

/** BCG and RV end within their first year: that is said. Catch-up to 5 years is no reason to wait. */
const NEAR_LIMIT_DAYS = 400

/** A reason chosen here, or one that somebody wrote. */
export function reasonInWords(reason: string | undefined): string {
  const words = immunizationWords()
  const known: Readonly<Record<string, string>> = { ...words.postponeReasons, ...words.refuseReasons }
  return (reason && known[reason]) ?? reason ?? ''
}

/** "Februari 2026" */
export function roundInWords(round: string): string {
  return immunizationWords().round[round.endsWith('-02') ? '02' : '08'](round.slice(0, 4))
}

/** The day of a capsule, or its round where a book says no more. */
export function capsuleDay(on: string): string {
  return on.length === 'yyyy-mm'.length ? roundInWords(on) : shortDate(on)
}
