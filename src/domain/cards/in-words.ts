/** A recorded value as the card writes it: for the history, the papers and the exports. */
import type { CardField, CardValue, Option } from './field.ts'
import { formOf } from './values.ts'

/** In Indonesian like the cards themselves. */
const YES = 'ya'
const NO = 'tidak'
const NONE = 'tidak ada'
/** Instead of the answers (K20). */
export const IN_CONFIDENCE = 'sudah diisi; jawabannya hanya dibaca bidan'
export const ANSWERS = [YES, NO, NONE, IN_CONFIDENCE] as const

export type Say = (text: string) => string

/** With a comma, without its unit. `say`: the words of the declaration in another language. */
export function valueOnCard(field: CardField, value: CardValue, say: Say = (text) => text): string {
  if (typeof value === 'boolean') return say(value ? YES : NO)
  if (typeof value === 'number')
    return say(field.kind === 'number' ? withComma(value, field.decimals) : withComma(value))
  if (typeof value === 'string') return optionIn(field, value, say)
  const answers = formOf(value)
  if (answers === undefined) {
    const chosen = value as readonly string[]
    return chosen.length === 0 ? say(NONE) : chosen.map((code) => optionIn(field, code, say)).join(', ')
  }
  if (field.kind !== 'form') return JSON.stringify(value)
  const items = field.form.items.flatMap(({ code, text, options }) => {
    const chosen = options[answers.answers[code] ?? -1]
    return chosen ? [`${say(text)} ${say(chosen.label)}`] : []
  })
  return items.join('; ')
}

export function unitOf(field: CardField): string | undefined {
  return field.kind === 'number' ? field.unit : undefined
}

/** What somebody typed stays as it is. */
function optionIn(field: CardField, code: string, say: Say): string {
  const options: readonly Option[] = 'options' in field ? field.options : []
  const chosen = options.find((option) => option.code === code)
  return chosen ? say(chosen.label) : code
}

function withComma(value: number, decimals?: number): string {
  return (decimals === undefined ? String(value) : value.toFixed(decimals)).replace('.', ',')
}
