/** What the worker that writes can be asked, and how it is started. */
import type { UndoneRecord } from '../log/batch-undo.ts'
import type { Entry } from '../log/entry.ts'
import type { Invitation } from '../log/invitation.ts'
import type { Sitting } from '../log/sittings.ts'
import type { Batch, RecordName } from './audit-reader.ts'
import type { HandoverProgress, HandOverResult, Packing, ReadResult, TakeResult } from './handover/result.ts'
import type { Move } from './handover/receive.ts'
import type { Scope } from './handover/scope.ts'
import type { ImportProgress, ImportResult } from './import/result.ts'
import type { JoinResult } from './join.ts'
import type { OfficeAnswer, OfficeQuestion } from '../protocol.ts'
import type { SaveResult, Write } from './write.ts'
import type { CalendarDate, CalendarMonth } from '../domain/calendar.ts'
import { isPractice } from './practice/mode.ts'
import { WorkerPort, type Unlocked } from './worker-calls.ts'

export interface Calls extends Unlocked {
  readonly append: (writes: readonly Write[]) => Promise<SaveResult>
  readonly join: (invitation: Invitation) => Promise<JoinResult>
  readonly chooseUser: (user: string) => Promise<void>
  readonly choosePosyandu: (posyandu: string) => Promise<void>
  /** `Area.hold`, on a device of the puskesmas. */
  readonly bringIn: (posyandu: string, months: readonly CalendarMonth[]) => Promise<void>
  readonly history: (kind: string, record: string) => Promise<readonly Entry[]>
  readonly entriesOf: (records: readonly RecordName[]) => Promise<readonly Entry[]>
  readonly sittings: () => Promise<readonly Sitting[]>
  readonly planBatchUndo: (batch: Batch) => Promise<readonly UndoneRecord[]>
  readonly importWorkbook: (file: Blob) => Promise<ImportResult>
  readonly handOver: (scope: Scope, packing: Packing) => Promise<HandOverResult>
  readonly readHandover: (files: readonly File[], code?: string) => Promise<ReadResult>
  readonly takeHandover: (ticket: number) => Promise<TakeResult>
  readonly moveWithin: (move: Move) => Promise<readonly Write[]>
  readonly startPractice: (options: { readonly today: CalendarDate; readonly afresh: boolean }) => Promise<void>
  readonly askOffice: (question: OfficeQuestion) => Promise<OfficeAnswer | 'offline'>
  readonly heldCounts: (device: string) => Promise<Readonly<Record<string, number>>>
  /** The page is visible again, or the network is back. */
  readonly wake: () => Promise<void>
}

export type Progress = ImportProgress | HandoverProgress

export function connectWorker(key: () => Uint8Array | undefined): WorkerPort<Calls> {
  return new WorkerPort(
    () =>
      isPractice
        ? new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'latihan' })
        : new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    key,
  )
}
