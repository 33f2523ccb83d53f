/** Calls across a worker's boundary: by name, answered once, with progress on the way where a call has any. */

type Call = (...args: never[]) => Promise<unknown>

interface CallMessage<Calls> {
  readonly call: number
  readonly name: keyof Calls
  readonly args: readonly unknown[]
}

type AnswerMessage =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly progress: unknown }
  | { readonly call: number; readonly failed: string }

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
  readonly onProgress: ((progress: never) => void) | undefined
}

/** What every worker is told first on a device with a PIN. */
export interface Unlocked {
  readonly unlock: (key: Uint8Array) => Promise<void>
}

/** The page's side. The worker starts at the first call, or when told to. */
export class WorkerPort<Calls extends Unlocked & { readonly [Name in keyof Calls]: Call }> {
  readonly #make: () => Worker
  #worker: Worker | undefined
  readonly #waiting = new Map<number, Waiting>()
  readonly #key: () => Uint8Array | undefined
  #calls = 0
  #isOver = false

  /** `key`: the data key, of a device with a PIN. */
  constructor(make: () => Worker, key: () => Uint8Array | undefined) {
    this.#make = make
    this.#key = key
  }

  start(): Worker {
    if (this.#worker) return this.#worker
    const worker = this.#make()
    this.#worker = worker
    worker.onmessage = (event: MessageEvent<AnswerMessage>) => this.#take(event.data)
    // What goes wrong while it runs is an ErrorEvent; anything else: its file did not come. The next call tries again.
    worker.onerror = (event) => {
      if (!(event instanceof ErrorEvent)) this.#forget()
    }
    const key = this.#key()
    if (key) this.#post('unlock', [key]).catch(toldToTheOthers)
    return worker
  }

  /** For good: nothing is answered any more. */
  end(): void {
    this.#isOver = true
    this.#worker?.terminate()
  }

  /** Rejects with what failed in the worker, or when the worker could not be started. */
  call<Name extends keyof Calls>(
    name: Name,
    args: Parameters<Calls[Name]>,
    onProgress?: (progress: never) => void,
  ): ReturnType<Calls[Name]> {
    if (!this.#isOver) this.start()
    return this.#post(name, args, onProgress) as unknown as ReturnType<Calls[Name]>
  }

  #post(name: keyof Calls, args: readonly unknown[], onProgress?: (progress: never) => void): Promise<never> {
    const call = ++this.#calls
    const sent: CallMessage<Calls> = { call, name, args }
    if (!this.#isOver) this.#worker?.postMessage(sent)
    return new Promise((resolve, reject) => this.#waiting.set(call, { resolve, reject, onProgress }))
  }

  #take(answer: AnswerMessage): void {
    const waiting = this.#waiting.get(answer.call)
    if (!waiting) return
    if ('progress' in answer) return waiting.onProgress?.(answer.progress as never)
    this.#waiting.delete(answer.call)
    if ('failed' in answer) waiting.reject(new Error(answer.failed))
    else waiting.resolve(answer.value as never)
  }

  #forget(): void {
    this.#worker = undefined
    for (const { reject } of this.#waiting.values()) reject(new Error('expected the worker to start'))
    this.#waiting.clear()
  }
}

/** A worker that did not start is told to whoever called it. */
const toldToTheOthers = (): void => undefined

/** The worker's side. `calls`: what it can do, of a call that may tell how far it is. */
export function answerCalls<Calls extends { readonly [Name in keyof Calls]: Call }>(
  worker: DedicatedWorkerGlobalScope,
  calls: (onProgress: (progress: unknown) => void) => Calls,
): void {
  worker.onmessage = async ({ data: { call, name, args } }: MessageEvent<CallMessage<Calls>>) => {
    const answer = (message: AnswerMessage): void => worker.postMessage(message)
    try {
      const run: (this: void, ...args: never[]) => Promise<unknown> = calls((progress) => answer({ call, progress }))[
        name
      ]
      answer({ call, value: await run(...(args as never[])) })
    } catch (error) {
      answer({ call, failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
    }
  }
}
