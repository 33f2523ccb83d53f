import { recordType, type FieldsOf } from '../record-type.ts'
import { recordRef, text } from '../shapes.ts'

/** A posyandu and where it is. In `directory/<puskesmas>`. */
export const posyandu = recordType('posyandu', {
  name: text,
  desa: text,
  kecamatan: text,
  kabupaten: text,
  /** Who is called when a child is in danger: the midwife of the pustu. */
  midwifePhone: text,
  /** The posyandu that it became a part of (`log/merged.ts`): for the puskesmas to say. */
  partOf: recordRef,
})
export type PosyanduFields = FieldsOf<typeof posyandu>
