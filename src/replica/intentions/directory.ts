/** The posyandu's name and the people who work there. */
import { directoryOf } from '../../log/document-name.ts'
import { randomRecordId } from '../../log/record-id.ts'
import type { PosyanduFields } from '../../log/records/posyandu.ts'
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

/** Adds somebody who works with the app. Choosing who is at the phone is the client's `chooseUser`. */
export async function addUser(
  append: Append,
  puskesmas: string,
  name: string,
): Promise<{ user: string; result: SaveResult }> {
  const record = randomRecordId().slice(0, 8)
  const set = fieldsToWrite({ name })
  const result = await append([{ document: directoryOf(puskesmas), kind: 'user', record, set, who: record }])
  return { user: record, result }
}
