import type { Replica } from '../replica/client.ts'
import { appendWithReason } from '../replica/intentions/closing.ts'
import type { Append } from '../replica/write.ts'

interface Question {
  readonly openDay: string
  readonly answer: (reason: string | undefined) => void
}

/** Asks for a reason before a visit of a closed day is changed, whichever screen changes it. */
export class AfterClosing {
  /** What the dialog asks now. */
  question: Question | undefined = $state.raw()
  readonly append: Append
  /** Reasons that stand for further changes, until the app is closed or somebody else takes the phone. */
  #remembered: Readonly<Record<string, string>> = {}

  constructor({ db, append }: Pick<Replica, 'db' | 'append'>) {
    this.append = appendWithReason(db, append, (openDay) => this.#ask(openDay))
  }

  /** Undefined: the person would rather not change it. */
  answer(reason: string | undefined, isRemembered: boolean): void {
    const question = this.question
    this.question = undefined
    if (question && reason !== undefined && isRemembered)
      this.#remembered = { ...this.#remembered, [question.openDay]: reason }
    question?.answer(reason)
  }

  forget(): void {
    this.#remembered = {}
  }

  #ask(openDay: string): Promise<string | undefined> {
    const known = this.#remembered[openDay]
    if (known !== undefined) return Promise.resolve(known)
    this.question?.answer(undefined)
    return new Promise((answer) => (this.question = { openDay, answer }))
  }
}
