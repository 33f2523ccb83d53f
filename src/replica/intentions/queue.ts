/** A place in the queue of an open day: skipping a step, coming back to it, going home. */
import { visitsOf } from '../../log/document-name.ts'
import { monthOfOpenDay, visitId } from '../../log/record-id.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

export interface QueuePlace {
  readonly posyandu: string
  readonly openDay: string
  /** The records this person's visits of the day are written in. */
  readonly records: readonly string[]
}

/** `skipped`: all the steps they skip from now on. */
export function skipSteps(append: Append, place: QueuePlace, skipped: readonly number[]): Promise<SaveResult> {
  return write(append, place, { skipped: [...skipped].sort((a, b) => a - b) })
}

export function goHome(append: Append, place: QueuePlace): Promise<SaveResult> {
  return write(append, place, { left: true })
}

export function comeBack(append: Append, place: QueuePlace): Promise<SaveResult> {
  return write(append, place, { left: false })
}

function write(append: Append, { posyandu, openDay, records }: QueuePlace, fields: VisitFields): Promise<SaveResult> {
  const document = visitsOf(posyandu, monthOfOpenDay(openDay))
  const set = fieldsToWrite(fields)
  return append(records.map((person) => ({ document, kind: 'visit', record: visitId(person, openDay), set })))
}
