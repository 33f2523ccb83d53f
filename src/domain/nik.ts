/**
 * What a NIK somebody types says, and whether it fits the rest (domain rules R1.1 to R1.4). Only its shape can be wrong:
 * a NIK that does not match the birth date or sex is warned about and saved, because the state does not correct it.
 */
import type { CalendarDate } from './calendar.ts'
import { agreesWithBirthDate, birthDateOfNik, readNik, sexOfNik } from './workbook/nik.ts'

export type TypedNik =
  | { readonly is: 'empty' }
  /** Cannot be kept: `missing` digits short of sixteen (negative: too many), or letters among them. */
  | { readonly is: 'incomplete'; readonly missing: number }
  | { readonly is: 'not-digits' }
  | { readonly is: 'complete'; readonly nik: string }

export type NikWarning = 'impossible' | 'other-birth-date' | 'other-sex'

export function readTypedNik(text: string): TypedNik {
  const digits = text.replace(/[\s.\-']/g, '')
  if (digits === '') return { is: 'empty' }
  if (!/^\d+$/.test(digits)) return { is: 'not-digits' }
  return digits.length === 16 ? { is: 'complete', nik: digits } : { is: 'incomplete', missing: 16 - digits.length }
}

/** What a complete NIK disagrees with: never a reason not to save. */
export function nikWarnings(
  nik: string,
  person: { readonly birthDate?: CalendarDate | undefined; readonly sex?: 'L' | 'P' | undefined },
): readonly NikWarning[] {
  if (readNik(nik).is !== 'certain') return ['impossible']
  return [
    ...(person.birthDate !== undefined && !agreesWithBirthDate(nik, person.birthDate)
      ? (['other-birth-date'] as const)
      : []),
    ...(person.sex !== undefined && person.sex !== sexOfNik(nik) ? (['other-sex'] as const) : []),
  ]
}

/** What the NIK itself says, to offer where nothing was typed yet. Undefined when it cannot be a NIK. */
export function suggestedByNik(
  nik: string,
  today: CalendarDate,
): { readonly sex: 'L' | 'P'; readonly birthDate: CalendarDate } | undefined {
  const birthDate = readNik(nik).is === 'certain' ? birthDateOfNik(nik, today) : undefined
  return birthDate === undefined ? undefined : { sex: sexOfNik(nik), birthDate }
}
