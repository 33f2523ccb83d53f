import type { VisitFields } from '../../../../../log/records/visit.ts'
import type { Fields } from '../../../../../replica/queries/child.ts'
import { Draft } from '../../../../draft.svelte.ts'
import { seenHere } from '../../../../own-heads.ts'
import { useSession } from '../../../../session.svelte.ts'

/** One person's visit as it stands. */
interface AtVisit {
  readonly visit: { readonly shown: VisitFields; readonly fields: Fields }
}

interface Kept {
  /** The heads on the screen when the first answer was tapped. */
  readonly seen: readonly string[]
}

interface Work<At, Typed> {
  readonly key: string
  readonly empty: Typed
  readonly place: () => At
  readonly hasTyped: (typed: Typed) => boolean
  /** Resolves with whether it is on this phone's disk, or there was nothing to write. */
  readonly save: (at: At, typed: Typed, seen: readonly string[], isFinished: boolean) => Promise<boolean>
}

/**
 * What is tapped about one person at a step; must be made while a component starts. Each tap is kept on this phone at
 * once, and goes into the log when the screen is left, so that another phone continues where this one stopped.
 */
export class StepDraft<At extends AtVisit, Typed extends Kept> {
  readonly #work: Work<At, Typed>
  readonly #session = useSession()
  readonly #draft: Draft<Typed>
  /** Read while leaving, when the screen's own values may be gone. */
  #last: At
  #isSaving = false

  constructor(work: Work<At, Typed>) {
    this.#work = work
    this.#last = work.place()
    this.#draft = new Draft<Typed>(work.key, work.empty)
    $effect(() => void (this.#last = work.place()))
    $effect(() => {
      const onHidden = (): void => void (document.visibilityState === 'hidden' && this.leave())
      document.addEventListener('visibilitychange', onHidden)
      return () => {
        document.removeEventListener('visibilitychange', onHidden)
        void this.leave()
      }
    })
  }

  get value(): Typed {
    return this.#draft.value
  }

  type(change: Partial<Typed>): void {
    const before = this.#draft.value
    const seen = this.#work.hasTyped(before) ? before.seen : headsOn(this.#work.place())
    this.#draft.value = { ...before, ...change, seen }
  }

  finish(): Promise<boolean> {
    return this.#write(true)
  }

  async leave(): Promise<void> {
    if (this.#work.hasTyped(this.#draft.value)) await this.#write(false)
  }

  async #write(isFinished: boolean): Promise<boolean> {
    if (this.#isSaving) return false
    this.#isSaving = true
    const typed = this.#draft.value
    const at = this.#last
    try {
      const standing = headsOn(at)
      const seen = this.#work.hasTyped(typed) ? seenHere(typed.seen, standing, this.#session.self?.device) : standing
      const isSaved = await this.#work.save(at, typed, seen, isFinished)
      // What was tapped while it was being saved stays.
      if (isSaved && this.#draft.value === typed) this.#draft.clear()
      return isSaved
    } finally {
      this.#isSaving = false
    }
  }
}

function headsOn({ visit }: AtVisit): string[] {
  return Object.values(visit.fields).flatMap((field) => field.heads.map(({ id }) => id))
}
