import type { Visitor } from '../../../../../../domain/cards/field.ts'
import type { VisitFields } from '../../../../../../log/records/visit.ts'
import type { VisitPlace } from '../../../../../../replica/intentions/visit.ts'
import type { DayVisit } from '../../../../../../replica/queries/child.ts'
import { visitorOn, type VisitorDay } from '../../../../../visitor.ts'
import { StepDraft } from '../step-draft.svelte.ts'
import { cardToWrite, hasTyped, NOTHING_TYPED, type CardChanges, type TypedCard } from './card-answers.ts'

export interface CardPlace {
  readonly place: VisitPlace
  readonly name: string
  readonly day: Omit<VisitorDay, 'typed'>
  readonly visit: Pick<DayVisit, 'shown' | 'fields'>
}

/** Resolves with whether it is on this phone's disk. `isFinished`: somebody said that the step is done. */
export type SaveCard = (
  at: CardPlace,
  fields: VisitFields,
  seen: readonly string[],
  isFinished: boolean,
) => Promise<boolean>

/** One person's answers as they are given; must be made while a component starts. */
export class CardEntry {
  readonly #place: () => CardPlace
  readonly #draft: StepDraft<CardPlace, TypedCard>

  constructor(place: () => CardPlace, save: SaveCard) {
    this.#place = place
    const { openDay, person } = place().place
    this.#draft = new StepDraft({
      key: `kartu/${openDay}/${person}`,
      empty: NOTHING_TYPED,
      place,
      hasTyped,
      save: async (at, typed, seen, isFinished) => {
        const visitor = visitorOn({ ...at.day, typed: typed.values })
        return !visitor || (await save(at, cardToWrite(visitor, typed, isFinished), seen, isFinished))
      },
    })
  }

  /** With what was typed counted in; undefined when the birth date went away. */
  readonly visitor: Visitor | undefined = $derived.by(() =>
    visitorOn({ ...this.#place().day, typed: this.#draft.value.values }),
  )
  readonly advice = $derived.by(() => this.#draft.value.advice ?? this.#place().visit.shown.advice ?? [])

  answer(values: CardChanges): void {
    this.#draft.type({ values: { ...this.#draft.value.values, ...values } })
  }

  explain(topic: string, isGiven: boolean): void {
    const others = this.advice.filter((other) => other !== topic)
    this.#draft.type({ advice: isGiven ? [...others, topic] : others })
  }

  finish(): Promise<boolean> {
    return this.#draft.finish()
  }
}
