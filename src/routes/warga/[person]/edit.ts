/** Correcting who somebody is: what is typed against what stands, and only what changed goes out. Pure. */
import type { CalendarDate } from '../../../domain/calendar.ts'
import type { KiaState } from '../../../domain/child-care/programmes.ts'
import { parseDecimal } from '../../../domain/measure/parse-decimal.ts'
import { readTypedNik } from '../../../domain/nik.ts'
import type { PersonFields } from '../../../log/records/person.ts'
import { readTypedDate } from '../../../ui/typed-date.ts'

export interface TypedIdentity {
  name: string
  nickname: string
  sex: 'L' | 'P' | ''
  birthDate: string
  nik: string
  motherName: string
  fatherName: string
  phone: string
  birthWeightG: string
  birthLengthCm: string
  birthHeadCm: string
  birthOrder: string
  gestationWeeks: string
  imd: 'ya' | 'tidak' | ''
  kia: KiaState | ''
  kiaSmallBaby: 'ya' | 'tidak' | ''
  parentNik: string
  living: NonNullable<PersonFields['living']> | ''
  /** Kinds, with commas between them; `tidak`: none. */
  disability: string
  note: string
}

export type IdentityProblem =
  | 'name'
  | 'birthDate'
  | 'nik'
  | 'birthWeightG'
  | 'birthLengthCm'
  | 'birthHeadCm'
  | 'birthOrder'
  | 'gestationWeeks'
  | 'parentNik'

export type IdentityChange =
  | { readonly ok: true; readonly fields: PersonFields }
  | { readonly ok: false; readonly problems: readonly IdentityProblem[] }

/** Domain spec §4.1. */
const BIRTH_WEIGHT_G = { min: 300, max: 7000 }
const BIRTH_LENGTH_CM = { min: 20, max: 65 }
const BIRTH_HEAD_CM = { min: 20, max: 65 }
/** Wide enough for every child there is; not from a regulation. */
const BIRTH_ORDER = { min: 1, max: 20 }
const GESTATION_WEEKS = { min: 20, max: 45 }

/** Asked, and none. */
export const NO_DISABILITY = 'tidak'

export function typedOf(shown: PersonFields): TypedIdentity {
  return {
    name: shown.name ?? '',
    nickname: shown.nickname ?? '',
    sex: shown.sex ?? '',
    birthDate: shown.birthDate ? shown.birthDate.split('-').reverse().join('/') : '',
    nik: shown.nik ?? '',
    motherName: shown.motherName ?? '',
    fatherName: shown.fatherName ?? '',
    phone: shown.phone ?? '',
    birthWeightG: decimalText(shown.birthWeightG),
    birthLengthCm: decimalText(shown.birthLengthCm),
    birthHeadCm: decimalText(shown.birthHeadCm),
    birthOrder: decimalText(shown.birthOrder),
    gestationWeeks: decimalText(shown.gestationWeeks),
    imd: yesNoText(shown.imd),
    kia: shown.kia ?? '',
    kiaSmallBaby: yesNoText(shown.kiaSmallBaby),
    parentNik: shown.parentNik ?? '',
    living: shown.living ?? '',
    disability: shown.disability ? shown.disability.join(',') || NO_DISABILITY : '',
    note: shown.note ?? '',
  }
}

/** The fields that were changed; a field that was emptied is withdrawn (null). */
export function changesOf(typed: TypedIdentity, shown: PersonFields, today: CalendarDate): IdentityChange {
  const before = typedOf(shown)
  const changed = (Object.keys(before) as (keyof TypedIdentity)[]).filter(
    (field) => typed[field].trim() !== before[field].trim(),
  )
  const fields: Partial<Record<keyof TypedIdentity, Value>> = {}
  const problems: IdentityProblem[] = []
  for (const field of changed) {
    const value = valueOf(field, typed[field].trim(), today)
    if (value === undefined) problems.push(field as IdentityProblem)
    else fields[field] = value
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, fields: fields as PersonFields }
}

type Value = string | number | boolean | readonly string[] | null

/** Undefined: cannot be kept. */
function valueOf(field: keyof TypedIdentity, text: string, today: CalendarDate): Value | undefined {
  switch (field) {
    case 'name':
      return text === '' ? undefined : text
    case 'birthDate': {
      const date = text === '' ? null : readTypedDate(text, today)
      return date !== null && date !== undefined && date > today ? undefined : date
    }
    case 'nik':
    case 'parentNik': {
      const nik = readTypedNik(text)
      if (nik.is === 'empty') return null
      return nik.is === 'complete' ? nik.nik : undefined
    }
    case 'birthWeightG':
      return text === '' ? null : within(text, BIRTH_WEIGHT_G)
    case 'birthLengthCm':
      return text === '' ? null : within(text, BIRTH_LENGTH_CM)
    case 'birthHeadCm':
      return text === '' ? null : within(text, BIRTH_HEAD_CM)
    case 'birthOrder':
      return text === '' ? null : wholeWithin(text, BIRTH_ORDER)
    case 'gestationWeeks':
      return text === '' ? null : wholeWithin(text, GESTATION_WEEKS)
    case 'imd':
    case 'kiaSmallBaby':
      return text === '' ? null : text === 'ya'
    case 'disability':
      return text === '' ? null : text === NO_DISABILITY ? [] : text.split(',')
    case 'kia':
    case 'living':
    case 'nickname':
    case 'sex':
    case 'motherName':
    case 'fatherName':
    case 'phone':
    case 'note':
      return text === '' ? null : text
  }
}

function within(text: string, { min, max }: { readonly min: number; readonly max: number }): number | undefined {
  const parsed = parseDecimal(text)
  return parsed.ok && parsed.value >= min && parsed.value <= max ? parsed.value : undefined
}

function wholeWithin(text: string, limits: { readonly min: number; readonly max: number }): number | undefined {
  const value = within(text, limits)
  return Number.isInteger(value) ? value : undefined
}

function yesNoText(value: boolean | null | undefined): 'ya' | 'tidak' | '' {
  if (typeof value !== 'boolean') return ''
  return value ? 'ya' : 'tidak'
}

function decimalText(value: number | null | undefined): string {
  return typeof value === 'number' ? String(value).replace('.', ',') : ''
}
