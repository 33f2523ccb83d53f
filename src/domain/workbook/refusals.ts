import type { ImmunizationRow, PersonRow } from './reading.ts'

/** People with what the immunisation sheets say of their parents' refusal; what the people sheet says stands above it. */
export function withRefusals(
  people: readonly PersonRow[],
  immunizations: readonly ImmunizationRow[],
): readonly PersonRow[] {
  const saidOf = new Map(immunizations.map((row) => [row.personIdentity, row]))
  return people.map((person) => {
    const { refused, refusalDoubt } = saidOf.get(person.identity) ?? {}
    if (person.fields.immunizationRefused !== undefined) return person
    const doubts = person.doubts.filter(({ kind }) => kind !== 'refusal-unclear')
    if (refused !== undefined) return { ...person, fields: { ...person.fields, immunizationRefused: refused }, doubts }
    if (refusalDoubt === undefined || doubts.length < person.doubts.length) return person
    return { ...person, doubts: [...doubts, refusalDoubt] }
  })
}
