import type { CalendarDate } from '../../domain/calendar.ts'
import { readTypedNik } from '../../domain/nik.ts'
import { parseDecimal } from '../../domain/measure/parse-decimal.ts'
import { readTypedDate } from '../../ui/typed-date.ts'

/** How a field is written by hand. */
export type FieldShape = 'text' | 'date' | 'number' | 'digits' | 'sex' | 'posture' | 'vitaminA'

export function shapeOf(field: string): FieldShape {
  if (field === 'nik' || field === 'kk') return 'digits'
  if (field === 'birthDate' || field === 'date' || field.startsWith('had.')) return 'date'
  if (field === 'sex' || field === 'posture' || field === 'vitaminA') return field
  return /(Kg|Cm|G)$/.test(field) ? 'number' : 'text'
}

export type OwnValue =
  | { readonly ok: true; readonly value: string | number }
  | { readonly ok: false; readonly reason: 'date' | 'number' | 'digits' | 'empty' }

export function readOwnValue(field: string, text: string, today: CalendarDate): OwnValue {
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  switch (shapeOf(field)) {
    case 'date': {
      const value = readTypedDate(text, today)
      return value === undefined ? { ok: false, reason: 'date' } : { ok: true, value }
    }
    case 'number': {
      const read = parseDecimal(text)
      return read.ok ? read : { ok: false, reason: 'number' }
    }
    case 'digits': {
      const nik = readTypedNik(text)
      return nik.is === 'complete' ? { ok: true, value: nik.nik } : { ok: false, reason: 'digits' }
    }
    default:
      return { ok: true, value: text.trim() }
  }
}
