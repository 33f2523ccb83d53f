/** The posyandu's name and the people who work there. */
import { directoryOf } from '../../log/document-name.ts'
import { randomRecordId } from '../../log/record-id.ts'
import type { PosyanduFields } from '../../log/records/posyandu.ts'
import { isOfOnePosyandu, type Role } from '../../log/role.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

export function namePosyandu(
  append: Append,
  puskesmas: string,
  record: string,
  fields: PosyanduFields,
): Promise<SaveResult> {
  const set = fieldsToWrite(fields)
  return append([{ document: directoryOf(puskesmas), kind: 'posyandu', record, set }])
}

/**
 * Adds somebody who works with the app: a kader at their posyandu, a bidan or somebody of the puskesmas at none. Choosing
 * who is at the phone is the client's `chooseUser`.
 */
export async function addUser(
  append: Append,
  puskesmas: string,
  name: string,
  phone?: { readonly role: Role; readonly posyandu: string },
): Promise<{ user: string; result: SaveResult }> {
  const record = randomRecordId().slice(0, 8)
  const worksAtOne = phone !== undefined && isOfOnePosyandu(phone.role) && phone.posyandu !== ''
  const set = fieldsToWrite({
    name,
    ...(phone && { role: phone.role }),
    ...(worksAtOne && { posyandu: phone.posyandu }),
  })
  const result = await append([{ document: directoryOf(puskesmas), kind: 'user', record, set, who: record }])
  return { user: record, result }
}
