import { onChanges } from '../replica/changes.ts'
import type { Replica } from '../replica/client.ts'
import { appendWithReason } from '../replica/intentions/closing.ts'
import { DECIDING } from '../replica/tables.ts'
import type { Append } from '../replica/write.ts'

/** The same open day may be another posyandu's when another one is at hand. */
const DECIDING_CLOSED = ['openDay', ...DECIDING] as const

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
  /** Read once, until it may have changed: no save waits for it but the first of a day. */
  #closed: Readonly<Record<string, Promise<boolean>>> = {}

  constructor({ db, append }: Pick<Replica, 'db' | 'append'>) {
    const read = async (openDay: string): Promise<boolean> => (await db.openDay.get(openDay))?.shown.closed === true
    onChanges((tables) => {
      if (DECIDING_CLOSED.some((table) => tables.includes(table))) this.#closed = {}
    })
    this.append = appendWithReason(
      (openDay) => this.#isClosed(openDay, read),
      append,
      (openDay) => this.#ask(openDay),
    )
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

  #isClosed(openDay: string, read: (openDay: string) => Promise<boolean>): Promise<boolean> {
    const known = this.#closed[openDay]
    if (known) return known
    const reading = read(openDay)
    this.#closed = { ...this.#closed, [openDay]: reading }
    // The next save asks again.
    reading.catch(() => (this.#closed = {}))
    return reading
  }

  #ask(openDay: string): Promise<string | undefined> {
    const known = this.#remembered[openDay]
    if (known !== undefined) return Promise.resolve(known)
    this.question?.answer(undefined)
    return new Promise((answer) => (this.question = { openDay, answer }))
  }
}
