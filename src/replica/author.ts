/**
 * Writing an entry: reserve its number and read the heads it replaces, sign, store. Two transactions, because signing
 * would end an open one; what is reserved and never stored is a gap in the count, and harmless.
 * The first need not wait for the disk: a power cut that takes it takes the second too, and nothing was promised.
 */
import { groupBy } from '../domain/group-by.ts'
import type { Entry } from '../log/entry.ts'
import { headsOf, isSameValue, shownHead, type FieldState, type RecordState } from '../log/fold.ts'
import { entryId } from '../log/id.ts'
import { misfits } from '../log/record-type.ts'
import { recordTypes } from '../log/records/all.ts'
import { signEntry } from '../log/signature.ts'
import type { OutboxRow, Self } from './database.ts'
import { fieldStates } from './field-states.ts'
import { COUNTER_KEY, project } from './projection.ts'
import { keyOf, tableOf } from './row.ts'
import { storageProblemOf } from './storage-problem.ts'
import type { ProjectedRow, Store, Transaction } from './store.ts'
import { readOwners, rowsOf } from './whose.ts'
import type { Replaced, Saved, SaveResult, Write } from './write.ts'

export const USER_KEY = 'user'

interface Reservation {
  readonly counter: number
  readonly n: number
  readonly over: readonly string[]
  readonly before: Saved['before']
}

interface Reserved {
  readonly self: Self
  readonly user: string
  readonly reservations: readonly Reservation[]
}

export interface AuthorEvents {
  readonly onSaved: (documents: readonly string[]) => void
  /** Why a save failed, for whoever looks after the phone; the caller gets the reason as data. */
  readonly onError: (error: unknown) => void
}

export class Author {
  readonly #store: Store
  readonly #clock: () => Date
  readonly #events: AuthorEvents
  #last: Promise<unknown> = Promise.resolve()

  constructor(store: Store, clock: () => Date, events: AuthorEvents) {
    this.#store = store
    this.#clock = clock
    this.#events = events
  }

  /** All of the writes or none, on this phone's disk when it resolves with `ok: true`. One call at a time. */
  append(writes: readonly Write[]): Promise<SaveResult> {
    return this.#inTurn(() => this.#append(writes))
  }

  /** Who this phone is, and its first entries, in which it says so: both or neither. */
  introduce(newcomer: Self, writes: readonly Write[]): Promise<SaveResult> {
    return this.#inTurn(() => this.#append(writes, newcomer))
  }

  #inTurn(work: () => Promise<SaveResult>): Promise<SaveResult> {
    const run = this.#last.then(work)
    this.#last = run
    return run
  }

  async #append(writes: readonly Write[], newcomer?: Self): Promise<SaveResult> {
    try {
      for (const write of writes) expectFit(write)
      const reserved = await this.#store.transaction((tx) => reserve(tx, writes, newcomer), 'relaxed')
      if ('reason' in reserved) return { ok: false, reason: reserved.reason }
      const at = localTime(this.#clock())
      const entries = writes.map((write, i) => toEntry(write, reserved, i, at))
      const texts = await Promise.all(entries.map((entry) => signEntry(entry, reserved.self.privateKey)))
      await this.#store.transaction(async (tx) => {
        if (newcomer) tx.put('self', [newcomer])
        await storeEntries(tx, entries, texts)
      })
      this.#events.onSaved([...new Set(writes.map((write) => write.document))])
      return { ok: true, saved: entries.map((entry, i) => toSaved(entry, writes[i]!, reserved.reservations[i]!)) }
    } catch (error) {
      this.#events.onError(error)
      return { ok: false, reason: storageProblemOf(error) }
    }
  }
}

/** A field that does not fit its type is a programming error; it must not get into the log for good. */
function expectFit({ kind, set, isFromLog }: Write): void {
  const type = isFromLog ? undefined : recordTypes[kind]
  const wrong = type ? misfits(type, set) : []
  if (wrong.length > 0) throw new Error(`expected ${kind} fields that fit their type, found ${wrong.join(', ')}`)
}

async function reserve(
  tx: Transaction,
  writes: readonly Write[],
  newcomer: Self | undefined,
): Promise<Reserved | { readonly reason: 'not-joined' | 'no-person' }> {
  // Asked for together: each time the disk is waited for, a cheap phone has had several other things to do.
  const [[known], [userRow], rows, next] = await Promise.all([
    tx.get('self', ['self']),
    tx.get('meta', [USER_KEY]),
    rowsToWrite(tx, writes),
    lastCounts(tx, writes),
  ])
  const self = newcomer ?? known
  if (!self) return { reason: 'not-joined' }
  const user = typeof userRow?.value === 'string' ? userRow.value : undefined
  if (user === undefined && writes.some((write) => write.who === undefined)) return { reason: 'no-person' }

  const counts = takeCounts(tx, writes, next)
  const reservations = writes.map((write, i) => ({ ...counts[i]!, ...replacedBy(write, fieldStates(rows[i])) }))
  return { self, user: user ?? '', reservations }
}

async function rowsToWrite(tx: Transaction, writes: readonly Write[]): Promise<(ProjectedRow | undefined)[]> {
  const owners = readOwners(tx)
  const rows = writes.map((write) => rowsOf(tx, tableOf(write.kind), [keyOf(write)], write.document, owners))
  return (await Promise.all(rows)).map(([row]) => row)
}

/** The last Lamport counter, and the device's last count in each write's document. */
async function lastCounts(tx: Transaction, writes: readonly Write[]): Promise<Map<string, number>> {
  const documents = [...new Set(writes.map((write) => write.document))]
  const keys = [COUNTER_KEY, ...documents.map(countKey)]
  const rows = await tx.get('meta', keys)
  return new Map(keys.map((key, i) => [key, Number(rows[i]?.value ?? 0)]))
}

/** The next of both for every write, spent at once. */
function takeCounts(
  tx: Transaction,
  writes: readonly Write[],
  last: Map<string, number>,
): { counter: number; n: number }[] {
  const take = (key: string): number => {
    const value = (last.get(key) ?? 0) + 1
    last.set(key, value)
    return value
  }
  const counts = writes.map((write) => ({ counter: take(COUNTER_KEY), n: take(countKey(write.document)) }))
  tx.put(
    'meta',
    [...last].map(([key, value]) => ({ key, value })),
  )
  return counts
}

function replacedBy(write: Write, fields: RecordState['fields']): Pick<Reservation, 'over' | 'before'> {
  const names = Object.keys(write.set)
  const heads = headsOf({ kind: write.kind, record: write.record, fields }, names)
  const seen = write.seen && new Set(write.seen)
  const over = seen ? heads.filter((id) => seen.has(id)) : heads
  const before = Object.fromEntries(names.map((name) => [name, valuesUnder(fields[name], new Set(over))]))
  return { over, before }
}

/** The values an entry takes away. Where it took none, the one that is shown: taking it back must not leave a withdrawal. */
function valuesUnder(field: FieldState | undefined, over: ReadonlySet<string>): Replaced {
  const values = (field?.heads ?? []).filter(({ id }) => over.has(id)).map(({ value }) => value)
  const [first, ...rest] = values.filter(
    (value, index) => values.findIndex((each) => isSameValue(each, value)) === index,
  )
  return first === undefined ? [shownHead(field)?.value ?? null] : [first, ...rest]
}

function toEntry(write: Write, { self, user, reservations }: Reserved, i: number, at: string): Entry {
  const { counter, n, over } = reservations[i]!
  const { document, kind, record, set } = write
  const id = entryId(counter, self.device)
  return { v: 1, id, in: document, kind, record, set, over, who: write.who ?? user, by: self.device, n, at }
}

async function storeEntries(tx: Transaction, entries: readonly Entry[], texts: readonly string[]): Promise<void> {
  const rows = entries.map((entry, i): OutboxRow => ({
    id: entry.id,
    document: entry.in,
    n: entry.n,
    text: texts[i]!,
    state: 0,
  }))
  tx.put('outbox', rows)
  for (const [document, group] of groupBy(entries, (entry) => entry.in)) await project(tx, document, group)
}

function toSaved(entry: Entry, write: Write, { before }: Reservation): Saved {
  return { id: entry.id, write, before }
}

function countKey(document: string): string {
  return `n/${document}`
}

/** This clock's time with its zone, to the second: `2026-11-10T09:12:05+07:00`. */
function localTime(clock: Date): string {
  const minutes = -clock.getTimezoneOffset()
  const local = new Date(clock.getTime() + minutes * 60_000).toISOString().slice(0, 19)
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${local}${minutes < 0 ? '-' : '+'}${pad(Math.abs(minutes) / 60)}:${pad(Math.abs(minutes) % 60)}`
}
