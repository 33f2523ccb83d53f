import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, text } from '../shapes.ts'

/**
 * A referral (domain spec §10). Its record is that of the visit it began at, so that two phones that refer one child
 * write one referral; it stays in that visit's document.
 */
export const referral = recordType('referral', {
  person: recordRef,
  openDay: recordRef,
  /** Codes of `domain/follow-up`. */
  reasons: v.array(text),
  /** The numbers that led to it, in words. */
  trigger: text,
  tier: v.picklist(['segera', '24-jam', '7-hari']),
  destination: text,
  status: v.picklist([
    'dibuat',
    'diketahui',
    'dikirim',
    'datang',
    'tidak-datang',
    'selesai',
    'tindak-lanjut',
    'menolak',
    'meninggal',
  ]),
  method: text,
  escort: text,
  /** Why the family did not want it. */
  refusal: text,
  /** What the kader is to do now: never a diagnosis. */
  answer: text,
  answeredBy: text,
  answeredOn: date,
  followUp: v.array(text),
  controlOn: date,
})
export type ReferralFields = FieldsOf<typeof referral>
