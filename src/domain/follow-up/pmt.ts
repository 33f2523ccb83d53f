/** PMT pemulihan as an episode: a reason, days that were eaten or not, a weight and a decision each week. */
import { addDays, completedMonths, daysBetween, type CalendarDate } from '../calendar.ts'
import type { Finding } from '../weighing/verdict.ts'
import { gramsOf } from '../weighing/status.ts'

export type PmtReason = 'wasting' | 'underweight' | 'tidak-naik'
export type Eaten = 'habis' | 'sebagian' | 'tidak'
export type PmtDecision = 'lanjut' | 'selesai' | 'rujuk'

/** K9: never under 6 months, whatever the weight: help to breastfeed, and refer. */
export const PMT_MONTHS = { from: 6, to: 59 } as const

/** Days of PMT pangan lokal by reason. Juknis PMT, practice of 2025; the juknis of 2022 had 90 days. */
export const PMT_DAYS: Readonly<Record<PmtReason, number>> = { wasting: 56, underweight: 14, 'tidak-naik': 14 }

/** Who pays, in the order of the e-PPGBM form (sumber_anggaran 1 to 4). */
export const PMT_FUNDINGS = ['dak-nf', 'apbd', 'mitra', 'dana-desa'] as const

/** Length is measured lying below this many completed months (WHO, Permenkes 2/2020). */
const STANDING_FROM_MONTH = 24

/** How a child of this age is measured. */
export function usualPosture(birth: CalendarDate, on: CalendarDate): 'terlentang' | 'berdiri' {
  return completedMonths(birth, on) < STANDING_FROM_MONTH ? 'terlentang' : 'berdiri'
}

/** The most serious first; a child has one episode at a time, for the first that fits. */
const REASONS: readonly (readonly [PmtReason, readonly Finding['code'][]])[] = [
  // LiLA yellow is gizi kurang as well (Kepmenkes 1936/2022).
  ['wasting', ['bb-tb-kurang', 'lila-kuning']],
  ['underweight', ['bgm', 'bb-kurang']],
  ['tidak-naik', ['1t', '2t']],
]

/** Gizi buruk is treated at the puskesmas, not fed at the posyandu (Kepmenkes 1936/2022). */
const TREATED_FIRST: readonly Finding['code'][] = ['oedema', 'lila-merah', 'bb-tb-buruk']

export function isPmtAge(birth: CalendarDate, on: CalendarDate): boolean {
  const months = completedMonths(birth, on)
  return months >= PMT_MONTHS.from && months <= PMT_MONTHS.to
}

/** The reason for which this child should be given PMT; undefined for none, or when it must be treated first. */
export function pmtReason(findings: readonly Finding[], months: number): PmtReason | undefined {
  if (months < PMT_MONTHS.from || months > PMT_MONTHS.to) return undefined
  const has = (codes: readonly Finding['code'][]) => findings.some(({ code }) => codes.includes(code))
  if (has(TREATED_FIRST)) return undefined
  return REASONS.find(([, codes]) => has(codes))?.[0]
}

export interface PmtWeek {
  readonly on: CalendarDate
  readonly weightKg: number
  readonly heightCm?: number | undefined
  readonly posture?: 'terlentang' | 'berdiri' | undefined
  readonly health?: 'sehat' | 'sakit' | undefined
}

export interface PmtEpisode {
  readonly startedOn: CalendarDate
  /** How many days it is to last. */
  readonly days: number
  readonly endedOn?: CalendarDate | undefined
  readonly eaten: Readonly<Record<CalendarDate, Eaten>>
  /** By number of the week, from 1. */
  readonly weekly: Readonly<Record<number, PmtWeek>>
  readonly decisions: Readonly<Record<number, PmtDecision>>
}

export interface PmtDay {
  /** From 1. */
  readonly number: number
  readonly week: number
  readonly on: CalendarDate
  readonly eaten: Eaten | undefined
}

/** The days that have come, the first to today or to the end. */
export function pmtDays(episode: PmtEpisode, today: CalendarDate): readonly PmtDay[] {
  const last = lastDay(episode)
  const count = Math.max(0, daysBetween(episode.startedOn, today < last ? today : last) + 1)
  return Array.from({ length: count }, (_, i) => {
    const on = addDays(episode.startedOn, i)
    return { number: i + 1, week: weekOfDay(i + 1), on, eaten: episode.eaten[on] }
  })
}

/** The last day of the episode: as planned, or earlier when it was ended. */
export function lastDay({ startedOn, days, endedOn }: PmtEpisode): CalendarDate {
  const planned = addDays(startedOn, days - 1)
  return endedOn !== undefined && endedOn < planned ? endedOn : planned
}

export function weeksOf({ days }: PmtEpisode): number {
  return weekOfDay(days)
}

/** From 1: days 1 to 7 are week 1. */
export function weekOfDay(number: number): number {
  return Math.ceil(number / 7)
}

/** The weeks that are over and have no weight or no decision yet, oldest first. The last one may be shorter. */
export function weeksToCheck(episode: PmtEpisode, today: CalendarDate): readonly number[] {
  if (episode.endedOn !== undefined) return []
  const reached = daysBetween(episode.startedOn, today) + 1
  return Array.from({ length: weeksOf(episode) }, (_, i) => i + 1).filter(
    (week) =>
      reached >= Math.min(week * 7, episode.days) &&
      (episode.weekly[week] === undefined || episode.decisions[week] === undefined),
  )
}

/** Grams since the last weighing before that week, or since the start when there is none. */
export function weekGain(episode: PmtEpisode, week: number, startKg: number | undefined): number | undefined {
  const now = episode.weekly[week]?.weightKg
  const before = Array.from({ length: week - 1 }, (_, i) => episode.weekly[week - 1 - i]?.weightKg)
  const previous = before.find((kg) => kg !== undefined) ?? startKg
  return now === undefined || previous === undefined ? undefined : gramsOf(now) - gramsOf(previous)
}

export interface WeekChoice {
  /** The bidan decides; all are possible, in the order in which they are offered. */
  readonly options: readonly PmtDecision[]
  /** What the rules would say; undefined while the weight is not known. */
  readonly suggested: PmtDecision | undefined
}

/**
 * The decision of one week. No gain in a week is referred (Kepmenkes 2015/2023: no improvement after 1 week); the last
 * week with a gain ends the episode.
 */
export function weekChoice(episode: PmtEpisode, week: number, startKg: number | undefined): WeekChoice {
  const isLast = week >= weeksOf(episode)
  const options: readonly PmtDecision[] = isLast ? ['selesai', 'lanjut', 'rujuk'] : ['lanjut', 'selesai', 'rujuk']
  const gain = weekGain(episode, week, startKg)
  if (gain === undefined) return { options, suggested: undefined }
  return { options, suggested: gain <= 0 ? 'rujuk' : isLast ? 'selesai' : 'lanjut' }
}

/** How long the episode is after a week's decision: to go on after the last week is one more week. */
export function daysAfter(episode: PmtEpisode, week: number, decision: PmtDecision): number {
  return decision === 'lanjut' && week >= weeksOf(episode) ? week * 7 + 7 : episode.days
}
