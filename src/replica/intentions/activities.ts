/** Something done for a group: penyuluhan, a class, a cooking demonstration. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { visitsOf } from '../../log/document-name.ts'
import { monthOfOpenDay, openDayId, randomRecordId } from '../../log/record-id.ts'
import type { ActivityFields } from '../../log/records/activity.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

export function recordActivity(
  append: Append,
  posyandu: string,
  fields: ActivityFields & { readonly on: CalendarDate },
): Promise<SaveResult> {
  return correctActivity(append, posyandu, openDayId(fields.on, randomRecordId().slice(0, 6)), fields)
}

/** What is otherwise in it. It stays in the month it was first written for, as an open day does. */
export function correctActivity(
  append: Append,
  posyandu: string,
  activity: string,
  fields: ActivityFields,
): Promise<SaveResult> {
  const document = visitsOf(posyandu, monthOfOpenDay(activity))
  return append([{ document, kind: 'activity', record: activity, set: fieldsToWrite(fields) }])
}
