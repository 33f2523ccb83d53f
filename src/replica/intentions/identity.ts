import { registryOf } from '../../log/document-name.ts'
import { randomRecordId } from '../../log/record-id.ts'
import type { FamilyFields } from '../../log/records/family.ts'
import type { PersonFields } from '../../log/records/person.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

/**
 * Corrects somebody and their household together, all or nothing. Who has no household yet gets one. `seen`: the heads
 * of the person that the screen showed.
 */
export function correctIdentity(
  append: Append,
  posyandu: string,
  who: { readonly person: string; readonly family: string | undefined },
  fields: { readonly person: PersonFields; readonly household: FamilyFields },
  seen: readonly string[],
): Promise<SaveResult> {
  const document = registryOf(posyandu)
  const hasHousehold = Object.keys(fields.household).length > 0
  const family = who.family ?? (hasHousehold ? randomRecordId() : undefined)
  const person = family === who.family ? fields.person : { ...fields.person, family }
  const writes: Write[] = []
  if (hasHousehold && family !== undefined)
    writes.push({ document, kind: 'family', record: family, set: fieldsToWrite(fields.household) })
  if (Object.keys(person).length > 0)
    writes.push({ document, kind: 'person', record: who.person, set: fieldsToWrite(person), seen })
  return append(writes)
}
