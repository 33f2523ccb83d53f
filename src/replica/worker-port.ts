/** Calls across the worker's boundary: by name, answered once, with progress on the way where a call has any. */
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

export interface Calls {
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
  /** The data key, of a phone with a PIN. */
  readonly unlock: (key: Uint8Array) => Promise<void>
  /** The page is visible again, or the network is back. */
  readonly wake: () => Promise<void>
}

export type Progress = ImportProgress | HandoverProgress

export type CallName = keyof Calls

export interface CallMessage {
  readonly call: number
  readonly name: CallName
  readonly args: readonly unknown[]
}

export type AnswerMessage =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly progress: Progress }
  | { readonly call: number; readonly failed: string }

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
  readonly onProgress: ((progress: never) => void) | undefined
}

/** The worker starts at the first call, or when told to. */
export class WorkerPort {
  readonly #make: () => Worker
  #worker: Worker | undefined
  readonly #waiting = new Map<number, Waiting>()
  readonly #key: () => Uint8Array | undefined
  #calls = 0
  #isOver = false

  /** `key`: what it must be told first on a phone with a PIN. */
  constructor(make: () => Worker, key: () => Uint8Array | undefined) {
    this.#make = make
    this.#key = key
  }

  start(): Worker {
    if (this.#worker) return this.#worker
    this.#worker = this.#make()
    this.#worker.onmessage = (event: MessageEvent<AnswerMessage>) => this.#take(event.data)
    const key = this.#key()
    if (key) void this.call('unlock', [key])
    return this.#worker
  }

  /** For good: nothing is answered any more. */
  end(): void {
    this.#isOver = true
    this.#worker?.terminate()
  }

  call<Name extends CallName>(
    name: Name,
    args: Parameters<Calls[Name]>,
    onProgress?: (progress: never) => void,
  ): ReturnType<Calls[Name]> {
    const call = ++this.#calls
    const answer = new Promise<never>((resolve, reject) => this.#waiting.set(call, { resolve, reject, onProgress }))
    const sent: CallMessage = { call, name, args }
    if (!this.#isOver) this.start().postMessage(sent)
    return answer as unknown as ReturnType<Calls[Name]>
  }

  #take(answer: AnswerMessage): void {
    const waiting = this.#waiting.get(answer.call)
    if (!waiting) return
    if ('progress' in answer) return waiting.onProgress?.(answer.progress as never)
    this.#waiting.delete(answer.call)
    if ('failed' in answer) waiting.reject(new Error(answer.failed))
    else waiting.resolve(answer.value as never)
  }
}

export function connectWorker(key: () => Uint8Array | undefined): WorkerPort {
  return new WorkerPort(
    () =>
      isPractice
        ? new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'latihan' })
        : new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    key,
  )
}
