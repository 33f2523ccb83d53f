import type { Header } from './header.ts'
import type { Column } from './header-words.ts'
import type { ColumnsRead, PersonFields, WeighingFields } from './reading.ts'

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
}

const WEIGHING: Partial<Record<Column, readonly (keyof WeighingFields)[]>> = {
  weight: ['weightKg'],
  height: ['heightCm'],
  posture: ['posture'],
  head: ['headCm'],
  arm: ['armCm'],
  vitaminA: ['vitaminA'],
  note: ['note'],
}

/** Which fields the sheets of a file have columns for. */
export function columnsRead(headers: readonly Header[]): ColumnsRead {
  return {
    people: fieldsOf(PERSON, headers, 'people'),
    weighings: fieldsOf(WEIGHING, headers, 'weighings'),
    immunizations: [...new Set(headers.flatMap(({ vaccines }) => vaccines.flatMap(({ fields }) => fields)))],
  }
}

function fieldsOf<Field>(
  fields: Partial<Record<Column, readonly Field[]>>,
  headers: readonly Header[],
  kind: Header['kind'],
): Field[] {
  const columns = headers.filter((header) => header.kind === kind).flatMap((header) => [...header.columns.keys()])
  return [...new Set(columns.flatMap((column) => fields[column] ?? []))]
}
