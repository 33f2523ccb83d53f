/** The numbers of langkah 2 from six years on: what the card asks of this visitor, and whether a number can be right. */
import { checkNumber, type NumberField } from '../../../../../domain/cards/check.ts'
import { CARD_FIELDS } from '../../../../../domain/cards/all-fields.ts'
import { fieldsFor } from '../../../../../domain/cards/due.ts'
import type { CardValue, Visitor } from '../../../../../domain/cards/field.ts'
import { declaredFor } from '../../../../../domain/cards/meant-for.ts'
import type { Suggestion } from '../../../../../domain/measure/check.ts'
import type { VisitFields } from '../../../../../log/records/visit.ts'
import { open, type Check, type Model, type NumberCheck, type Typed } from './entry.ts'
import { typedNumber, type NumberLimits } from './typed-number.ts'

/** The visitor with these numbers of today; undefined ones are not known. */
export type VisitorWith = (typed: Readonly<Record<string, CardValue>>) => Visitor

export interface CardStart {
  readonly visitor: VisitorWith
  readonly recorded: VisitFields
  readonly typed: Typed
}

/** The screen as it opens: at the first number that is due and that nobody has measured yet. */
export function startCard({ visitor, recorded, typed }: CardStart): Model {
  const fieldsWith = ({ texts, notWeighed }: Typed): readonly string[] =>
    fieldsFor(visitor({ ...numbersIn(texts), ...(notWeighed && { notWeighed }) }), 2).flatMap(({ kind, name }) =>
      kind === 'number' ? [name] : [],
    )
  const limits = (name: string): NumberLimits => limitsOf(numberField(visitor({}), name))
  return open({ fieldsFor: fieldsWith, limits, usualPosture: 'berdiri', recorded, typed })
}

/** As it is declared for this visitor. */
export function numberField(visitor: Visitor, name: string): NumberField | undefined {
  const field = declaredFor(visitor, CARD_FIELDS).find((each) => each.name === name)
  return field?.kind === 'number' ? field : undefined
}

/**
 * `pair` says that the two numbers of a blood pressure do not go together, with the other one; `say` gives a declared
 * sentence in the chosen language.
 */
export function cardCheck(visitor: VisitorWith, pair: PairWords, say = (text: string): string => text): Check {
  return (name, value, { typed }): NumberCheck => {
    const known = Object.fromEntries(
      Object.entries(typed).flatMap(([of, one]) => (one === undefined ? [] : [[of, one]])),
    )
    const now = visitor(known)
    const field = numberField(now, name)
    if (!field) return { outcome: 'ok' }
    const check = checkNumber(field, value, now)
    const suggestion = meantWithComma(field, value, now)
    if (check.outcome === 'ok') return check
    if (check.outcome === 'ask') {
      const { code, says } = check.doubt
      return { outcome: 'ask', questions: [{ code, says: say(says) }], suggestion }
    }
    const { code, min, max } = check
    if (code === 'above-sistole') return { outcome: 'refuse', code, says: pair[code](max + 1), suggestion: undefined }
    if (code === 'below-diastole') return { outcome: 'refuse', code, says: pair[code](min - 1), suggestion: undefined }
    return { outcome: 'refuse', code, min, max, suggestion }
  }
}

type PairWords = Readonly<Record<'above-sistole' | 'below-diastole', (other: number) => string>>

/** 245 for 24,5: where a tenth of it would be nothing to ask about. */
function meantWithComma(field: NumberField, value: number, visitor: Visitor): Suggestion | undefined {
  if (field.decimals === 0 || !Number.isInteger(value)) return undefined
  const tenth = value / 10
  return checkNumber(field, tenth, visitor).outcome === 'ok' ? { kind: 'decimal-point', value: tenth } : undefined
}

function limitsOf(field: NumberField | undefined): NumberLimits {
  if (!field) return { min: 0, max: 0, decimals: 0 }
  const { min, max, decimals, name } = field
  return { min, max, decimals, comma: true, ...(name.startsWith('measure.sistole') && { first: true }) }
}

function numbersIn(texts: Typed['texts']): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => {
      const value = typedNumber(text)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
