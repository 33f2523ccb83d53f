import type { CalendarDate } from '../../domain/calendar.ts'
import type { CardValue } from '../../domain/cards/field.ts'
import type { HomeSheet } from '../../domain/home-visits/sheet.ts'
import { TBC } from '../../domain/home-visits/age-sheets.ts'
import type { HomeVisitFields } from '../../log/records/home-visit.ts'
import { recordHomeVisit, type HomePlace } from '../../replica/intentions/home-visit.ts'
import type { Replica } from '../../replica/client.ts'
import type { HomeVisit } from '../../replica/queries/home-visits.ts'
import { attempt } from '../attempt.ts'
import { saySaved } from '../saving.ts'
import { StepDraft } from '../hari/[openDay]/pelayanan/[person]/step-draft.svelte.ts'
import { confidedText, fieldsToRecord, hasTyped, NOTHING_TYPED, type TypedVisit } from './typed-visit.ts'

export interface AtHome {
  readonly place: HomePlace
  readonly sheet: HomeSheet
  readonly about: Pick<HomeVisitFields, 'person' | 'family' | 'why'>
  /** As it stands; undefined while nothing was written. */
  readonly recorded: HomeVisit | undefined
  /** As they stand, with what follows from the answers. */
  readonly outcomes: (typed: TypedVisit) => readonly string[]
  /** A number cannot be kept as it is typed. */
  readonly hasProblem: (typed: TypedVisit) => boolean
  readonly said: string
  /** Above what the bidan alone reads. */
  readonly heading: string
}

/** One sheet as it is filled in; must be made while a component starts. */
export class VisitEntry {
  readonly #draft: StepDraft<AtHome & { readonly visit: { shown: object; fields: HomeVisit['fields'] } }, TypedVisit>

  constructor({ append }: Replica, at: () => AtHome, on: CalendarDate) {
    const place = () => {
      const here = at()
      return { ...here, visit: { shown: {}, fields: here.recorded?.fields ?? {} } }
    }
    this.#draft = new StepDraft({
      key: `rumah/${on}/${at().place.about}`,
      empty: NOTHING_TYPED,
      place,
      hasTyped,
      save: async (here, typed, seen, isFinished) => {
        const text = confidedText(TBC, typed.confided)
        // Left half way: what cannot be kept yet, or will be gone from here once it is, stays being typed.
        if (here.hasProblem(typed) || (!isFinished && text !== '')) return false
        const fields = fieldsToRecord(here.sheet, typed, here.outcomes(typed), here.about)
        const confided = text === '' ? undefined : ({ topic: 'hasil-tbc', text: `${here.heading}: ${text}` } as const)
        const result = await attempt(() => recordHomeVisit(append, here.place, fields, { seen, confided }))
        return isFinished ? saySaved(append, result, here.said) : result.ok
      },
    })
  }

  get typed(): TypedVisit {
    return this.#draft.value
  }

  answer(values: Readonly<Record<string, CardValue | null>>): void {
    this.#draft.type({ values: { ...this.typed.values, ...values } })
  }

  confide(values: Readonly<Record<string, CardValue | null>>): void {
    this.#draft.type({ confided: { ...this.typed.confided, ...values } })
  }

  measure(name: string, text: string): void {
    this.#draft.type({ numbers: { ...this.typed.numbers, [name]: text } })
  }

  change(fields: Partial<Pick<TypedVisit, 'outcomes' | 'advice' | 'note'>>): void {
    this.#draft.type(fields)
  }

  finish(): Promise<boolean> {
    return this.#draft.finish()
  }
}
