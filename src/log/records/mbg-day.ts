import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, text } from '../shapes.ts'

/** One day on which meals of MBG 3B were handed out; its record is `mbgDayId`. In `visits/<posyandu>/<yyyy-mm>`. */
export const mbgDay = recordType(
  'mbg-day',
  {
    on: date,
    /** Portions that came from the kitchen. */
    portions: v.number(),
    note: text,
  },
  {
    /** By who gets it (`keyOfRecord`): fetched, brought to them, or not. */
    'got.': v.picklist(['diambil', 'diantar', 'tidak']),
    /** By the user record of a kader (`keyOfRecord`): how many portions she carried, for the incentive. */
    'carried.': v.number(),
    /** By the person (`keyOfRecord`), added by hand for this day: what for (`domain/mbg`). */
    'extra.': v.picklist(['bumil', 'busui', 'balita']),
  },
)
export type MbgDayFields = FieldsOf<typeof mbgDay>

/** A record as the name of a field writes it: `_` is not for field names, and no record has a dot. */
export function keyOfRecord(record: string): string {
  return record.replaceAll('_', '.')
}

export function recordOfKey(key: string): string {
  return key.replaceAll('.', '_')
}

/** Two phones that tick the same day write to one record. */
export function mbgDayId(posyandu: string, on: string): string {
  return `${posyandu}/${on}`
}
