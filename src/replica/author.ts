/**
 * Writing an entry: read what it is made from (who writes, the last counts, the heads it replaces), sign, store. Signing
 * would end an open transaction, so it is read once more in the one that stores: if anything moved meanwhile (another tab
 * wrote, an entry came in), nothing is stored and it is signed again. A number is spent with its entry or not at all.
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
import type { ProjectedRow, Reading, Store, Transaction } from './store.ts'
import { readOwners, rowsOf } from './whose.ts'
import type { Replaced, Saved, SaveResult, Write } from './write.ts'

export const USER_KEY = 'user'

/** What entries are made from, as it stood when it was read. */
interface Ground {
  readonly self: Self
  readonly user: string
  /** By their keys in `meta`: the last Lamport counter, and the device's last count in each write's document. */
  readonly counts: ReadonlyMap<string, number>
  /** Of each write; undefined where there is none yet. */
  readonly rows: readonly (ProjectedRow | undefined)[]
}

interface NoGround {
  readonly reason: 'not-joined' | 'no-person'
}

export interface Newcomer {
  readonly self: Self
  /** Who this phone was until now: another tab may join in the same moment. */
  readonly before: Self | undefined
}

interface Draft {
  readonly entry: Entry
  readonly before: Saved['before']
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

  /**
   * Who this phone is, and its first entries, in which it says so: both or neither. `not-joined` when it has become
   * somebody else meanwhile.
   */
  introduce(newcomer: Newcomer, writes: readonly Write[]): Promise<SaveResult> {
    return this.#inTurn(() => this.#append(writes, newcomer))
  }

  #inTurn(work: () => Promise<SaveResult>): Promise<SaveResult> {
    const run = this.#last.then(work)
    this.#last = run
    return run
  }

  async #append(writes: readonly Write[], newcomer?: Newcomer): Promise<SaveResult> {
    try {
      for (const write of writes) expectFit(write)
      let ground = await this.#store.read((tx) => readGround(tx, writes, newcomer))
      for (;;) {
        if ('reason' in ground) return { ok: false, reason: ground.reason }
        const drafts = draftsOf(writes, ground, localTime(this.#clock()))
        const { privateKey } = ground.self
        const texts = await Promise.all(drafts.map(({ entry }) => signEntry(entry, privateKey)))
        const moved = await this.#store.transaction((tx) => storeOn(tx, ground, writes, drafts, texts, newcomer))
        if (!moved) {
          this.#events.onSaved([...new Set(writes.map((write) => write.document))])
          return {
            ok: true,
            saved: drafts.map(({ entry, before }, i) => ({ id: entry.id, write: writes[i]!, before })),
          }
        }
        ground = moved
      }
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

async function readGround(
  tx: Reading,
  writes: readonly Write[],
  newcomer: Newcomer | undefined,
): Promise<Ground | NoGround> {
  // Asked for together: each time the disk is waited for, a cheap phone has had several other things to do.
  const [[known], [userRow], rows, counts] = await Promise.all([
    tx.get('self', ['self']),
    tx.get('meta', [USER_KEY]),
    rowsToWrite(tx, writes),
    lastCounts(tx, writes),
  ])
  const self = newcomer ? newcomer.self : known
  if (!self || (newcomer && !isSameSelf(newcomer.before, known))) return { reason: 'not-joined' }
  const user = typeof userRow?.value === 'string' ? userRow.value : undefined
  if (user === undefined && writes.some((write) => write.who === undefined)) return { reason: 'no-person' }
  return { self, user: user ?? '', counts, rows }
}

/** Stores the entries if what they were made from still stands; otherwise nothing, and says what stands now. */
async function storeOn(
  tx: Transaction,
  ground: Ground | NoGround,
  writes: readonly Write[],
  drafts: readonly Draft[],
  texts: readonly string[],
  newcomer: Newcomer | undefined,
): Promise<Ground | NoGround | undefined> {
  const now = await readGround(tx, writes, newcomer)
  if (!isSame(ground, now)) return now
  if (newcomer) tx.put('self', [newcomer.self])
  await storeEntries(
    tx,
    drafts.map(({ entry }) => entry),
    texts,
  )
  return undefined
}

function isSameSelf(before: Self | undefined, now: Self | undefined): boolean {
  return before?.device === now?.device && before?.invitation === now?.invitation
}

function isSame(before: Ground | NoGround, now: Ground | NoGround): boolean {
  if ('reason' in before || 'reason' in now) return false
  return (
    before.self.device === now.self.device &&
    before.user === now.user &&
    [...before.counts].every(([key, value]) => now.counts.get(key) === value) &&
    before.rows.every((row, i) => row?.state === now.rows[i]?.state)
  )
}

async function rowsToWrite(tx: Reading, writes: readonly Write[]): Promise<(ProjectedRow | undefined)[]> {
  const owners = readOwners(tx)
  const rows = writes.map((write) => rowsOf(tx, tableOf(write.kind), [keyOf(write)], write.document, owners))
  return (await Promise.all(rows)).map(([row]) => row)
}

/** The last Lamport counter, and the device's last count in each write's document. */
async function lastCounts(tx: Reading, writes: readonly Write[]): Promise<Map<string, number>> {
  const documents = [...new Set(writes.map((write) => write.document))]
  const keys = [COUNTER_KEY, ...documents.map(countKey)]
  const rows = await tx.get('meta', keys)
  return new Map(keys.map((key, i) => [key, Number(rows[i]?.value ?? 0)]))
}

/** Each entry takes the next number of both counts. */
function draftsOf(writes: readonly Write[], ground: Ground, at: string): Draft[] {
  const last = new Map(ground.counts)
  const take = (key: string): number => {
    const value = (last.get(key) ?? 0) + 1
    last.set(key, value)
    return value
  }
  return writes.map((write, i) => {
    const [counter, n] = [take(COUNTER_KEY), take(countKey(write.document))]
    const { over, before } = replacedBy(write, fieldStates(ground.rows[i]))
    const { document, kind, record, set } = write
    const { device } = ground.self
    const id = entryId(counter, device)
    const who = write.who ?? ground.user
    return { entry: { v: 1, id, in: document, kind, record, set, over, who, by: device, n, at }, before }
  })
}

interface Replacing {
  readonly over: readonly string[]
  readonly before: Saved['before']
}

function replacedBy(write: Write, fields: RecordState['fields']): Replacing {
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

async function storeEntries(tx: Transaction, entries: readonly Entry[], texts: readonly string[]): Promise<void> {
  const rows = entries.map((entry, i): OutboxRow => ({
    id: entry.id,
    document: entry.in,
    n: entry.n,
    text: texts[i]!,
    state: 0,
  }))
  tx.put('outbox', rows)
  const counts = new Map(entries.map(({ in: document, n }) => [countKey(document), n]))
  tx.put(
    'meta',
    [...counts].map(([key, value]) => ({ key, value })),
  )
  for (const [document, group] of groupBy(entries, (entry) => entry.in)) await project(tx, document, group)
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
