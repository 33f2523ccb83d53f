/** Households: split, joined, a child taken in, and the names of the places they live at. */
import { registryOf } from '../../log/document-name.ts'
import { randomRecordId } from '../../log/record-id.ts'
import type { FamilyFields } from '../../log/records/family.ts'
import type { PersonFields } from '../../log/records/person.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

/** Some members live apart from now on. The family they leave keeps its number (No. KK) and its history. */
export async function splitFamily(
  append: Append,
  posyandu: string,
  members: readonly string[],
  household: FamilyFields,
): Promise<{ family: string; result: SaveResult }> {
  const document = registryOf(posyandu)
  const family = randomRecordId()
  const result = await append([
    { document, kind: 'family', record: family, set: fieldsToWrite(household) },
    ...membersOf(document, members, { family }),
  ])
  return { family, result }
}

/** These people belong to a family that is there already. */
export function joinFamily(
  append: Append,
  posyandu: string,
  members: readonly string[],
  family: string,
): Promise<SaveResult> {
  return append(membersOf(registryOf(posyandu), members, { family }))
}

/** A child has other parents from now on. Who the parents were stays in the history. */
export function adopt(
  append: Append,
  posyandu: string,
  child: string,
  parents: Pick<PersonFields, 'family' | 'mother' | 'motherName' | 'fatherName'>,
): Promise<SaveResult> {
  return append(membersOf(registryOf(posyandu), [child], parents))
}

/** RT, RW and dusun as they are called from now on, for all of these families at once. Null: it has none any more. */
export function renamePlaces(
  append: Append,
  posyandu: string,
  families: readonly string[],
  places: Pick<FamilyFields, 'rt' | 'rw' | 'dusun'>,
): Promise<SaveResult> {
  const document = registryOf(posyandu)
  const set = fieldsToWrite(places)
  return append(families.map((record) => ({ document, kind: 'family', record, set })))
}

function membersOf(document: string, members: readonly string[], fields: PersonFields): Write[] {
  return members.map((record) => ({ document, kind: 'person', record, set: fieldsToWrite(fields) }))
}
