import type { BroughtBy } from '../../../../../domain/child-care/feeding.ts'
import type { CareGiven } from '../../../../../replica/intentions/care.ts'
import type { VisitPlace } from '../../../../../replica/intentions/visit.ts'
import { careToWrite, hasTyped, NOTHING_TYPED, standingAnswers, type AnswerChanges, type TypedCare } from './answers.ts'
import type { CareSheet } from './care-sheet.ts'
import { StepDraft } from './step-draft.svelte.ts'

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

/** One child's answers as they are given; must be made while a component starts. */
export class CareEntry {
  readonly #place: () => CarePlace
  readonly #draft: StepDraft<CarePlace, TypedCare>

  constructor(place: () => CarePlace, save: SaveCare) {
    this.#place = place
    const { openDay, person } = place().place
    this.#draft = new StepDraft({
      key: `pelayanan/${openDay}/${person}`,
      empty: NOTHING_TYPED,
      place,
      hasTyped,
      save: async (at, typed, seen, isFinished) => {
        const given = careToWrite(at.due, at.recorded, typed, isFinished)
        return isEmpty(given) || (await save(at, given, seen, isFinished))
      },
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
    this.#draft.type({ answers: { ...this.#draft.value.answers, ...answers } })
  }

  bringBy(broughtBy: BroughtBy): void {
    this.#draft.type({ broughtBy })
  }

  explain(topic: string, isGiven: boolean): void {
    const others = this.advice.filter((other) => other !== topic)
    this.#draft.type({ advice: isGiven ? [...others, topic] : others })
  }

  givePmt(pmtGiven: boolean): void {
    this.#draft.type({ pmtGiven })
  }

  finish(): Promise<boolean> {
    return this.#draft.finish()
  }
}

function isEmpty({ visit, person }: CareGiven): boolean {
  return Object.keys(visit).length === 0 && Object.keys(person).length === 0
}
