import type { VisitFields } from '../../../../../log/records/visit.ts'
import type { DayVisit } from '../../../../../replica/queries/child.ts'
import { Draft } from '../../../../draft.svelte.ts'
import { draftName } from '../drafts.ts'
import {
  fieldAfter,
  hasSomethingToSave,
  isRecorded,
  leave,
  NOTHING_TYPED,
  postureOf,
  problemAt,
  update,
  type Check,
  type Event,
  type Model,
  type Typed,
} from './entry.ts'

/** Long enough to see the whole number before the next one comes. */
const ADVANCE_MS = 450
/** Nobody has touched the phone for so long: it may be out of power before anybody does. */
const IDLE_MS = 20_000

export interface WeighingPlace {
  readonly openDay: string
  /** The record that stands for the person. */
  readonly person: string
  /** The screen as it opens with what was typed before. */
  readonly begin: (typed: Typed) => Model
  /** What stands recorded for this open day, kept up to date. */
  readonly visit: Pick<DayVisit, 'shown' | 'fields'>
  readonly check: Check
  /** The number to begin with; otherwise the first that is missing. */
  readonly first: string | undefined
}

/** Resolves with whether it is on this phone's disk. `isFinished`: somebody said that the step is done. */
export type SaveNumbers<Place> = (
  at: Place,
  fields: VisitFields,
  seen: readonly string[],
  isFinished: boolean,
) => Promise<boolean>

/**
 * The keypad's state for one person; must be made while a component starts. Each key is kept on this phone; the numbers
 * that were left go into the log when the screen is left, so that another phone continues where this one stopped.
 */
export class Weighing<Place extends WeighingPlace> {
  readonly #place: () => Place
  readonly #save: SaveNumbers<Place>
  /** Read while leaving, when the screen's own values may be gone. */
  #last: Place
  readonly #draft: Draft<Typed>
  readonly #begun
  #at: string
  /** The number at hand was refused or asked about: which of it, and what may be meant, changes with what is known. */
  #isStopped = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  #idle: ReturnType<typeof setTimeout> | undefined
  #isSaving = false
  /** What is typed meanwhile waits for it. */
  #leaving: Promise<void> | undefined

  constructor(place: () => Place, save: SaveNumbers<Place>) {
    this.#place = place
    this.#save = save
    this.#last = place()
    const { openDay, person, first, begin, visit } = this.#last
    this.#draft = new Draft<Typed>(draftName(openDay, person), NOTHING_TYPED)
    const isSettled = Object.values(visit.fields).every(({ heads }) => heads.length < 2)
    if (isSettled && isRecorded(begin(this.#draft.value))) this.#draft.clear()
    this.#begun = $derived.by(() => place().begin(this.#draft.value))
    this.#at = $state(first ?? this.#begun.at)
    $effect(() => void (this.#last = place()))
    $effect(() => {
      const onHidden = (): void => void (document.visibilityState === 'hidden' && this.#leave())
      document.addEventListener('visibilitychange', onHidden)
      return () => {
        clearTimeout(this.#timer)
        clearTimeout(this.#idle)
        document.removeEventListener('visibilitychange', onHidden)
        void this.#leave()
      }
    })
  }

  get model(): Model {
    const model = { ...this.#begun, at: this.#at }
    return { ...model, problem: this.#isStopped ? problemAt(model, this.#at, this.#place().check) : undefined }
  }

  readonly posture = $derived.by(() => postureOf(this.model))
  readonly after = $derived.by(() => fieldAfter(this.model))
  readonly canSave = $derived.by(() => hasSomethingToSave(this.model))

  /** What came in from another phone for the number at hand since the first key was pressed. */
  readonly arrived = $derived.by(() => {
    const { seen } = this.#draft.value
    const heads = this.#place().visit.fields[this.#at]?.heads ?? []
    return this.canSave ? heads.filter(({ id }) => !seen.includes(id)) : []
  })

  async handle(event: Event): Promise<void> {
    clearTimeout(this.#timer)
    clearTimeout(this.#idle)
    await this.#leaving
    if (this.#isSaving) return
    this.#idle = setTimeout(() => void this.#leave(), IDLE_MS)
    const step = update(this.model, event, this.#place().check)
    const seen = this.canSave ? [...this.#draft.value.seen] : this.#shownHeads()
    this.#draft.value = { ...step.model.typed, seen: hasSomethingToSave(step.model) ? seen : [] }
    this.#at = step.model.at
    this.#isStopped = step.model.problem !== undefined
    if (step.effect?.type === 'advance-soon') {
      this.#timer = setTimeout(() => void this.handle({ type: 'next' }), ADVANCE_MS)
    }
    if (step.effect?.type === 'save') await this.#saveOnce(step.effect.fields, seen)
  }

  forget(): void {
    this.#draft.clear()
  }

  async #saveOnce(fields: VisitFields, seen: readonly string[]): Promise<void> {
    this.#isSaving = true
    try {
      await this.#save(this.#place(), fields, seen, true)
    } finally {
      this.#isSaving = false
    }
  }

  #leave(): Promise<void> {
    return (this.#leaving ??= this.#saveWhatWasLeft().finally(() => (this.#leaving = undefined)))
  }

  async #saveWhatWasLeft(): Promise<void> {
    if (this.#isSaving) return
    const { value } = this.#draft
    const { begin, check } = this.#last
    const step = leave({ ...begin(value), at: this.#at }, check)
    if (step.effect?.type !== 'save') return
    const isSaved = await this.#save(this.#last, step.effect.fields, [...value.seen], false)
    if (isSaved) this.#draft.keep(step.model.typed)
  }

  #shownHeads(): string[] {
    return Object.values(this.#place().visit.fields).flatMap((field) => field.heads.map(({ id }) => id))
  }
}
