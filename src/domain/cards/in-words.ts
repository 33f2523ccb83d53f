/** A recorded value as the card writes it: for the history, the papers and the exports. */
import type { CardField, CardValue, Option } from './field.ts'
import { formOf } from './values.ts'

/** In Indonesian like the cards themselves. */
const YES = 'ya'
const NO = 'tidak'
const NONE = 'tidak ada'

/** With a comma, without its unit. */
export function valueOnCard(field: CardField, value: CardValue): string {
  if (typeof value === 'boolean') return value ? YES : NO
  if (typeof value === 'number') return field.kind === 'number' ? withComma(value, field.decimals) : withComma(value)
  if (typeof value === 'string') return optionIn(field, value)
  const answers = formOf(value)
  if (answers === undefined) {
    const chosen = value as readonly string[]
    return chosen.length === 0 ? NONE : chosen.map((code) => optionIn(field, code)).join(', ')
  }
  if (field.kind !== 'form') return JSON.stringify(value)
  const items = field.form.items.flatMap(({ code, text, options }) => {
    const chosen = options[answers.answers[code] ?? -1]
    return chosen ? [`${text} ${chosen.label}`] : []
  })
  return items.join('; ')
}

export function unitOf(field: CardField): string | undefined {
  return field.kind === 'number' ? field.unit : undefined
}

function optionIn(field: CardField, code: string): string {
  const options: readonly Option[] = 'options' in field ? field.options : []
  return options.find((option) => option.code === code)?.label ?? code
}

function withComma(value: number, decimals?: number): string {
  return (decimals === undefined ? String(value) : value.toFixed(decimals)).replace('.', ',')
}
