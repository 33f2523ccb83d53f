/** What the forms ask of a child's month, each answered once for all of them. */
import { completedMonths, type CalendarDate, type CalendarMonth } from '../../domain/calendar.ts'
import { exclusiveByMonth } from '../../domain/child-care/feeding.ts'
import { milestoneBand } from '../../domain/child-care/milestones.ts'
import { TBC_SIGNS } from '../../domain/child-care/signs.ts'
import type { CareAnswer, CareAnswers } from '../../domain/child-care/question.ts'
import { asiAnswers } from '../../domain/child-care/questions.ts'
import { lastDay } from '../../domain/follow-up/pmt.ts'
import { isVisitor } from './examined.ts'
import { once } from './once.ts'
import type { ServedPmt, ServedVisit } from '../month/served.ts'
import { PersonMonth } from '../month/person-month.ts'
import { lastDayOf } from '../month/report-month.ts'

export type ChildGroup = 'bayi' | 'balita' | 'apras'

/** The last completed months of bayi and of balita (domain spec §2). */
const LAST_BAYI = 11
export const LAST_BALITA = 59
const LAST_APRAS = 71

/**
 * Bayi, balita or anak prasekolah in that month. Who turns 72 months stays apras for that calendar month (C5), and is
 * not yet of school age in it.
 */
export const childGroupOf = once((at): ChildGroup | undefined => {
  const { months } = at
  if (months === undefined) return undefined
  if (months <= LAST_BAYI) return 'bayi'
  if (months <= LAST_BALITA) return 'balita'
  return months <= LAST_APRAS || hasTurned72(at) ? 'apras' : undefined
})

function hasTurned72({ months, month, person: { birth } }: PersonMonth): boolean {
  return months === LAST_APRAS + 1 && birth !== undefined && completedMonths(birth, month.first) <= LAST_APRAS
}

/** 0 to 59 months. */
export function isBalita({ months }: PersonMonth): boolean {
  return months !== undefined && months <= LAST_BALITA
}

/** Can be put into a table by age and sex. */
export function isKnown({ months, person }: PersonMonth): boolean {
  return months !== undefined && person.sex !== undefined
}

/** A child without a sex, or somebody who came and has no birth date: in no band, and counted by itself. */
export function isIncomplete(at: PersonMonth): boolean {
  if (!at.isSasaran || isKnown(at)) return false
  return at.person.birth === undefined ? at.came : childGroupOf(at) !== undefined
}

/** Whom a form of children counts: the sasaran of that age, who came from elsewhere, and who is not complete. */
export function isOfChildren(at: PersonMonth): boolean {
  return (at.isSasaran || at.came) && (childGroupOf(at) !== undefined || at.person.birth === undefined)
}

/** Came, at this age, and is in no sasaran of this posyandu: "luar wilayah" (K3). */
export function isChildVisitor(at: PersonMonth): boolean {
  return isVisitor(at) && childGroupOf(at) !== undefined
}

/** A child of the posyandu's own sasaran who can be counted. */
export function isOwnBalita(at: PersonMonth): boolean {
  return isBalita(at) && at.isSasaran && isKnown(at)
}

export function isWeighed(at: PersonMonth): boolean {
  return at.weighed !== undefined
}

/** Has a KMS or Buku KIA; undefined while nobody has asked. One that was written into at a visit is there. */
export function hasBook({ person: { shown, visits }, month }: PersonMonth): boolean | undefined {
  if (shown.kia) return shown.kia === 'ada' || shown.kia === 'pengganti'
  return visits.some(({ on, shown: visit }) => on <= month.last && visit.kiaBook === true) ? true : undefined
}

/** BB/U, BB/TB and IMT/U come from a scale of ours; PB/U, LK and LiLA from whatever was measured. */
export function weightStatus(at: PersonMonth): PersonMonth['status'] {
  return isWeighed(at) || at.measured?.shown.oedema === true ? at.status : undefined
}

/** N. N and T are said of balita: who came again after turning 60 months is apras in that month. */
export function isGaining(at: PersonMonth): boolean {
  return isBalita(at) && at.weighing?.code === 'N'
}

/** T, below the red line or above the orange one: any of them is column 14 and is told to the midwife (card, rule of thumb). */
export function isNotGrowing(at: PersonMonth): boolean {
  return (isBalita(at) && at.weighing?.code === 'T') || isBelowRed(at) || isAboveOrange(at)
}

export function isTwiceT({ weighing }: PersonMonth): boolean {
  return weighing?.code === 'T' && weighing.consecutiveT > 1
}

export function isBelowRed(at: PersonMonth): boolean {
  return isWeighed(at) && isBalita(at) && at.status?.bgm === true
}

export function isAboveOrange(at: PersonMonth): boolean {
  return isWeighed(at) && isBalita(at) && at.status?.atasGarisOranye === true
}

/** Stunting: PB/U or TB/U below -2 SD (domain spec §5.2). */
export function isShort(at: PersonMonth): boolean {
  const height = at.status?.heightForAge
  return height === 'pendek' || height === 'sangat-pendek'
}

/** An answer of langkah 4 in this month, a later visit's over an earlier one's. */
export function answerOf({ values }: PersonMonth, code: string): CareAnswer | undefined {
  return values[`ask.${code}`] as CareAnswer | undefined
}

/**
 * The checklist of Buku KIA for the age they are: what was answered this month; complete once within the age band, it is
 * not asked again and stays complete. Undefined where it was not gone through.
 */
export const checklistOf = once((at): 'lengkap' | 'tidak-lengkap' | undefined => {
  const now = answerOf(at, 'ceklis')
  if (now === 'lengkap' || now === 'tidak-lengkap') return now
  const { months, month, person } = at
  const { birth } = person
  if (months === undefined || birth === undefined) return undefined
  const band = milestoneBand(months)
  const isComplete = person.visits.some(
    ({ on, shown }) =>
      on < month.first &&
      on >= birth &&
      shown['ask.ceklis'] === 'lengkap' &&
      milestoneBand(completedMonths(birth, on)) === band,
  )
  return isComplete ? 'lengkap' : undefined
})

/** Signs of TBC that were answered with yes this month, contact among them where the card asks for it (C1). */
export function tbcSignsOf({ values }: PersonMonth): number {
  return TBC_SIGNS.filter((code) => values[`ask.${code}`] === true).length
}

export function isSick(at: PersonMonth): boolean {
  return ['sakit', 'bahaya'].some((code) => hasSome(answerOf(at, code)))
}

export function hasDiarrhoea(at: PersonMonth): boolean {
  const signs = answerOf(at, 'sakit')
  const danger = answerOf(at, 'bahaya')
  return (Array.isArray(signs) && signs.includes('diare')) || (Array.isArray(danger) && danger.includes('diare-berat'))
}

export function isGivenOralit(at: PersonMonth): boolean {
  return answerOf(at, 'oralit') === true
}

function hasSome(answer: CareAnswer | undefined): boolean {
  return Array.isArray(answer) && answer.length > 0
}

/** From 0 to 6 completed months: ASI alone so far, by all that was ever answered; undefined while that is not known. */
export const isExclusivelyBreastfed = once((at): boolean | undefined => {
  const { months } = at
  if (months === undefined || months > LAST_ASI_MONTH) return undefined
  return exclusiveByMonth(breastfeedingAnswers(at))[months]
})

/** What was answered about ASI until this month's end, by question code. */
export function breastfeedingAnswers({ month, person }: PersonMonth): CareAnswers {
  const told = person.visits
    .filter(({ on }) => on <= month.last)
    .map(({ on, shown }) => ({ on, broughtBy: shown.broughtBy ?? undefined, answers: asked(shown) }))
  return asiAnswers(told)
}

/** Column 26 and F1 say "0-6 bulan"; e-PPGBM asks for month 6 too. */
export const LAST_ASI_MONTH = 6

function asked(shown: ServedVisit['shown']): CareAnswers {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, value]) =>
      name.startsWith('ask.') && value !== null && value !== undefined
        ? [[name.slice('ask.'.length), value as CareAnswer] as const]
        : [],
    ),
  )
}

/** Whether a visit of this month says so. */
export function anyVisit({ visits }: PersonMonth, isSo: (shown: ServedVisit['shown']) => boolean): boolean {
  return visits.some(({ shown }) => isSo(shown))
}

/** The capsule given in this month; the last where two were written down. */
export function capsuleOf({ visits }: PersonMonth): 'biru' | 'merah' | undefined {
  return visits.findLast(({ shown }) => shown.vitaminA)?.shown.vitaminA ?? undefined
}

export function wasDewormed(at: PersonMonth): boolean {
  return anyVisit(at, ({ deworming }) => Boolean(deworming))
}

/** PMT pemulihan that goes on in this month, if only for a day. */
export function pmtIn({ person, month }: PersonMonth): readonly ServedPmt[] {
  return person.pmt.filter((episode) => episode.startedOn <= month.last && lastDay(episode) >= month.first)
}

/** Not said to be made in a factory: what posyandu cook (MT pangan lokal). */
export function hasLocalPmt(at: PersonMonth): boolean {
  return pmtIn(at).some(({ kind }) => kind !== 'pabrikan')
}

/** The same person in another month, for what lies before: its open days are not known to it. */
export function inMonth({ person, month }: PersonMonth, other: CalendarMonth): PersonMonth {
  const first: CalendarDate = `${other}-01`
  return new PersonMonth(person, { ...month, month: other, first, last: lastDayOf(other), days: [] })
}
