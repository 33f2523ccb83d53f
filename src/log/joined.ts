/** Several records of one person, read as one: every value stays, and each says which record it stands in. */
import type { FieldState, Head } from './fold.ts'

export interface JoinedHead extends Head {
  readonly record: string
  readonly document: string
}

export interface JoinedField extends FieldState {
  readonly heads: readonly JoinedHead[]
}

export interface FieldsOfRecord {
  readonly record: string
  readonly document: string
  readonly fields: Readonly<Record<string, FieldState>>
}

/**
 * The fields of these records in one. A field that was withdrawn in one record and has a value in another has that value;
 * two records with different values are a conflict like any other.
 */
export function joinFields(records: readonly FieldsOfRecord[]): Readonly<Record<string, JoinedField>> {
  const names = new Set(records.flatMap(({ fields }) => Object.keys(fields)))
  return Object.fromEntries([...names].map((name) => [name, joinField(records, name)]))
}

/**
 * Who a person is, when records are joined: each field as the first record that has a value for it says. Two spellings
 * of one name are no conflict, and nothing is written over, so that the join can be taken back.
 */
export function firstFields(records: readonly FieldsOfRecord[]): Readonly<Record<string, JoinedField>> {
  const names = new Set(records.flatMap(({ fields }) => Object.keys(fields)))
  return Object.fromEntries(
    [...names].map((name) => {
      const says = records.find(({ fields }) => (fields[name]?.heads.at(-1)?.value ?? null) !== null)
      return [name, joinField(says ? [says] : records, name)]
    }),
  )
}

function joinField(records: readonly FieldsOfRecord[], name: string): JoinedField {
  const perRecord = records.map(({ record, document, fields }) =>
    (fields[name]?.heads ?? []).map((head) => ({ ...head, record, document })),
  )
  const withValue = perRecord.filter((heads) => heads.some(({ value }) => value !== null))
  const heads = (withValue.length > 0 ? withValue : perRecord).flat().sort((a, b) => (a.id < b.id ? -1 : 1))
  return { heads, replaced: records.flatMap(({ fields }) => fields[name]?.replaced ?? []) }
}
