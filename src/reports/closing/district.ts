/**
 * What a puskesmas publishes for the dinas: its closed months as sums, in a small file for a dinas whose device joined
 * another puskesmas. Counts, and nobody who is served. Pure.
 */
import type { CalendarMonth } from '../../domain/calendar.ts'
import { newestOfMonth, sumOfCounts, type Counts, type Recap } from './recap.ts'

export interface PublishedMonth {
  readonly puskesmas: string
  /** Its own name, as it was when this was published. */
  readonly name?: string
  readonly month: CalendarMonth
  /** Posyandu that closed it, of how many there are. */
  readonly closed: number
  readonly posyandu: number
  /** Of the posyandu that closed it; the first recaps count 1 each: what changed later makes it greater. */
  readonly revisions: number
  readonly openDays: number
  readonly counts: Counts
}

/** Newest month first. */
export function publishedMonths(
  { puskesmas, name }: Pick<PublishedMonth, 'puskesmas' | 'name'>,
  recaps: readonly Recap[],
  posyandu: number,
): readonly PublishedMonth[] {
  const months = [...new Set(recaps.map(({ month }) => month))].sort().reverse()
  return months.map((month) => {
    const closed = newestOfMonth(recaps, month)
    return {
      puskesmas,
      ...(name !== undefined && { name }),
      month,
      closed: closed.length,
      posyandu: Math.max(posyandu, closed.length),
      revisions: closed.reduce((sum, { revision }) => sum + revision, 0),
      openDays: closed.reduce((sum, { openDays }) => sum + openDays, 0),
      counts: sumOfCounts(closed.map(({ counts }) => counts)),
    }
  })
}

const FORMAT = 'lima-langkah rekap 1'

export function publishedToText(months: readonly PublishedMonth[]): string {
  return JSON.stringify({ format: FORMAT, months })
}

/** Undefined for anything that is not such a file. What is not known of a month is not taken over. */
export function readPublished(text: string): readonly PublishedMonth[] | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(value) || value.format !== FORMAT || !Array.isArray(value.months)) return undefined
  const months = value.months.map(readMonth)
  return months.every((month) => month !== undefined) ? months : undefined
}

/** Of each puskesmas and month the one with more behind it: a file that was saved earlier takes nothing back. */
export function joinPublished(all: readonly PublishedMonth[]): readonly PublishedMonth[] {
  const best = new Map<string, PublishedMonth>()
  for (const each of all) {
    const key = `${each.month} ${each.puskesmas}`
    const known = best.get(key)
    if (!known || isNewer(each, known)) best.set(key, each)
  }
  return [...best.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}

function isNewer(a: PublishedMonth, b: PublishedMonth): boolean {
  if (a.closed !== b.closed) return a.closed > b.closed
  if (a.revisions !== b.revisions) return a.revisions > b.revisions
  // Of two that say they are equally new the same one is taken on every device.
  return JSON.stringify(a.counts) > JSON.stringify(b.counts)
}

/** A puskesmas' name: letters, no numbers of anybody. */
const NAME = /^\p{L}[\p{L}\p{N} .,'()/-]{0,59}$/u
const PUSKESMAS = /^[a-z0-9-]{1,32}$/
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
/** As in `log/records/recap.ts`. */
const COLUMN = /^[a-z0-9-]{1,24}\.[A-Za-z0-9-]{1,40}$/

function readMonth(value: unknown): PublishedMonth | undefined {
  if (!isObject(value) || !isObject(value.counts)) return undefined
  const { puskesmas, name, month, closed, posyandu, revisions, openDays, counts } = value
  if (typeof puskesmas !== 'string' || !PUSKESMAS.test(puskesmas)) return undefined
  if (name !== undefined && (typeof name !== 'string' || !NAME.test(name))) return undefined
  if (typeof month !== 'string' || !MONTH.test(month)) return undefined
  if (!isCount(closed) || !isCount(posyandu) || !isCount(revisions) || !isCount(openDays)) return undefined
  const pairs = Object.entries(counts)
  if (!pairs.every(([name, count]) => COLUMN.test(name) && isCount(count))) return undefined
  return {
    puskesmas,
    ...(name !== undefined && { name }),
    month,
    closed,
    posyandu,
    revisions,
    openDays,
    counts: counts as Counts,
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
