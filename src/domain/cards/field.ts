/**
 * One field of a card, with everything about it in one place: the screen, the checks, the history, the papers and the
 * exports are made from these declarations (`all-fields.ts`).
 */
import type { Sex } from '../growth/tables.ts'
import type { Route } from '../follow-up/reasons.ts'
import type { CardCode } from '../life-stage.ts'
import type { Maternal } from '../pregnancy/pregnancy.ts'
import type { Risk } from '../pregnancy/risks.ts'
import type { TetanusStatus } from '../pregnancy/tetanus.ts'
import type { CardReason } from './reasons.ts'
import type { CareAnswer, TbcCard } from '../child-care/question.ts'
import type { Form, FormAnswers } from './form.ts'

/** A stored value: of a field, or the whole of a questionnaire. */
export type CardValue = CareAnswer | FormAnswers
/** By the visit's field name. */
export type CardValues = Readonly<Record<string, CardValue | undefined>>

/** Everything that decides what is put to somebody on one day, and what it means. */
export interface Visitor {
  readonly card: CardCode
  /** Completed months on that day. */
  readonly months: number
  readonly sex: Sex | undefined
  /** Pregnant, in the nifas or breastfeeding: then the card is the mother's. */
  readonly maternal?: Maternal | undefined
  /** What papers say of a pregnancy beside the visits; undefined where it was not read. */
  readonly onFile?: OnFile | undefined
  /** IMT/U of today by WHO 2007, 5 to 19 years; undefined where it cannot be computed. */
  readonly bmiForAgeZ?: number | undefined
  readonly today: CardValues
  /** Newest first; today is not among them. `daysAgo` from this day. */
  readonly earlier: readonly { readonly daysAgo: number; readonly values: CardValues }[]
  /** What the puskesmas has set otherwise than the default, by setting code (domain spec §0.4). */
  readonly settings: CardSettings
}

export interface OnFile {
  /** 4T and the others (`pregnancy/risks.ts`). */
  readonly risks: readonly Risk[]
  /** T0 to T5 on that day (`pregnancy/tetanus.ts`). */
  readonly tetanus: TetanusStatus
}

/** Where sources disagree; every one has a default. */
export interface CardSettings {
  /** C13: below one of these a blood pressure is "Rendah", mmHg. */
  readonly lowPressure: { readonly sistole: number; readonly diastole: number }
  /** C1: the older card asks four questions, with contact; the newer one seven. */
  readonly tbcCard: TbcCard
  /** C1: from how many signs somebody is referred. */
  readonly tbcSignsToRefer: number
  /** C14: which questions on the mind. */
  readonly mindForm: 'srq-20' | 'phq-4'
}

export const DEFAULT_CARD_SETTINGS: CardSettings = {
  lowPressure: { sistole: 90, diastole: 60 },
  tbcCard: 'lesu',
  tbcSignsToRefer: 1,
  mindForm: 'srq-20',
}

/**
 * `carried`: put every time, with the last answer standing in it. `yearly`: hidden for twelve months once done.
 * `watched`: yearly, and at every visit while the last one was not green. `offered`: never put by itself, but whoever has
 * the instrument may add it.
 */
export type CardDue = 'every-visit' | 'carried' | 'yearly' | 'watched' | 'offered'

export type CardField = {
  /** The visit's field: `weightKg`, `measure.sistole`, `ask.rokok`, `form.puma`. */
  readonly name: string
  /** As the card words it. */
  readonly label: string
  /** On a narrow tab. */
  readonly short?: string
  /** Langkah 2 is the keypad, langkah 4 the questions. */
  readonly step: 2 | 4
  readonly cards: readonly CardCode[]
  /** Completed years, both ends included. */
  readonly fromYears?: number
  readonly toYears?: number
  readonly sex?: Sex
  /** Only where this holds too. */
  readonly when?: (visitor: Visitor) => boolean
  readonly due: CardDue
  /** CKG asks it too: not put to somebody who had that this year (K18). */
  readonly inCkg?: true
  /** What it found; undefined where there is nothing to say. */
  readonly means?: (value: CardValue, visitor: Visitor) => Meaning | undefined
  readonly source: string
} & CardInput

export type CardInput =
  | {
      readonly kind: 'number'
      readonly unit: string
      /** Outside these it is refused. */
      readonly min: number
      readonly max: number
      readonly decimals: number
      /** How to measure it, in short sentences. */
      readonly cues?: readonly string[]
      /** What is asked before an unlikely number is kept; undefined where it is likely. */
      readonly doubt?: (value: number, visitor: Visitor) => NumberDoubt | undefined
    }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice' | 'many'; readonly options: readonly Option[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'form'; readonly form: Form }

export interface Option {
  readonly code: string
  readonly label: string
}

/** A sentence that asks; `code` is kept when it was answered with yes. */
export interface NumberDoubt {
  readonly code: string
  readonly says: string
}

export type Colour = 'hijau' | 'kuning' | 'merah'

/** What a number or an answer means: one sentence for the kader, the formal words for the bidan. */
export interface Meaning {
  readonly code: string
  readonly colour: Colour
  /** One plain sentence. */
  readonly says: string
  /** As the regulation names it. */
  readonly formal?: string
  /** As the card and the recap print it: N, T, G, O. */
  readonly letter?: string
  /** The number it stands on, in words: `150/95 mmHg`, `IMT 27,3`. */
  readonly number?: string
  /** Watched, but not looked at again before so many days. */
  readonly againAfterDays?: number
  /** What somebody is told about or referred for. */
  readonly follow?: { readonly reason: CardReason; readonly route: Route }
}

/** What several fields say together: IMT of weight and height, blood pressure of two numbers. */
export interface Reading {
  readonly code: string
  readonly label: string
  /** Of its number, for the head of a column. */
  readonly unit?: string
  readonly cards: readonly CardCode[]
  /** The fields it is read from, for the history and the papers. */
  readonly from: readonly string[]
  /** Undefined while a part is missing. */
  readonly read: (visitor: Visitor) => Meaning | undefined
  readonly source: string
}
