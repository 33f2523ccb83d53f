/** Reasons, their numbers, and referrals in the words of the screen. */
import type { CalendarDate } from '../domain/calendar.ts'
import { CARD_REASONS, isCardReason } from '../domain/cards/reasons.ts'
import type { Reason, Report } from '../domain/follow-up/follow-up.ts'
import { pmtDays, type PmtEpisode } from '../domain/follow-up/pmt.ts'
import type { FollowUpAction } from '../domain/follow-up/referral.ts'
import type { ReferralRecord } from '../replica/queries/referrals.ts'
import { shortDate } from '../ui/dates.ts'
import { formatCm, formatZ } from '../ui/numbers.ts'
import { declared } from '../ui/words/declared.ts'
import { followUpWords } from '../ui/words/follow-up.ts'
import { signWords } from '../ui/words/signs.ts'

/** By its code; one that only a newer app knows stands as it is. */
export function reasonName(code: string): string {
  if (isCardReason(code)) return declared(CARD_REASONS[code])
  return (followUpWords().reason as Readonly<Record<string, string>>)[code] ?? code
}

/** The numbers behind it: "LiLA 11,2 cm"; empty when there is no more to say than its name. */
export function triggerInWords({ code, trigger }: Reason): string {
  const words = followUpWords()
  switch (trigger.kind) {
    case 'arm':
      return words.arm(formatCm(trigger.armCm))
    case 'z':
      return words.z(indexOf(code), formatZ(trigger.z))
    case 'gain':
      return words.gain(trigger)
    case 'found':
      return declared(trigger.number)
    case 'signs':
      if (code === 'ceklis-tidak-lengkap') return trigger.signs.length > 0 ? words.milestones(trigger.signs.length) : ''
      return trigger.signs.map(signName).join(' · ')
  }
}

function signName(code: string): string {
  return (signWords() as Readonly<Record<string, string>>)[code] ?? code
}

/** "LiLA merah: LiLA 11,2 cm" */
export function reasonInWords(reason: Reason): string {
  return [reasonName(reason.code), triggerInWords(reason)].filter((part) => part !== '').join(': ')
}

/** Why a finding is told and not referred, where that has to be said. */
export function becauseInWords(report: Report): string {
  const words = followUpWords().card
  switch (report.because) {
    case 'lapor':
      return ''
    case 'told-before':
      return words.toldBefore
    case 'below-threshold':
      return words.belowThreshold
    case 'in-care':
      return words.inCare(shortDate(report.care.since), report.care.place ?? '')
  }
}

/** One that only a newer app knows stands as it is. */
export function destinationName(code: string): string {
  return (followUpWords().referral.destinations as Readonly<Record<string, string>>)[code] ?? code
}

/** What the answer asks of the kader; empty while there is none. */
export function answerInWords({ shown, status }: Pick<ReferralRecord, 'shown' | 'status'>): string {
  const words = followUpWords().referral
  if (status !== 'selesai' && status !== 'tindak-lanjut') return ''
  const actions = (shown.followUp ?? []).map((code) => words.action[code as FollowUpAction] ?? code)
  const control = shown.controlOn ? [words.controlOn(shortDate(shown.controlOn))] : []
  const all = [...actions, ...(shown.answer ? [shown.answer] : []), ...control]
  return all.length > 0 ? all.join('. ') : words.nothingToDo
}

/** "Hari ke-3 dari 56"; when it begins, while it has not. */
export function dayOfPmt(episode: PmtEpisode, today: CalendarDate): string {
  const words = followUpWords().pmt
  const { length } = pmtDays(episode, today)
  return length === 0 ? words.notStarted(shortDate(episode.startedOn)) : words.day(length, episode.days)
}

function indexOf(code: string): string {
  if (code.startsWith('bb-tb-')) return 'BB/TB'
  if (code.startsWith('imt-')) return 'IMT/U'
  if (code.startsWith('lk-')) return 'LK/U'
  return code.endsWith('pendek') ? 'TB/U' : 'BB/U'
}
