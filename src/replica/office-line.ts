/** Between the workers of this phone's tabs: only the one that holds the connection can ask the relay. */
import type { OfficeAnswer, OfficeQuestion } from '../protocol.ts'
import { STORAGE } from './practice/mode.ts'

type Answer = OfficeAnswer | 'offline'
type LineMessage =
  { readonly id: string; readonly question: OfficeQuestion } | { readonly id: string; readonly answer: Answer }

/** More than the holder gives the relay: then no tab holds the connection. */
const HOLDER_WITHIN_MS = 6_000

export class OfficeLine {
  readonly #channel = new BroadcastChannel(`${STORAGE}/office`)
  readonly #isHolder: () => boolean
  readonly #askRelay: (question: OfficeQuestion) => Promise<Answer>
  readonly #waiting = new Map<string, (answer: Answer) => void>()

  constructor(isHolder: () => boolean, askRelay: (question: OfficeQuestion) => Promise<Answer>) {
    this.#isHolder = isHolder
    this.#askRelay = askRelay
    this.#channel.onmessage = ({ data }: MessageEvent<LineMessage>) => void this.#hear(data)
  }

  ask(question: OfficeQuestion): Promise<Answer> {
    if (this.#isHolder()) return this.#askRelay(question)
    const id = crypto.randomUUID()
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#waiting.get(id)?.('offline'), HOLDER_WITHIN_MS)
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer)
        this.#waiting.delete(id)
        resolve(answer)
      })
      this.#post({ id, question })
    })
  }

  async #hear(message: LineMessage): Promise<void> {
    if ('answer' in message) this.#waiting.get(message.id)?.(message.answer)
    else if (this.#isHolder()) this.#post({ id: message.id, answer: await this.#askRelay(message.question) })
  }

  #post(message: LineMessage): void {
    this.#channel.postMessage(message)
  }
}
