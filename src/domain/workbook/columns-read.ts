import { fieldOf } from './capsule-column.ts'
import { isFromEppgbm, type Header } from './header.ts'
import type { Column } from './header-words.ts'
import type { ColumnsRead, HadField, PersonFields, WeighingFields } from './reading.ts'

const PERSON: Partial<Record<Column, readonly (keyof PersonFields)[]>> = {
  nik: ['nik'],
  relation: ['relation'],
  sex: ['sex'],
  birthDate: ['birthDate'],
  phone: ['phone'],
  mother: ['motherName'],
  father: ['fatherName'],
  motherThenFather: ['motherName', 'fatherName'],
  fatherThenMother: ['motherName', 'fatherName'],
  note: ['note', 'immunizationRefused'],
  birthWeight: ['birthWeightG'],
  birthLength: ['birthLengthCm'],
  birthHead: ['birthHeadCm'],
  birthOrder: ['birthOrder'],
  gestation: ['gestationWeeks'],
  imd: ['imd'],
  kia: ['kia'],
  kiaSmallBaby: ['kiaSmallBaby'],
  parentNik: ['parentNik'],
  moved: ['living'],
}

const WEIGHING: Partial<Record<Column, readonly (keyof WeighingFields)[]>> = {
  weight: ['weightKg'],
  height: ['heightCm'],
  posture: ['posture'],
  head: ['headCm'],
  arm: ['armCm'],
  vitaminA: ['vitaminA'],
  oedema: ['oedema'],
  note: ['note'],
}

/** Which fields the sheets of a file have columns for. */
export function columnsRead(headers: readonly Header[]): ColumnsRead {
  const own = headers.filter((header) => !isFromEppgbm(header))
  const listing = own.filter(({ kind }) => kind === 'people')
  const weighing = own.filter(({ kind }) => kind === 'weighings')
  // Without a people sheet, the other sheets bring the people.
  const isListed = headers.some(({ kind }) => kind === 'people')
  const people = isListed ? fieldsOf(PERSON, listing) : fieldsOf({ ...PERSON, note: [] }, own)
  return {
    ...(own.length > 0 && { people }),
    ...(weighing.length > 0 && { weighings: fieldsOf(WEIGHING, weighing) }),
    immunizations: [...new Set(headers.flatMap(dosesIn))],
  }
}

function dosesIn({ vaccines, capsules }: Header): readonly HadField[] {
  const rounds = capsules.flatMap(({ round }) => round ?? [])
  return [...vaccines.flatMap(({ fields }) => fields), ...rounds.map(fieldOf)]
}

function fieldsOf<Field>(fields: Partial<Record<Column, readonly Field[]>>, headers: readonly Header[]): Field[] {
  const columns = headers.flatMap((header) => [...header.columns.keys()])
  return [...new Set(columns.flatMap((column) => fields[column] ?? []))]
}
