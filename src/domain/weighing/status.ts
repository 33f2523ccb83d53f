import {
  completedMonths,
  daysBetween,
  monthOf,
  previousMonth,
  type CalendarDate,
  type CalendarMonth,
} from '../calendar.ts'
import type { Sex } from '../growth/tables.ts'
import { kbmGrams, LAST_KMS_MONTH } from './kbm.ts'

/** A confirmed weighing. `id` sorts as text in the order of confirmation. */
export type Weighing = {
  readonly id: string
  readonly on: CalendarDate
  readonly weightKg: number
  /** Copied from the Buku KIA: the child was weighed somewhere else. It can be compared with, never reported. */
  readonly copied?: boolean
}

export type WeighedChild = { readonly sex: Sex; readonly birth: CalendarDate; readonly weighings: readonly Weighing[] }

/** Months are no 30 days: a gain over very few or very many days says little about N or T. */
export type Spacing = 'usual' | 'too-close' | 'too-far'
export const USUAL_DAYS = { min: 21, max: 45 } as const

export type WeighingStatus =
  | { readonly code: 'B' }
  | { readonly code: 'O'; readonly lastOn: CalendarDate }
  | {
      readonly code: 'N' | 'T'
      readonly gainGrams: number
      readonly requiredGrams: number
      readonly days: number
      readonly spacing: Spacing
      /** 1 for 1T, 2 for 2T; 0 when the weight rose. */
      readonly consecutiveT: number
      /** Compared with a weight copied from the Buku KIA: a child that moved here. */
      readonly transfer: boolean
    }

/**
 * Naik, Tidak naik, tidak ditimbang bulan lalu (O) or Baru: one status for a child weighed here in that calendar
 * month, so that D = N + T + O + B. Undefined when it was not weighed here, or is past the KMS.
 */
export function weighingStatus(child: WeighedChild, month: CalendarMonth): WeighingStatus | undefined {
  const now = reportingWeighing(child, month)
  return now && !now.copied ? statusAt(child, month, now) : undefined
}

function statusAt(child: WeighedChild, month: CalendarMonth, now: Weighing): WeighingStatus | undefined {
  if (completedMonths(child.birth, now.on) > LAST_KMS_MONTH) return undefined
  const earlier = weighingsAfterBirth(child).filter(({ on }) => monthOf(on) < month)
  const latest = earlier.reduce<Weighing | undefined>(laterOf, undefined)
  if (!latest) return { code: 'B' }
  const previous = reportingWeighing(child, previousMonth(month))
  if (!previous) return { code: 'O', lastOn: latest.on }

  const requiredGrams = kbmGrams(child.sex, completedMonths(child.birth, now.on)) ?? 0
  const gainGrams = gramsOf(now.weightKg) - gramsOf(previous.weightKg)
  const days = daysBetween(previous.on, now.on)
  const isT = gainGrams < requiredGrams
  return {
    code: isT ? 'T' : 'N',
    gainGrams,
    requiredGrams,
    days,
    spacing: spacingOf(days),
    consecutiveT: isT ? 1 + consecutiveTIn(child, previousMonth(month)) : 0,
    transfer: previous.copied === true,
  }
}

/**
 * The one weight of a calendar month: the last confirmed one, and one weighed here rather than one copied. Birth
 * weight is not a weighing, so the day of birth does not count.
 */
export function reportingWeighing(child: WeighedChild, month: CalendarMonth): Weighing | undefined {
  const ofMonth = weighingsAfterBirth(child).filter(({ on }) => monthOf(on) === month)
  const own = ofMonth.filter(({ copied }) => !copied)
  return (own.length > 0 ? own : ofMonth).reduce<Weighing | undefined>(laterOf, undefined)
}

/** Whole grams: 7.4 - 7.1 is 0.30000000000000071 in kg and 300 in grams. */
export function gramsOf(weightKg: number): number {
  return Math.round(weightKg * 1000)
}

/** Wherever the child was weighed: a T on another scale is the first of two all the same (§5.5). */
function consecutiveTIn(child: WeighedChild, month: CalendarMonth): number {
  const weighing = reportingWeighing(child, month)
  const status = weighing && statusAt(child, month, weighing)
  return status?.code === 'T' ? status.consecutiveT : 0
}

function weighingsAfterBirth({ birth, weighings }: WeighedChild): readonly Weighing[] {
  return weighings.filter(({ on }) => on > birth)
}

function laterOf(a: Weighing | undefined, b: Weighing): Weighing {
  if (!a || b.on > a.on) return b
  return b.on === a.on && b.id > a.id ? b : a
}

function spacingOf(days: number): Spacing {
  if (days < USUAL_DAYS.min) return 'too-close'
  return days > USUAL_DAYS.max ? 'too-far' : 'usual'
}
