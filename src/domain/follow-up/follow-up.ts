/** What follows from a child's day: what is told to the bidan today, and what the child is referred for. */
import type { CalendarDate } from '../calendar.ts'
import type { Found } from '../cards/meanings.ts'
import { MONTHS_OF_BREASTFEEDING, type Finding } from '../weighing/verdict.ts'
import {
  ACUTE,
  ANSWER_REASONS,
  DEFAULT_FOLLOW_UP,
  isCoveredBy,
  ROUTES,
  TOLD_ONCE,
  type AnswerCode,
  type FollowUpSettings,
  type ReasonCode,
  type Route,
  type Tier,
  type TierKey,
} from './reasons.ts'

/** What an answer of step 4 found, with the codes of the signs or symptoms behind it. */
export interface AnswerFinding {
  readonly code: AnswerCode
  readonly signs: readonly string[]
}

/** Sudah dalam tata laksana: somebody treats the child for this. `until` is the last day of it. */
export interface Care {
  readonly since: CalendarDate
  readonly until?: CalendarDate | undefined
  readonly place?: string | undefined
}

export interface DayFindings {
  /** The open day's date. */
  readonly on: CalendarDate
  readonly completedMonths: number
  readonly growth: readonly Finding[]
  readonly answers: readonly AnswerFinding[]
  /** Of the cards from six years on. */
  readonly cards?: readonly Found[]
  /** By reason code. */
  readonly care: Readonly<Record<string, Care>>
  /** Reasons that the bidan was told of on an earlier day. */
  readonly toldBefore: ReadonlySet<string>
}

/** The number behind a finding; what it is called is the catalogue's. */
export type Trigger =
  | { readonly kind: 'z'; readonly z: number }
  | { readonly kind: 'arm'; readonly armCm: number }
  | { readonly kind: 'gain'; readonly gainGrams: number; readonly requiredGrams: number; readonly consecutiveT: number }
  | { readonly kind: 'signs'; readonly signs: readonly string[] }
  /** `150/95 mmHg`; empty where the name says it all. */
  | { readonly kind: 'found'; readonly number: string }

export interface Reason {
  readonly code: ReasonCode
  readonly trigger: Trigger
}

export type ReferralReason = Reason & { readonly tier: Tier }

export type Report = Reason &
  (
    | { readonly because: 'lapor' | 'told-before' | 'below-threshold' }
    /** It would be a referral, were the child not treated for it already. */
    | { readonly because: 'in-care'; readonly care: Care }
  )

export interface FollowUp {
  /** Lapor nakes: a list the bidan ticks off. */
  readonly reports: readonly Report[]
  /** Rujukan: a slip, an answer. */
  readonly referrals: readonly ReferralReason[]
}

/** Both lists, the most urgent first; every reason stands in one of them, once. */
export function followUp(day: DayFindings, settings: FollowUpSettings = DEFAULT_FOLLOW_UP): FollowUp {
  const reasons = reasonsOf(day, settings).sort((a, b) => ROUTES.indexOf(a.route) - ROUTES.indexOf(b.route))
  const reports: Report[] = []
  const referrals: ReferralReason[] = []
  for (const { route, ...reason } of reasons) {
    const care = careFor(reason.code, day)
    if (route === 'lapor') reports.push({ ...reason, because: 'lapor' })
    else if (isBelowThreshold(reason, settings)) reports.push({ ...reason, because: 'below-threshold' })
    else if (care) reports.push({ ...reason, because: 'in-care', care })
    else if (wasTold(reason.code, day)) reports.push({ ...reason, because: 'told-before' })
    else referrals.push({ ...reason, tier: route })
  }
  return { reports, referrals }
}

type RoutedReason = Reason & { readonly route: Route }

/** An answer knows more than the verdict: it names what was missing. */
function reasonsOf(
  { growth, answers, cards = [], completedMonths }: DayFindings,
  { routes }: FollowUpSettings,
): RoutedReason[] {
  const all = [...answers.map(answerReason), ...growth.flatMap(growthReason), ...cards.flatMap(cardReason)]
  return all
    .filter(({ code }, i) => all.findIndex((other) => other.code === code) === i)
    .map((reason) => ({ ...reason, route: routes[tierKey(reason.code, completedMonths)] ?? reason.route }))
}

/** How the settings name it, of a child of this age. */
export function tierKey(code: ReasonCode, completedMonths: number): TierKey {
  return code === 'bgm' && completedMonths < MONTHS_OF_BREASTFEEDING ? 'bgm-under-6-months' : code
}

function isBelowThreshold({ code, trigger }: Reason, { tbcSymptomsToRefer }: FollowUpSettings): boolean {
  return code === 'tbc-gejala' && trigger.kind === 'signs' && trigger.signs.length < tbcSymptomsToRefer
}

function careFor(code: ReasonCode, { care, on }: DayFindings): Care | undefined {
  if (ACUTE.has(code)) return undefined
  const covering = Object.entries(care).find(([known, entry]) => isCoveredBy(code, known) && isUnderCare(entry, on))
  return covering?.[1]
}

function wasTold(code: ReasonCode, { toldBefore }: DayFindings): boolean {
  return TOLD_ONCE.has(code) && [...toldBefore].some((known) => isCoveredBy(code, known))
}

/** On its first and its last day too. */
export function isUnderCare({ since, until }: Care, on: CalendarDate): boolean {
  return since <= on && (until === undefined || on <= until)
}

function growthReason(finding: Finding): readonly RoutedReason[] {
  if (finding.urgency === 'none') return []
  const route = finding.urgency
  switch (finding.code) {
    case 'naik':
    case 'baru':
    case 'tidak-ditimbang-bulan-lalu':
    case 'tercatat':
      return []
    case 'oedema':
    case 'ceklis-tidak-lengkap':
      return [{ code: finding.code, route, trigger: { kind: 'signs', signs: [] } }]
    case 'lila-merah':
    case 'lila-kuning':
      return [{ code: finding.code, route, trigger: { kind: 'arm', armCm: finding.armCm } }]
    case '1t':
    case '2t':
    case 't-under-6-months': {
      const { gainGrams, requiredGrams, consecutiveT } = finding
      return [{ code: finding.code, route, trigger: { kind: 'gain', gainGrams, requiredGrams, consecutiveT } }]
    }
    default:
      return [{ code: finding.code, route, trigger: { kind: 'z', z: finding.z } }]
  }
}

function answerReason({ code, signs }: AnswerFinding): RoutedReason {
  return { code, route: ANSWER_REASONS[code], trigger: { kind: 'signs', signs } }
}

function cardReason({ meaning: { follow, number = '' } }: Found): readonly RoutedReason[] {
  return follow ? [{ code: follow.reason, route: follow.route, trigger: { kind: 'found', number } }] : []
}
