import type { BroughtBy } from '../../../../../domain/child-care/feeding.ts'
import type { CareGiven } from '../../../../../replica/intentions/care.ts'
import type { VisitPlace } from '../../../../../replica/intentions/visit.ts'
import { Draft } from '../../../../draft.svelte.ts'
import { careToWrite, hasTyped, NOTHING_TYPED, standingAnswers, type AnswerChanges, type TypedCare } from './answers.ts'
import type { CareSheet } from './care-sheet.ts'

export interface CarePlace extends Pick<CareSheet, 'due' | 'recorded' | 'visit'> {
  readonly place: VisitPlace
  readonly name: string
}

/** Resolves with whether it is on this phone's disk. `isFinished`: somebody said that the step is done. */
export type SaveCare = (
  at: CarePlace,
  given: CareGiven,
  seen: readonly string[],
  isFinished: boolean,
) => Promise<boolean>

/**
 * One child's answers as they are given; must be made while a component starts. Each tap is kept on this phone at once,
 * and goes into the log when the screen is left, so that another phone continues where this one stopped.
 */
export class CareEntry {
  readonly #place: () => CarePlace
  readonly #save: SaveCare
  readonly #draft: Draft<TypedCare>
  /** Read while leaving, when the screen's own values may be gone. */
  #last: CarePlace
  #isSaving = false

  constructor(place: () => CarePlace, save: SaveCare) {
    this.#place = place
    this.#save = save
    this.#last = place()
    const { openDay, person } = this.#last.place
    this.#draft = new Draft<TypedCare>(`pelayanan/${openDay}/${person}`, NOTHING_TYPED)
    $effect(() => void (this.#last = place()))
    $effect(() => {
      const onHidden = (): void => void (document.visibilityState === 'hidden' && this.leave())
      document.addEventListener('visibilitychange', onHidden)
      return () => {
        document.removeEventListener('visibilitychange', onHidden)
        void this.leave()
      }
    })
  }

  readonly answers = $derived.by(() =>
    standingAnswers(this.#place().due, this.#place().recorded, this.#draft.value.answers),
  )
  readonly broughtBy = $derived.by(
    () => this.#draft.value.broughtBy ?? this.#place().visit.shown.broughtBy ?? undefined,
  )
  readonly advice = $derived.by(() => this.#draft.value.advice ?? this.#place().visit.shown.advice ?? [])
  readonly pmtGiven = $derived.by(() => this.#draft.value.pmtGiven ?? this.#place().visit.shown.pmtGiven ?? false)

  answer(answers: AnswerChanges): void {
    this.#type({ answers: { ...this.#draft.value.answers, ...answers } })
  }

  bringBy(broughtBy: BroughtBy): void {
    this.#type({ broughtBy })
  }

  explain(topic: string, isGiven: boolean): void {
    const others = this.advice.filter((other) => other !== topic)
    this.#type({ advice: isGiven ? [...others, topic] : others })
  }

  givePmt(pmtGiven: boolean): void {
    this.#type({ pmtGiven })
  }

  finish(): Promise<boolean> {
    return this.#write(true)
  }

  async leave(): Promise<void> {
    if (hasTyped(this.#draft.value)) await this.#write(false)
  }

  #type(change: Partial<TypedCare>): void {
    const before = this.#draft.value
    const seen = hasTyped(before) ? before.seen : headsOn(this.#place())
    this.#draft.value = { ...before, ...change, seen }
  }

  async #write(isFinished: boolean): Promise<boolean> {
    if (this.#isSaving) return false
    this.#isSaving = true
    const typed = this.#draft.value
    const at = this.#last
    try {
      const given = careToWrite(at.due, at.recorded, typed, isFinished)
      const seen = hasTyped(typed) ? [...typed.seen] : headsOn(at)
      const isSaved = isEmpty(given) || (await this.#save(at, given, seen, isFinished))
      // What was tapped while it was being saved stays.
      if (isSaved && this.#draft.value === typed) this.#draft.clear()
      return isSaved
    } finally {
      this.#isSaving = false
    }
  }
}

function isEmpty({ visit, person }: CareGiven): boolean {
  return Object.keys(visit).length === 0 && Object.keys(person).length === 0
}

function headsOn({ visit }: CarePlace): string[] {
  return Object.values(visit.fields).flatMap((field) => field.heads.map(({ id }) => id))
}
