/** Questions across the boundary of the worker that counts, by name, each answered once; and what it says to all pages. */
import type { CalendarMonth } from '../../domain/calendar.ts'
import type { PosyanduHeld } from '../../reports/completeness.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'
import type { XlsxSheet } from '../../reports/national/xlsx.ts'
import { END_OF_ALL, isPractice, PRACTICE, STORAGE } from '../practice/mode.ts'
import type { PosyanduTally, TallyQuestion } from './area.ts'

export interface AreaCalls {
  readonly tallies: (months: readonly CalendarMonth[], question: TallyQuestion) => Promise<readonly PosyanduTally[]>
  readonly held: () => Promise<readonly PosyanduHeld[]>
  readonly records: (posyandu: string) => Promise<ServedPosyandu>
  readonly register: (posyandu: string) => Promise<ServedPosyandu>
  readonly everything: (posyandu: string) => Promise<readonly XlsxSheet[]>
  /** Whether this worker counts just now; of another tab's it is heard. */
  readonly isCounting: () => Promise<boolean>
  /** The data key, of a computer with a PIN. */
  readonly unlock: (key: Uint8Array) => Promise<void>
}

export interface AreaCallMessage {
  readonly call: number
  readonly name: keyof AreaCalls
  readonly args: readonly unknown[]
}

export type AreaAnswerMessage =
  { readonly call: number; readonly value: unknown } | { readonly call: number; readonly failed: string }

/** Whoever counts says when it begins and ends, and whenever figures or records are others than before. */
export const AREA_CHANNEL = `${STORAGE}/area`

export interface AreaNews {
  readonly isCounting: boolean
}

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

export class AreaPort {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #calls = 0

  /** `key`: what it must be told first on a computer with a PIN. */
  constructor(worker: Worker, key: Uint8Array | undefined) {
    this.#worker = worker
    worker.onmessage = (event: MessageEvent<AreaAnswerMessage>) => this.#take(event.data)
    // Everything stored here is being deleted: nothing may hold on to it.
    new BroadcastChannel(END_OF_ALL).onmessage = () => worker.terminate()
    if (key) void this.call('unlock', [key])
  }

  call<Name extends keyof AreaCalls>(name: Name, args: Parameters<AreaCalls[Name]>): ReturnType<AreaCalls[Name]> {
    const call = ++this.#calls
    const answer = new Promise<never>((resolve, reject) => this.#waiting.set(call, { resolve, reject }))
    const sent: AreaCallMessage = { call, name, args }
    this.#worker.postMessage(sent)
    return answer as unknown as ReturnType<AreaCalls[Name]>
  }

  #take(answer: AreaAnswerMessage): void {
    const waiting = this.#waiting.get(answer.call)
    this.#waiting.delete(answer.call)
    if ('failed' in answer) waiting?.reject(new Error(answer.failed))
    else waiting?.resolve(answer.value as never)
  }
}

export function startAreaWorker(): Worker {
  return isPractice
    ? new Worker(new URL('./area-worker.ts', import.meta.url), { type: 'module', name: PRACTICE })
    : new Worker(new URL('./area-worker.ts', import.meta.url), { type: 'module' })
}
