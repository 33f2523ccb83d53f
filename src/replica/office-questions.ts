import type { OfficeAnswer, OfficeQuestion } from '../protocol.ts'

/** Longer than an answer takes, and no longer than somebody looks at an empty column. */
const ANSWER_WITHIN_MS = 5_000

/** Questions on one connection that wait for the relay's answer. */
export class OfficeQuestions {
  readonly #waiting = new Map<OfficeQuestion['ask'], Set<(answer: OfficeAnswer | 'offline') => void>>()

  /** `offline` when the connection ends, or nothing comes. */
  answerTo({ ask }: OfficeQuestion): Promise<OfficeAnswer | 'offline'> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(ask) ?? new Set()
      this.#waiting.set(ask, waiting)
      const settle = (answer: OfficeAnswer | 'offline'): void => {
        clearTimeout(timer)
        waiting.delete(settle)
        resolve(answer)
      }
      const timer = setTimeout(() => settle('offline'), ANSWER_WITHIN_MS)
      waiting.add(settle)
    })
  }

  take(answer: OfficeAnswer): void {
    for (const settle of this.#waiting.get(answer.tells) ?? []) settle(answer)
  }

  giveUp(): void {
    for (const waiting of this.#waiting.values()) for (const settle of waiting) settle('offline')
  }
}
