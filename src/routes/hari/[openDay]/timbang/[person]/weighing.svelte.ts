import { ARM } from '../../../../../domain/growth/cut-offs.ts'
import type { MeasureField } from '../../../../../domain/measure/limits.ts'
import type { VisitFields } from '../../../../../log/records/visit.ts'
import type { DayVisit } from '../../../../../replica/queries/child.ts'
import { Draft } from '../../../../draft.svelte.ts'
import { draftName } from '../drafts.ts'
import {
  fieldAfter,
  hasSomethingToSave,
  NOTHING_TYPED,
  postureOf,
  start,
  update,
  type Check,
  type Event,
  type Model,
  type Typed,
} from './entry.ts'

/** Long enough to see the whole number before the next one comes. */
const ADVANCE_MS = 450

export interface WeighingPlace {
  readonly openDay: string
  /** The record that stands for the child. */
  readonly person: string
  readonly completedMonths: number
  /** What stands recorded for this open day, kept up to date. */
  readonly visit: Pick<DayVisit, 'shown' | 'fields'>
  readonly check: Check
  /** The number to begin with; otherwise the first that is missing. */
  readonly first: MeasureField | undefined
}

/** Saves; once the numbers are on this phone's disk it forgets what was typed (`forget`) and leaves. */
export type SaveNumbers = (fields: VisitFields, seen: readonly string[]) => Promise<void>

/** The keypad's state for one child; must be made while a component starts. */
export class Weighing {
  readonly #place: () => WeighingPlace
  readonly #save: SaveNumbers
  readonly #draft: Draft<Typed>
  readonly #begun
  #at: MeasureField
  #problem: Model['problem'] = $state.raw()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSaving = false

  constructor(place: () => WeighingPlace, save: SaveNumbers) {
    this.#place = place
    this.#save = save
    const { openDay, person, first } = place()
    this.#draft = new Draft<Typed>(draftName(openDay, person), NOTHING_TYPED)
    this.#begun = $derived.by(() => {
      const { completedMonths, visit } = place()
      return start({ completedMonths, recorded: visit.shown, typed: this.#draft.value, armFromMonth: ARM.fromMonth })
    })
    this.#at = $state(first ?? this.#begun.at)
    $effect(() => () => clearTimeout(this.#timer))
  }

  get model(): Model {
    return { ...this.#begun, at: this.#at, problem: this.#problem }
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
    if (this.#isSaving) return
    const step = update(this.model, event, this.#place().check)
    const seen = this.canSave ? [...this.#draft.value.seen] : this.#shownHeads()
    this.#draft.value = { ...step.model.typed, seen: hasSomethingToSave(step.model) ? seen : [] }
    this.#at = step.model.at
    this.#problem = step.model.problem
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
      await this.#save(fields, seen)
    } finally {
      this.#isSaving = false
    }
  }

  #shownHeads(): string[] {
    return Object.values(this.#place().visit.fields).flatMap((field) => field.heads.map(({ id }) => id))
  }
}
