import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, text } from '../shapes.ts'

/** Something done for a group: penyuluhan, kelas ibu. In `visits/<posyandu>/<yyyy-mm>` of its date. */
export const activity = recordType('activity', {
  on: date,
  openDay: recordRef,
  kind: v.picklist(['penyuluhan', 'kelas-ibu-hamil', 'kelas-ibu-balita', 'demo-masak', 'lain']),
  topic: text,
  place: text,
  speaker: text,
  /** How many were there; more than are named where some were not from here. */
  people: v.number(),
  /** Records of those who were there and are known. */
  present: v.array(recordRef),
  note: text,
})
export type ActivityFields = FieldsOf<typeof activity>
