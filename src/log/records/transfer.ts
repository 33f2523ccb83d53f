import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, text } from '../shapes.ts'

/**
 * The history of somebody who moved here: the entries of the posyandu they came from, as they were signed there. They
 * are read under the person's record here (`log/transfer.ts`). In `registry/<posyandu>`; a long history is several.
 */
export const transfer = recordType('transfer', {
  /** The record here. */
  person: recordRef,
  /** Their record there, and the name of the posyandu. */
  was: recordRef,
  from: text,
  movedOn: date,
  /** How often they had moved on since these were written; absent: they came from there. */
  hops: v.number(),
  /** Signed texts. */
  entries: v.array(v.string()),
  /** The dates of the open days that they name: those days are not days of this posyandu. */
  days: v.record(recordRef, date),
})
export type TransferFields = FieldsOf<typeof transfer>
