/** An answer as it is stored: the visit's field `ask.<code>`, or a field of the person where `keptIn` says so. */
export type CareAnswer = boolean | string | number | readonly string[]
export type CareAnswers = Readonly<Record<string, CareAnswer>>

/** Completed months at the visit, both ends included. */
export type Ages = { readonly fromMonths: number; readonly toMonths: number }

/** Questions that stand on one card of the screen. */
export type QuestionGroup = 'keluhan' | 'ceklis' | 'asi' | 'makan' | 'catatan'

/**
 * `until-complete`: put again until it is complete once within these ages. `carried`: put every time, with the last
 * answer standing in it.
 */
export type Due = 'every-visit' | 'carried' | 'until-answered' | 'until-complete'

/** One field: what is asked, of whom, when, and where that is written. Its words stand in the catalogue, by code. */
export type Question = Ages & {
  readonly code: string
  readonly group: QuestionGroup
  readonly due: Due
  readonly source: string
  /** In the visit as `ask.<code>`, or in the person's field of this name. */
  readonly keptIn: 'visit' | 'person'
  /** Asked only where the posyandu uses this version of the TBC card. */
  readonly tbcCard?: TbcCard
  /** Asked only of a child born under 2500 g, or whose birth weight nobody knows. */
  readonly bornSmall?: true
  /** Asked only while today's answers name one of these signs. */
  readonly ifSigns?: readonly string[]
  /** Asked only of a child whose feet were found swollen at the scale. */
  readonly swollen?: true
} & Kind

export type Kind =
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** Any number of the options; none at all is an answer too. */
  | { readonly kind: 'many'; readonly options: readonly string[] }
  /** Complete with one tap; otherwise what is missing is kept as `ask.<missing>`. */
  | {
      readonly kind: 'checklist'
      readonly items: readonly string[]
      readonly missing: string
      readonly complete: boolean | string
      readonly incomplete: boolean | string
    }

/** Whether what was answered so far today leaves this question to be asked. */
export function isAskedNow({ ifSigns }: Question, today: CareAnswers): boolean {
  if (ifSigns === undefined) return true
  const named = [today.sakit, today.bahaya].flatMap((answer) => (Array.isArray(answer) ? (answer as string[]) : []))
  return named.some((sign) => ifSigns.includes(sign))
}

/** Conflict C1: the fourth question of the older card is contact with a TBC patient, of the newer one "lesu". */
export type TbcCard = 'lesu' | 'kontak'

export type CareSettings = { readonly tbcCard: TbcCard }

/** The four questions of Kepmenkes 2015/2023, TBC anak. */
export const DEFAULT_CARE_SETTINGS: CareSettings = { tbcCard: 'lesu' }

/** The service for children ends with the 71st completed month (C5). */
export const LAST_CHILD_MONTH = 71

export function isOfAge({ fromMonths, toMonths }: Ages, months: number): boolean {
  return months >= fromMonths && months <= toMonths
}
