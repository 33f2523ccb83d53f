/** Where counted months, and the records they were counted from, are kept: on an office computer's disk (`stored-tallies.ts`), or in a test's memory. */
import type { CalendarMonth } from '../../domain/calendar.ts'
import type { PosyanduHeld } from '../../reports/completeness.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'
import type { Tally } from '../../reports/month/tally.ts'
import type { TallyQuestion } from './area.ts'
import { answer } from './tally-question.ts'

export interface KeptTally {
  readonly posyandu: string
  readonly month: CalendarMonth
  /** What it was counted from: equal texts, equal figures. */
  readonly madeOf: string
  readonly openDays: number
  /** Undefined: nothing of that month was here. */
  readonly tally: Tally | undefined
}

/** Everything of a posyandu, folded. */
export interface KeptRecords {
  readonly posyandu: string
  readonly madeOf: string
  readonly served: ServedPosyandu
  readonly held: PosyanduHeld
}

/** All of it, or who is there without what was done at their visits (`registerOf`), which is far less to read. */
export type RecordsPart = 'records' | 'register'

export interface KeptTallies {
  /** What every kept month was made of, by its key. */
  marks(): Promise<ReadonlyMap<string, string>>
  /** Of each tally what is asked for. */
  get(keys: readonly string[], question?: TallyQuestion): Promise<readonly (KeptTally | undefined)[]>
  /** In place of what was kept of these months. */
  put(tallies: readonly KeptTally[]): Promise<void>
  held(): Promise<readonly PosyanduHeld[]>
  putHeld(held: PosyanduHeld): Promise<void>
  /** Undefined where they were folded from something else, or by another build of the app. */
  records(posyandu: string, madeOf: string, part: RecordsPart): Promise<KeptRecords | undefined>
  putRecords(records: KeptRecords, part: RecordsPart): Promise<void>
}

export function tallyKey({ posyandu, month }: Pick<KeptTally, 'posyandu' | 'month'>): string {
  return `${posyandu}/${month}`
}

export class TalliesInMemory implements KeptTallies {
  readonly #tallies = new Map<string, KeptTally>()
  readonly #held = new Map<string, PosyanduHeld>()
  /** As texts, as on a disk: what does not come through one is seen here too. */
  readonly #records = new Map<string, string>()

  marks(): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(new Map([...this.#tallies].map(([key, { madeOf }]) => [key, madeOf])))
  }

  get(keys: readonly string[], question: TallyQuestion = {}): Promise<readonly (KeptTally | undefined)[]> {
    const kept = keys.map((key) => this.#tallies.get(key))
    return Promise.resolve(kept.map((each) => each && { ...each, tally: each.tally && answer(each.tally, question) }))
  }

  put(tallies: readonly KeptTally[]): Promise<void> {
    for (const tally of tallies) this.#tallies.set(tallyKey(tally), tally)
    return Promise.resolve()
  }

  held(): Promise<readonly PosyanduHeld[]> {
    return Promise.resolve([...this.#held.values()])
  }

  putHeld(held: PosyanduHeld): Promise<void> {
    this.#held.set(held.posyandu, held)
    return Promise.resolve()
  }

  records(posyandu: string, madeOf: string, part: RecordsPart): Promise<KeptRecords | undefined> {
    const text = this.#records.get(`${part} ${posyandu}`)
    const kept = text === undefined ? undefined : (JSON.parse(text) as KeptRecords)
    return Promise.resolve(kept?.madeOf === madeOf ? kept : undefined)
  }

  putRecords(records: KeptRecords, part: RecordsPart): Promise<void> {
    this.#records.set(`${part} ${records.posyandu}`, JSON.stringify(records))
    return Promise.resolve()
  }
}
