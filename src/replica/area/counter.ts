/**
 * Counts the months of every posyandu held here, the newest first, each again only when something it is made of has
 * changed. What was counted is kept; whoever asks is answered from there.
 */
import { monthOf, previousMonth, type CalendarDate, type CalendarMonth } from '../../domain/calendar.ts'
import type { GrowthTables } from '../../domain/growth/tables.ts'
import type { PosyanduHeld } from '../../reports/completeness.ts'
import { FORMS } from '../../reports/forms/all.ts'
import { countMonth, openDaysIn, seenMonths } from '../../reports/month/count.ts'
import { lastDayOf } from '../../reports/month/report-month.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'
import type { XlsxSheet } from '../../reports/national/xlsx.ts'
import type { LocalDatabase } from '../tables.ts'
import { readAreaSources, type AreaSources } from './area-sources.ts'
import type { PosyanduTally, TallyQuestion } from './area.ts'
import type { Folder } from './folder.ts'
import { tallyKey, type KeptTallies } from './kept-tallies.ts'
import { Records } from './records.ts'

/** So long nothing came of a posyandu: then it is counted. */
export const QUIET_MS = 1_500
/** Of a posyandu at work something always comes: it is counted this often all the same. */
const LONGEST_WAIT_MS = 10_000
/** A year's sum, a year's line, and the same month a year ago. */
const MONTHS_BACK = 12

export interface CounterPorts {
  readonly db: LocalDatabase
  readonly folder: Folder
  readonly kept: KeptTallies
  readonly today: () => CalendarDate
  /** Milliseconds, of any clock. */
  readonly now: () => number
  readonly tables: GrowthTables
  /** Between two months: questions and other work go first. */
  readonly breathe: () => Promise<void>
  /** Told when there is something to count, after months were counted, and when there is nothing left to count. */
  readonly onCounted: () => void
  readonly onError: (error: unknown) => void
}

/** When a posyandu was last seen to be another than before, and when first since it was counted. */
interface Change {
  readonly state: string
  readonly at: number
  readonly since: number | undefined
}

export class Counter {
  readonly #ports: CounterPorts
  readonly #records: Records
  /** Months that somebody asked for, besides the last year's. */
  readonly #asked = new Set<CalendarMonth>()
  #marks: Promise<Map<string, string>> | undefined
  #area: Promise<readonly AreaSources[]> | undefined
  #counting: Promise<void> | undefined
  readonly #changes = new Map<string, Change>()
  #isWaiting = false

  constructor(ports: CounterPorts) {
    this.#ports = ports
    this.#records = new Records(ports.folder, ports.kept)
  }

  get isCounting(): boolean {
    return this.#counting !== undefined
  }

  /** Some are still arriving: there is something to count in a while. */
  get isWaiting(): boolean {
    return this.#isWaiting
  }

  /** Whoever looks is told of it as one piece of work: between two posyandu it only waits for the rest of one. */
  get isAtWork(): boolean {
    return this.isCounting || this.#isWaiting
  }

  /** Documents or the directory changed. */
  forget(): void {
    this.#area = undefined
  }

  /** Another worker counted. */
  forgetKept(): void {
    this.#marks = undefined
  }

  async tallies(months: readonly CalendarMonth[], question: TallyQuestion): Promise<readonly PosyanduTally[]> {
    for (const month of months) this.#asked.add(month)
    const [all, marks] = await Promise.all([this.#look(), this.#kept()])
    const asked = all.flatMap((posyandu) => months.map((month) => ({ posyandu, month, key: keyOf(posyandu, month) })))
    const kept = await this.#ports.kept.get(
      asked.map(({ key }) => key),
      question,
    )
    return asked.map(({ posyandu, month, key }, i): PosyanduTally => {
      const { tally, openDays = 0 } = kept[i] ?? {}
      if (!kept[i]) marks.delete(key)
      const made = marks.get(key)?.split(' ')[0]
      return {
        posyandu: posyandu.posyandu,
        month,
        tally,
        openDays,
        isCurrent:
          posyandu.isWhole && (posyandu.documents.length === 0 || marks.get(key) === this.#madeOf(posyandu, month)),
        ...(made !== undefined && { made }),
      }
    })
  }

  /** As of when each was counted. */
  held(): Promise<readonly PosyanduHeld[]> {
    return this.#ports.kept.held()
  }

  async records(posyandu: string): Promise<ServedPosyandu> {
    const found = await this.#find(posyandu)
    return (await this.#records.read(found)).served
  }

  async register(posyandu: string): Promise<ServedPosyandu> {
    return this.#records.register(await this.#find(posyandu))
  }

  async everything(posyandu: string): Promise<readonly XlsxSheet[]> {
    const found = await this.#find(posyandu)
    return this.#ports.folder.everything(found, found)
  }

  async #find(posyandu: string): Promise<AreaSources> {
    const among = async (): Promise<AreaSources | undefined> =>
      (await this.#look()).find(({ parts }) => parts.includes(posyandu))
    let found = await among()
    if (!found) {
      // A page may have heard of it before this worker was told that something changed.
      this.forget()
      found = await among()
    }
    if (!found) throw new Error(`expected a posyandu of this area, found "${posyandu}"`)
    return found
  }

  /** Counts what is not counted, until nothing is left. What changes meanwhile is counted by the same run. */
  count(): Promise<void> {
    this.#counting ??= this.#countAll().finally(() => {
      this.#counting = undefined
      this.#ports.onCounted()
    })
    return this.#counting
  }

  async #countAll(): Promise<void> {
    const failed = new Set<string>()
    this.#isWaiting = false
    let isTold = false
    for (let next = await this.#nextStale(failed); next; next = await this.#nextStale(failed)) {
      if (!isTold) this.#ports.onCounted()
      isTold = true
      try {
        if (!(await this.#countOne(next))) failed.add(next.posyandu)
      } catch (error) {
        this.#ports.onError(error)
        failed.add(next.posyandu)
      }
      this.#ports.onCounted()
    }
  }

  /** The one whose newest uncounted month is the newest. */
  async #nextStale(failed: ReadonlySet<string>): Promise<AreaSources | undefined> {
    const all = await this.#look()
    let found: { readonly posyandu: AreaSources; readonly month: CalendarMonth } | undefined
    for (const posyandu of all) {
      if (failed.has(posyandu.posyandu) || posyandu.documents.length === 0 || this.#isArriving(posyandu)) continue
      const [month] = await this.#staleMonths(posyandu)
      if (month !== undefined && (!found || month > found.month)) found = { posyandu, month }
    }
    return found?.posyandu
  }

  /** False when the disk does not hold yet what it is said to: it is counted again later. */
  async #countOne(posyandu: AreaSources): Promise<boolean> {
    this.#changes.set(posyandu.posyandu, { state: posyandu.state, at: -Infinity, since: undefined })
    const { served, held: entries, isSettled } = await this.#records.read(posyandu)
    await this.#ports.kept.putHeld(entries)
    const counting = { tables: this.#ports.tables, today: this.#ports.today(), forms: FORMS }
    const seen = seenMonths(served)
    const held = new Set(posyandu.documents.flatMap(({ document }) => document.split('/')[2] ?? []))
    for (const month of this.#together(await this.#staleMonths(posyandu))) {
      const madeOf = this.#madeOf(posyandu, month)
      const isHere = seen.has(month) || held.has(month)
      const tally = isHere ? countMonth(served, month, counting) : undefined
      const mark = isSettled ? madeOf : `${madeOf} not settled`
      await this.#ports.kept.put([
        { posyandu: posyandu.posyandu, month, madeOf: mark, openDays: openDaysIn(served, month), tally },
      ])
      ;(await this.#kept()).set(keyOf(posyandu, month), mark)
      await this.#ports.breathe()
      // Something newer came: its turn comes again, with its newest month first.
      const now = (await this.#look()).find((each) => each.posyandu === posyandu.posyandu)
      if (now?.state !== posyandu.state) return isSettled
    }
    return isSettled
  }

  /** Newest first. */
  async #staleMonths(posyandu: AreaSources): Promise<readonly CalendarMonth[]> {
    const marks = await this.#kept()
    return this.#wantedMonths().filter((month) => marks.get(keyOf(posyandu, month)) !== this.#madeOf(posyandu, month))
  }

  /**
   * This month of every posyandu is what people look at first, so it is counted alone. The others are counted at once,
   * from the records that were kept then.
   */
  #together(stale: readonly CalendarMonth[]): readonly CalendarMonth[] {
    return stale[0] === this.#wantedMonths()[0] ? stale.slice(0, 1) : stale
  }

  #wantedMonths(): readonly CalendarMonth[] {
    const months = monthsBack(monthOf(this.#ports.today()), MONTHS_BACK)
    return [...new Set([...months, ...this.#asked])].sort().reverse()
  }

  /** A month that is not over counts until today. */
  #madeOf({ state }: AreaSources, month: CalendarMonth): string {
    const today = this.#ports.today()
    return today > lastDayOf(month) ? state : `${state} ${today}`
  }

  #look(): Promise<readonly AreaSources[]> {
    const looking = this.#area ?? this.#readArea()
    this.#area = looking
    looking.catch(() => {
      if (this.#area === looking) this.#area = undefined
    })
    return looking
  }

  async #readArea(): Promise<readonly AreaSources[]> {
    const found = await readAreaSources(this.#ports.db)
    for (const { posyandu, state } of found) {
      const known = this.#changes.get(posyandu)
      const at = this.#ports.now()
      if (!known) this.#changes.set(posyandu, { state, at: -Infinity, since: undefined })
      else if (known.state !== state) this.#changes.set(posyandu, { state, at, since: known.since ?? at })
    }
    return found
  }

  /** Who gets documents one after the other is counted once they have come. */
  #isArriving({ posyandu }: AreaSources): boolean {
    const { at = -Infinity, since = 0 } = this.#changes.get(posyandu) ?? {}
    const now = this.#ports.now()
    const isArriving = now - at < QUIET_MS && now - since < LONGEST_WAIT_MS
    if (isArriving) this.#isWaiting = true
    return isArriving
  }

  #kept(): Promise<Map<string, string>> {
    const reading = this.#marks ?? this.#ports.kept.marks().then((marks) => new Map(marks))
    this.#marks = reading
    reading.catch(() => {
      if (this.#marks === reading) this.#marks = undefined
    })
    return reading
  }
}

function keyOf({ posyandu }: AreaSources, month: CalendarMonth): string {
  return tallyKey({ posyandu, month })
}

/** This month and those before it, newest first. */
function monthsBack(newest: CalendarMonth, before: number): readonly CalendarMonth[] {
  const months = [newest]
  while (months.length <= before) months.push(previousMonth(months.at(-1)!))
  return months
}
