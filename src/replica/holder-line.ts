/** Between the workers of this phone's tabs: what only the one that holds the documents can do, asked by any of them. */

type Told<Question, Answer> =
  | { readonly id: string; readonly question: Question }
  /** The holder is at it. */
  | { readonly id: string; readonly isHeard: true }
  | { readonly id: string; readonly answer: Answer }
  | { readonly id: string; readonly failed: string }
  /** Another tab holds the documents from now on. */
  | { readonly holds: true }

interface Waiting<Question, Answer> {
  readonly question: Question
  readonly tell: (answer: Answer) => void
  readonly fail: (error: unknown) => void
  timer: ReturnType<typeof setTimeout>
}

/** So soon a holder says that it has heard: past this no tab holds the documents. */
const HEARD_WITHIN_MS = 6_000

export class HolderLine<Question, Answer> {
  readonly #channel: BroadcastChannel
  readonly #work: (question: Question) => Promise<Answer>
  readonly #otherwise: Answer | undefined
  readonly #waiting = new Map<string, Waiting<Question, Answer>>()
  #isHolder = false

  /** `otherwise`: the answer while no tab holds the documents; undefined where nothing can stand for it, and it fails. */
  constructor(channel: string, work: (question: Question) => Promise<Answer>, otherwise: Answer | undefined) {
    this.#channel = new BroadcastChannel(channel)
    this.#work = work
    this.#otherwise = otherwise
    this.#channel.onmessage = ({ data }: MessageEvent<Told<Question, Answer>>) => void this.#hear(data)
  }

  /** From now on this worker is the holder: what was asked before, of nobody or of one that is gone, it answers. */
  hold(): void {
    this.#isHolder = true
    this.#post({ holds: true })
    for (const [id, { question, tell, fail }] of this.#waiting) {
      this.#end(id)
      this.#work(question).then(tell, fail)
    }
  }

  ask(question: Question): Promise<Answer> {
    if (this.#isHolder) return this.#work(question)
    const id = crypto.randomUUID()
    return new Promise((tell, fail) => {
      this.#waiting.set(id, { question, tell, fail, timer: this.#pose(id, question) })
    })
  }

  #pose(id: string, question: Question): ReturnType<typeof setTimeout> {
    this.#post({ id, question })
    return setTimeout(() => {
      if (this.#otherwise === undefined) this.#end(id)?.fail(new Error('expected the documents to be held'))
      else this.#end(id)?.tell(this.#otherwise)
    }, HEARD_WITHIN_MS)
  }

  /** Whoever heard these is gone. */
  #askAgain(): void {
    for (const [id, waiting] of this.#waiting) {
      clearTimeout(waiting.timer)
      waiting.timer = this.#pose(id, waiting.question)
    }
  }

  async #hear(told: Told<Question, Answer>): Promise<void> {
    if ('holds' in told) return this.#askAgain()
    const { id } = told
    if ('answer' in told) return this.#end(id)?.tell(told.answer)
    if ('failed' in told) return this.#end(id)?.fail(new Error(told.failed))
    if ('isHeard' in told) return clearTimeout(this.#waiting.get(id)?.timer)
    if (!this.#isHolder) return
    this.#post({ id, isHeard: true })
    try {
      this.#post({ id, answer: await this.#work(told.question) })
    } catch (error) {
      this.#post({ id, failed: String(error) })
    }
  }

  /** It waits no longer; undefined when it does not wait. */
  #end(id: string): Waiting<Question, Answer> | undefined {
    const waiting = this.#waiting.get(id)
    clearTimeout(waiting?.timer)
    this.#waiting.delete(id)
    return waiting
  }

  #post(told: Told<Question, Answer>): void {
    this.#channel.postMessage(told)
  }
}
