/** The page's side of this phone's copy: live tables to read, and the worker to write through. */
import type { CalendarDate, CalendarMonth } from '../domain/calendar.ts'
import type { Invitation } from '../log/invitation.ts'
import type { UndoneRecord } from '../log/batch-undo.ts'
import type { Entry } from '../log/entry.ts'
import type { Sitting } from '../log/sittings.ts'
import type { Batch, RecordName } from './audit-reader.ts'
import { OpenDatabase } from './database.ts'
import type { HandoverProgress, HandOverResult, Packing, ReadResult, TakeResult } from './handover/result.ts'
import type { Move } from './handover/receive.ts'
import type { Scope } from './handover/scope.ts'
import { AtHand, groupOf } from './at-hand.ts'
import { onChanges } from './changes.ts'
import { DECIDING, localDatabase, type StoredDatabase } from './tables.ts'
import type { ImportProgress, ImportResult } from './import/result.ts'
import type { JoinResult } from './join.ts'
import { PresenceLine } from './presence-line.svelte.ts'
import type { OfficeAnswer, OfficeQuestion } from '../protocol.ts'
import type { Append, Write } from './write.ts'
import type { WorkerPort } from './worker-calls.ts'
import { connectWorker, type Calls } from './worker-port.ts'
import { onEnd, tellOfEnd } from './lock/end.ts'

export interface Replica {
  /** Read it through live queries; only the worker writes to it. */
  readonly db: StoredDatabase
  /** The same of another posyandu that this phone was given, whichever is at hand. */
  dbOf(posyandu: string): StoredDatabase
  /** Begins to exchange, if no call has begun it yet. */
  start(): void
  /** Ends all of it on every tab of this phone: the worker, and every hand on what is stored. Only a wipe comes after. */
  end(): Promise<void>
  readonly append: Append
  /** Who is with whom right now, as far as this phone is connected. */
  readonly presence: PresenceLine
  /** Makes this phone's key on the phone and writes its `device` entry. Works offline; sends when it can. */
  join(invitation: Invitation): Promise<JoinResult>
  /** The person at this phone from now on (a user record). */
  chooseUser(user: string): Promise<void>
  /** The posyandu that screens show from now on, of those that this phone was given. */
  choosePosyandu(posyandu: string): Promise<void>
  /** On a device of the puskesmas, which folds only the posyandu at hand: these months of another one are in the tables then. */
  bringIn(posyandu: string, months: readonly CalendarMonth[]): Promise<void>
  /** Every entry ever written to a record that this phone holds, oldest first. */
  history(kind: string, record: string): Promise<readonly Entry[]>
  /** The same of several records at once. */
  entriesOf(records: readonly RecordName[]): Promise<readonly Entry[]>
  /** Who wrote when on which phone, newest first. Reads all of the posyandu's documents from disk. */
  sittings(): Promise<readonly Sitting[]>
  /** What taking back one person's batch would do. Reads all of the posyandu's documents from disk. */
  planBatchUndo(batch: Batch): Promise<readonly UndoneRecord[]>
  /** Reads a workbook and writes what is new in it. Goes on while the person does something else. */
  importWorkbook(file: Blob, onProgress: (progress: ImportProgress) => void): Promise<ImportResult>
  /** One visitor, an open day or everything, as the bytes of a file for another phone. */
  handOver(scope: Scope, packing: Packing): Promise<HandOverResult>
  /** What in these files is new here. Takes nothing yet. `code`: of a sealed file, when somebody was told one. */
  readHandover(
    files: readonly File[],
    onProgress: (progress: HandoverProgress) => void,
    code?: string,
  ): Promise<ReadResult>
  /** Takes what was shown under this ticket: on this phone's disk when it resolves with `ok: true`. */
  takeHandover(ticket: number, onProgress: (progress: HandoverProgress) => void): Promise<TakeResult>
  /** What makes people of one posyandu of this area people of another, to be appended. Writes nothing itself. */
  moveWithin(move: Move): Promise<readonly Write[]>
  /** What only the relay knows about devices and what it did not take: for devices of the puskesmas. */
  askOffice(question: OfficeQuestion): Promise<OfficeAnswer | 'offline'>
  /** For each document this phone holds, the greatest count of a device's entries in it. Reads all of them from disk. */
  heldCounts(device: string): Promise<Readonly<Record<string, number>>>
  /** Makes the practice posyandu, or with `afresh` makes it again. Only in practice. */
  startPractice(options: { readonly today: CalendarDate; readonly afresh: boolean }): Promise<void>
}

/** Rows of `meta` that screens read. */
export const metaKey = {
  /** The user record of the person at this phone. */
  user: 'user',
  /** `LinkStatus` of whichever tab holds the documents. */
  link: 'link',
  /** A `StorageProblem`, the latest this phone's storage had; absent when there was none since the start. */
  storage: 'storage',
} as const

export interface LinkStatus {
  readonly state: 'offline' | 'connected' | 'refused' | 'update-needed'
  /** When the relay last confirmed an entry, ISO time; absent until then. */
  readonly sentAt?: string
}

/** Opened as soon as this code is here: its tables, and the key to them, are what the first screen waits for. */
const database = new OpenDatabase()
void database.keys.tryToOpen()

let unlockedWith: Uint8Array | undefined

/** What this phone stores, for its lock (`lock/phone-lock.ts`). */
export function theDatabase(): OpenDatabase {
  return database
}

/** Opens what is stored, here and in the worker. On a phone with a PIN before the replica is opened. */
export function unlock(key: Uint8Array): void {
  unlockedWith = key
  database.keys.use(key)
}

let running: WorkerPort<Calls> | undefined

async function end(): Promise<void> {
  running?.end()
  await database.end()
}

// Also on a tab that nobody has unlocked yet.
onEnd(() => {
  void end()
  location.replace('about:blank')
})

export function openReplica(): Replica {
  const atHand = new AtHand(localDatabase(database))
  // Before any query hears of the change and runs again.
  onChanges((tables) => {
    if (DECIDING.some((table) => tables.includes(table))) atHand.forget()
  })
  const db = localDatabase(database, undefined, atHand)
  const worker = connectWorker(() => unlockedWith)
  running = worker
  const wake = (): void => void worker.call('wake', [])
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  return {
    db,
    dbOf: (posyandu) => localDatabase(database, undefined, groupOf(posyandu, localDatabase(database))),
    presence: new PresenceLine(),
    start: () => void worker.start(),
    end: async () => {
      tellOfEnd()
      await end()
    },
    append: (writes) => worker.call('append', [writes]),
    join: (invitation) => worker.call('join', [invitation]),
    chooseUser: (user) => worker.call('chooseUser', [user]),
    choosePosyandu: (posyandu) => worker.call('choosePosyandu', [posyandu]),
    bringIn: (posyandu, months) => worker.call('bringIn', [posyandu, months]),
    history: (kind, record) => worker.call('history', [kind, record]),
    entriesOf: (records) => worker.call('entriesOf', [records]),
    sittings: () => worker.call('sittings', []),
    planBatchUndo: (batch) => worker.call('planBatchUndo', [batch]),
    importWorkbook: (file, onProgress) => worker.call('importWorkbook', [file], onProgress),
    askOffice: (question) => worker.call('askOffice', [question]),
    heldCounts: (device) => worker.call('heldCounts', [device]),
    startPractice: (options) => worker.call('startPractice', [options]),
    handOver: (scope, packing) => worker.call('handOver', [scope, packing]),
    readHandover: (files, onProgress, code) =>
      worker.call('readHandover', code === undefined ? [files] : [files, code], onProgress),
    moveWithin: (move) => worker.call('moveWithin', [move]),
    takeHandover: (ticket, onProgress) => worker.call('takeHandover', [ticket], onProgress),
  }
}
