/**
 * English for what the declarations of cards and home visits say (`src/domain/cards`, `src/domain/home-visits`), by their
 * Indonesian. `declared.test.ts` holds that nothing is missing and nothing is left over.
 */
import { ADVICE } from './advice.ts'
import { FIELDS } from './fields.ts'
import { FORMS } from './forms.ts'
import { HOME_VISITS } from './home-visits.ts'
import { MEANINGS } from './meanings.ts'

export const PARTS = [FIELDS, FORMS, HOME_VISITS, ADVICE, MEANINGS] as const
const ENGLISH = Object.assign({}, ...PARTS) as Readonly<Record<string, string>>

/** Of what is the same in both languages only the decimal comma changes: "IMT 27.7". */
export function declared(indonesian: string): string {
  return inEnglish(indonesian) ?? indonesian.replace(/(?<=\d),(?=\d)/g, '.')
}

/** Undefined where it has none. What was ticked is a list of labels, and a label may have commas of its own. */
export function inEnglish(indonesian: string): string | undefined {
  const whole = sentenceInEnglish(indonesian)
  if (whole !== undefined) return whole
  for (let comma = indonesian.lastIndexOf(', '); comma > 0; comma = indonesian.lastIndexOf(', ', comma - 1)) {
    const first = sentenceInEnglish(indonesian.slice(0, comma))
    const others = first && inEnglish(indonesian.slice(comma + 2))
    if (others !== undefined) return `${first}, ${others}`
  }
  return undefined
}

const NUMBER = /\d+([.,]\d+)*/g

/** A sentence made with numbers stands in the table with # in their place. */
function sentenceInEnglish(indonesian: string): string | undefined {
  const numbers = indonesian.match(NUMBER) ?? []
  let next = 0
  return (
    ENGLISH[indonesian] ??
    ENGLISH[indonesian.replace(NUMBER, '#')]?.replace(/#/g, () => numbers[next++]?.replace(',', '.') ?? '')
  )
}
