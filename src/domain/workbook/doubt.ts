import type { HadDose, HadField } from './reading.ts'

/** What a doubt is about: a field of the person, the family, the weighing or the dose it stands beside. */
export type DoubtedField =
  | HadField
  | 'name'
  | 'nik'
  | 'sex'
  | 'birthDate'
  | 'relation'
  | 'motherName'
  | 'fatherName'
  | 'phone'
  | 'note'
  | 'immunizationRefused'
  | 'kk'
  | 'dusun'
  | 'rt'
  | 'rw'
  | 'address'
  | 'child'
  | 'date'
  | 'weightKg'
  | 'heightCm'
  | 'headCm'
  | 'armCm'
  | 'posture'
  | 'vitaminA'
  | 'oedema'
  | 'birthWeightG'
  | 'birthLengthCm'
  | 'birthHeadCm'
  | 'birthOrder'
  | 'gestationWeeks'
  | 'imd'
  | 'kia'
  | 'kiaSmallBaby'
  | 'parentNik'
  | 'living'
  | `ask.${string}`

export const doubtKinds = [
  'nik-missing',
  'nik-as-number',
  'nik-15-digits',
  'nik-wrong-length',
  'nik-unreadable',
  'nik-impossible',
  'nik-shared',
  'nik-mismatch',
  'kk-missing',
  'kk-as-number',
  'kk-unreadable',
  'address-differs',
  'name-missing',
  'sex-missing',
  'sex-unreadable',
  'birth-date-missing',
  'birth-date-impossible',
  'birth-date-unreadable',
  'birth-date-in-future',
  'phone-unreadable',
  'parent-unclear',
  'refusal-unclear',
  'maybe-same-person',
  'text-too-long',
  'text-unreadable',
  'child-unknown',
  'child-unclear',
  'weighing-date-missing',
  'weighing-date-impossible',
  'weighing-date-unreadable',
  'weighing-in-future',
  'weighing-before-birth',
  'weight-missing',
  'decimal-point-lost',
  'weight-and-height-swapped',
  'number-became-date',
  'number-unreadable',
  'value-out-of-range',
  'posture-unreadable',
  'vitamin-a-unreadable',
  'same-child-same-day-again',
  'rows-without-measurement',
  'row-unreadable',
  'subtotal-row',
  'column-unknown',
  'column-of-people',
  'sheet-unknown',
  'mark-unreadable',
  'marked-deleted',
  'other-posyandu',
  'dose-unclear',
  'dose-date-missing',
  'dose-date-impossible',
  'dose-date-unreadable',
  'dose-in-future',
  'dose-before-birth',
  'dose-two-dates',
  'dose-order',
  'dose-name-unknown',
  'capsule-round-missing',
] as const
export type DoubtKind = (typeof doubtKinds)[number]

/** Something the workbook says that a person has to settle, or that was deliberately not taken in. */
export interface Doubt {
  readonly sheet: string
  readonly row: number
  readonly kind: DoubtKind
  readonly field?: DoubtedField
  /** As the person sees it in the spreadsheet program. */
  readonly written: string
  /** What the value may be; never taken in without a person's yes. */
  readonly suggestion?: string | number
  /** The other row of a pair. */
  readonly otherRow?: number
  /** What is certain of the dose, whose date is not. */
  readonly dose?: HadDose
}

/** A doubt about one cell, before it is known in which row the cell stands. */
export type CellDoubt = Omit<Doubt, 'sheet' | 'row'>

/** Certain, absent, or doubtful: what became of one cell. */
export type Reading<T> =
  | { readonly is: 'certain'; readonly value: T }
  | { readonly is: 'absent' }
  | { readonly is: 'doubtful'; readonly doubt: CellDoubt }

export const absent = { is: 'absent' } as const

export function certain<T>(value: T): Reading<T> {
  return { is: 'certain', value }
}

export function doubtful(
  kind: DoubtKind,
  field: DoubtedField,
  written: string,
  suggestion?: string | number,
): { readonly is: 'doubtful'; readonly doubt: CellDoubt } {
  return { is: 'doubtful', doubt: { kind, field, written, ...(suggestion === undefined ? {} : { suggestion }) } }
}

/** Collects what is certain under its field and what is doubtful in a list. */
export function gather<Fields extends object>(readings: {
  readonly [Field in keyof Fields]-?: Reading<NonNullable<Fields[Field]>>
}): { readonly fields: Fields; readonly doubts: readonly CellDoubt[] } {
  const fields: Record<string, unknown> = {}
  const doubts: CellDoubt[] = []
  for (const [field, reading] of Object.entries<Reading<unknown>>(readings)) {
    if (reading.is === 'certain') fields[field] = reading.value
    if (reading.is === 'doubtful') doubts.push(reading.doubt)
  }
  return { fields: fields as Fields, doubts }
}
