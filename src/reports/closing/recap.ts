/** A month's counts as they are frozen, and what is otherwise now. */
import type { CalendarMonth } from '../../domain/calendar.ts'
import type { RecapFields, Signatory, SignOffFields } from '../../log/records/recap.ts'
import type { Tally } from '../month/tally.ts'

export type Counts = Readonly<Record<string, number>>

/** A tally without its cuts: every column's sum. */
export function countsOf(tally: Tally): Counts {
  return sumOfCounts(tally.map(({ counts }) => counts))
}

export function sumOfCounts(all: readonly Counts[]): Counts {
  const sums = new Map<string, number>()
  for (const counts of all) {
    for (const [name, count] of Object.entries(counts)) sums.set(name, (sums.get(name) ?? 0) + count)
  }
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export interface Difference {
  /** `form.column` */
  readonly name: string
  readonly before: number
  readonly after: number
}

/** Every column that is not what it was, in the order of their names. */
export function differences(before: Counts, after: Counts): readonly Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => {
    const [was, is] = [before[name] ?? 0, after[name] ?? 0]
    return was === is ? [] : [{ name, before: was, after: is }]
  })
}

/** A recap that was written; nothing in it is missing. */
export interface Recap {
  readonly record: string
  readonly posyandu: string
  readonly month: CalendarMonth
  readonly revision: number
  readonly name: string
  readonly desa: string | undefined
  readonly definitions: number
  readonly counts: Counts
  readonly openDays: number
  readonly made: string | undefined
  readonly closedOn: string | undefined
  /** Two computers closed it without seeing each other, with different counts: the next revision settles it. */
  readonly isTwofold: boolean
}

/** Undefined for one that only a newer app can read. */
export function recapOf(
  record: string,
  { posyandu, month, revision, name, desa, definitions, counts, openDays, made, closedOn }: RecapFields,
  isTwofold = false,
): Recap | undefined {
  if (!posyandu || !month || !revision || !counts) return undefined
  return {
    record,
    posyandu,
    month,
    revision,
    name: name ?? '',
    desa: desa ?? undefined,
    definitions: definitions ?? 0,
    counts,
    openDays: openDays ?? 0,
    made: made ?? undefined,
    closedOn: closedOn ?? undefined,
    isTwofold,
  }
}

/** A posyandu's revisions of one month, the newest first. */
export function revisionsOf(recaps: readonly Recap[], posyandu: string, month: CalendarMonth): readonly Recap[] {
  return recaps
    .filter((each) => each.posyandu === posyandu && each.month === month)
    .sort((a, b) => b.revision - a.revision)
}

/** The newest revision of every posyandu that closed the month. */
export function newestOfMonth(recaps: readonly Recap[], month: CalendarMonth): readonly Recap[] {
  const newest = new Map<string, Recap>()
  for (const recap of recaps) {
    if (recap.month === month && recap.revision > (newest.get(recap.posyandu)?.revision ?? 0)) {
      newest.set(recap.posyandu, recap)
    }
  }
  return [...newest.values()]
}

export interface SignOff {
  readonly posyandu: string
  readonly month: CalendarMonth
  readonly as: Signatory
  /** Undefined: for the month's data. */
  readonly revision: number | undefined
  readonly name: string
  readonly on: string
  readonly how: NonNullable<SignOffFields['how']>
  readonly made: string | undefined
}

export function signOffOf({ posyandu, month, as, revision, name, on, how, made }: SignOffFields): SignOff | undefined {
  if (!posyandu || !month || !as || !name || !on) return undefined
  return {
    posyandu,
    month,
    as,
    revision: revision ?? undefined,
    name,
    on,
    how: how ?? 'dicatat',
    made: made ?? undefined,
  }
}

/** Who stands for it, one of each; who signed themselves before who was noted down. */
export function signed(
  all: readonly SignOff[],
  posyandu: string,
  month: CalendarMonth,
  revision: number | undefined,
): ReadonlyMap<Signatory, SignOff> {
  const found = new Map<Signatory, SignOff>()
  for (const each of all) {
    if (each.posyandu !== posyandu || each.month !== month || each.revision !== revision) continue
    if (found.get(each.as)?.how !== 'sendiri') found.set(each.as, each)
  }
  return found
}
