/** A tile's number, of any places and months: sums over tallies, and how much of the area they are made from. */
import type { CalendarMonth } from '../../domain/calendar.ts'
import { sumOf, type Cell, type Tally } from '../month/tally.ts'
import type { Indicator } from './indicator.ts'

export interface MonthTally {
  readonly posyandu: string
  readonly month: CalendarMonth
  /** Undefined: nothing of that month is here. */
  readonly tally: Tally | undefined
  readonly openDays: number
}

export interface Asked {
  readonly month: CalendarMonth
  /** `year`: from January to this month. */
  readonly span: 'month' | 'year'
  /** Who is looked at: a dusun, a sex, a band. */
  readonly fits?: (cell: Cell) => boolean
  /** Of the year, for just these places; undefined where the count of those who live there is the whole. */
  readonly pusdatin?: number | undefined
}

export interface Figure {
  readonly part: number
  readonly whole: number | undefined
  /** 0 to 1 and above; undefined where there is nothing to divide by. */
  readonly share: number | undefined
  /** What the share should be by then; undefined without one. */
  readonly target: number | undefined
  /** Posyandu that have data of the month asked for, of how many: without any there is no figure. */
  readonly withData: number
  readonly posyandu: number
}

/** `tallies`: of the places asked about, whatever months. */
export function figureOf(indicator: Indicator, tallies: readonly MonthTally[], asked: Asked): Figure {
  const { month, span, fits } = asked
  const posyandu = new Set(tallies.map((each) => each.posyandu)).size
  const withData = tallies.filter((each) => each.month === month && hasData(each)).length
  const held = tallies.filter((each) => hasData(each) && isWithin(each.month, month, span))
  const sum = (names: readonly string[], of: readonly MonthTally[]): number =>
    of.reduce((all, { tally }) => all + names.reduce((each, name) => each + sumOf(tally ?? [], name, fits), 0), 0)

  const months = monthNumber(month)
  const part = sum(indicator.part, held)
  const whole = wholeOf()
  return {
    part,
    whole,
    share: whole !== undefined && whole > 0 ? part / whole : undefined,
    target: targetIn(indicator, asked),
    withData,
    posyandu,
  }

  function wholeOf(): number | undefined {
    if (indicator.whole === undefined) return undefined
    const { wholeIs, whole } = indicator
    if (asked.pusdatin !== undefined && indicator.pusdatin !== undefined)
      return span === 'year' && wholeIs === 'each-month' ? asked.pusdatin * months : asked.pusdatin
    return sum(whole, wholeIs === 'of-year' ? latestOfEach(held) : held)
  }
}

/** A month in which no day was open and nobody was counted says nothing: it is not 0 %. */
export function hasData({ tally, openDays }: MonthTally): boolean {
  return tally !== undefined && openDays > 0
}

/** A number of the whole year is reached step by step: in March a quarter of it (the line of the PWS chart). */
export function targetIn(
  { target, wholeIs, pusdatin }: Indicator,
  asked: Pick<Asked, 'month' | 'span' | 'pusdatin'>,
): number | undefined {
  const isOfYear = wholeIs === 'of-year' || (wholeIs === 'events' && asked.pusdatin !== undefined && pusdatin)
  if (target === undefined || !isOfYear) return target
  return (target * (asked.span === 'year' ? monthNumber(asked.month) : 1)) / 12
}

export function isWithin(month: CalendarMonth, until: CalendarMonth, span: Asked['span']): boolean {
  return span === 'month' ? month === until : month <= until && month.slice(0, 4) === until.slice(0, 4)
}

/** What 0,72 is short of nine tenths of 0,8, to a computer. */
const ROUNDING = 1e-9

export type Judged = 'good' | 'near' | 'bad'

/** Beside its target: reached; within a tenth of it; further off. Undefined without a target or a share. */
export function judge({ better }: Indicator, { share, target }: Figure): Judged | undefined {
  if (share === undefined || target === undefined) return undefined
  const isReached = better === 'up' ? share >= target : share <= target
  if (isReached) return 'good'
  const off = Math.abs(share - target) / target
  return off < 0.1 + ROUNDING ? 'near' : 'bad'
}

function latestOfEach(tallies: readonly MonthTally[]): readonly MonthTally[] {
  const latest = new Map<string, MonthTally>()
  for (const each of tallies) {
    const known = latest.get(each.posyandu)
    if (known === undefined || known.month < each.month) latest.set(each.posyandu, each)
  }
  return [...latest.values()]
}

function monthNumber(month: CalendarMonth): number {
  return Number(month.slice(5))
}
