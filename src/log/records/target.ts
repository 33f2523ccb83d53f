import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { text } from '../shapes.ts'

/** How many people a desa has by Pusdatin, in one year (`targetId`). In `directory/<puskesmas>`: for the puskesmas to say. */
export const target = recordType(
  'target',
  {
    year: v.pipe(v.number(), v.integer()),
    desa: text,
    /** Where the numbers are from: a decree's number and date. */
    source: text,
  },
  {
    /** By whom it is for (`SASARAN`): `sasaran.balita`. */
    'sasaran.': v.pipe(v.number(), v.integer(), v.minValue(0)),
  },
)
export type TargetFields = FieldsOf<typeof target>

const LONGEST = 100

/** A desa's name has spaces; a record's name has none. */
export function targetId(year: number, desa: string): string {
  return `${year}/${encodeURIComponent(desa).slice(0, LONGEST)}`
}
