/** Something done for a group: penyuluhan, a class, a cooking demonstration. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { visitsOf } from '../../log/document-name.ts'
import { monthOfOpenDay, openDayId, randomRecordId } from '../../log/record-id.ts'
import type { ActivityFields } from '../../log/records/activity.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

/** A new one, or what is otherwise in `activity`. It stays in the month it was first written for, as an open day does. */
export function recordActivity(
  append: Append,
  posyandu: string,
  activity: string | undefined,
  fields: ActivityFields & { readonly on: CalendarDate },
): Promise<SaveResult> {
  const record = activity ?? openDayId(fields.on, randomRecordId().slice(0, 6))
  const document = visitsOf(posyandu, monthOfOpenDay(record))
  return append([{ document, kind: 'activity', record, set: fieldsToWrite(fields) }])
}
