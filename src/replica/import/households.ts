import type { FamilyRows } from '../../domain/workbook/reading.ts'
import { importedId } from '../../log/record-id.ts'
import type { ImportedBefore } from './import-fold.ts'
import type { MatchedPerson } from './match.ts'

export interface Household {
  readonly record: string
  readonly family: FamilyRows
}

/**
 * The household of each row, by the row's identity. One that holds an address alone never takes anybody out of the
 * household that another file gave them.
 */
export async function householdsOf(
  people: readonly MatchedPerson[],
  families: readonly FamilyRows[],
  { posyandu, before }: { readonly posyandu: string; readonly before: ImportedBefore },
): Promise<ReadonlyMap<string, Household>> {
  const byIdentity = new Map<string, Household>()
  for (const family of families) {
    byIdentity.set(family.identity, { family, record: await importedId(posyandu, family.identity) })
  }
  const households = people.flatMap(({ row, record }): (readonly [string, Household])[] => {
    const household = byIdentity.get(row.familyIdentity ?? '')
    const known = before.value('person', record, 'family') ?? household?.record
    if (!household || (household.family.alone && known !== household.record)) return []
    return [[row.identity, household]]
  })
  return new Map(households)
}
