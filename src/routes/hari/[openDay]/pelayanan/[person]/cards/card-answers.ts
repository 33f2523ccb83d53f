/** Langkah 4 of the cards from six years on: what is asked, what was answered, and what of it is written. Pure. */
import { DANGER } from '../../../../../../domain/cards/adult-danger.ts'
import { fieldsFor } from '../../../../../../domain/cards/due.ts'
import type { CardField, CardValue, Visitor } from '../../../../../../domain/cards/field.ts'
import { itemsFor, type Form, type FormAnswers, type FormItem } from '../../../../../../domain/cards/form.ts'
import { meaningsFor } from '../../../../../../domain/cards/meanings.ts'
import { latest } from '../../../../../../domain/cards/values.ts'
import type { VisitFields } from '../../../../../../log/records/visit.ts'

/** By field name; null: an answer that was taken back. */
export type CardChanges = Readonly<Record<string, CardValue | null>>

/** What was tapped and not saved yet. */
export interface TypedCard {
  readonly values: CardChanges
  readonly advice: readonly string[] | null
  readonly seen: readonly string[]
}

export const NOTHING_TYPED: TypedCard = { values: {}, advice: null, seen: [] }

export function hasTyped({ values, advice }: TypedCard): boolean {
  return Object.keys(values).length > 0 || advice !== null
}

export type FormField = Extract<CardField, { kind: 'form' }>
export type Question = Exclude<CardField, { kind: 'form' | 'number' }>

/** The questions of today as the screen groups them. */
export interface CardSheet {
  /** "Sudah CKG tahun ini?": first, because a yes takes much of the rest away. */
  readonly first: readonly Question[]
  readonly complaints: readonly Question[]
  readonly others: readonly Question[]
  readonly forms: readonly FormField[]
}

const FIRST = 'ask.ckg'
const COMPLAINT = /^ask\.tbc-/
/** Put by nakes alone, in private (§4.4). */
const BY_NAKES = 'heeadsss'

/** `isNakes`: the phone is a bidan's or the puskesmas'. */
export function cardSheet(visitor: Visitor, isNakes: boolean): CardSheet {
  const fields = fieldsFor(visitor, 4).filter(({ name }) => name !== DANGER)
  const questions = fields.filter((field): field is Question => field.kind !== 'form' && field.kind !== 'number')
  const rest = questions.filter(({ name }) => name !== FIRST)
  return {
    first: questions.filter(({ name }) => name === FIRST),
    complaints: rest.filter(({ name }) => COMPLAINT.test(name)),
    others: rest.filter(({ name }) => !COMPLAINT.test(name)),
    forms: fields.filter(
      (field): field is FormField => field.kind === 'form' && (isNakes || field.form.code !== BY_NAKES),
    ),
  }
}

/** Typed or recorded today; else, where it is carried, the last answer. */
export function standing({ name, due }: CardField, visitor: Visitor): CardValue | undefined {
  return due === 'carried' ? latest(visitor, name) : visitor.today[name]
}

/**
 * What goes out. Finished, what was carried and left standing is an answer too. `visitor`: with what was typed counted
 * in.
 */
export function cardToWrite(visitor: Visitor, typed: TypedCard, isFinished: boolean): VisitFields {
  const carried = isFinished
    ? fieldsFor(visitor, 4).flatMap((field) => {
        const value = visitor.today[field.name] === undefined ? standing(field, visitor) : undefined
        return value === undefined ? [] : [[field.name, value] as const]
      })
    : []
  return {
    ...(Object.fromEntries([...carried, ...Object.entries(typed.values)]) as object),
    ...(typed.advice !== null && { advice: [...typed.advice] }),
    ...(isFinished && { serviced: true }),
  }
}

/** Whether an answer of this step is to be told to somebody, or somebody is referred for it. */
export function needsSomebody(visitor: Visitor): boolean {
  return meaningsFor(visitor).some(({ of, meaning }) => meaning.follow !== undefined && OF_THIS_STEP.test(of))
}

const OF_THIS_STEP = /^(ask\.|form\.|tbc$)/

/** Of a questionnaire, with this answer; what no longer is asked because of it goes. */
export function withAnswer(
  form: Form,
  before: FormAnswers | undefined,
  item: string,
  option: number,
  visitor: Visitor,
): FormAnswers {
  const answers = { version: form.version, answers: { ...before?.answers, [item]: option } }
  const asked = new Set(itemsFor(form, answers, visitor).map(({ code }) => code))
  return {
    ...answers,
    answers: Object.fromEntries(Object.entries(answers.answers).filter(([code]) => asked.has(code))),
  }
}

/** Those still to be answered, in their order. */
export function unanswered(form: Form, answers: FormAnswers | undefined, visitor: Visitor): readonly FormItem[] {
  const given = answers ?? { version: form.version, answers: {} }
  return itemsFor(form, given, visitor).filter(({ code }) => given.answers[code] === undefined)
}
