import * as z from 'zod/mini'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, sex, sixteenDigits, text } from '../shapes.ts'

/** Somebody the posyandu serves. In `registry/<posyandu>`. */
export const person = recordType('person', {
  name: text,
  nickname: text,
  /** Never a placeholder: absent until it is known (domain rule R1.4). */
  nik: sixteenDigits,
  sex,
  birthDate: date,
  /** The family's record. */
  family: recordRef,
  /** Kepala Keluarga, Istri, Anak, …: as the family card words it. */
  relation: text,
  motherName: text,
  fatherName: text,
  phone: text,
  birthWeightG: z.number(),
  birthLengthCm: z.number(),
  /** Short hashes by which a corrected workbook finds this row again. */
  importKeys: z.array(z.string()),
  /** What the parents said when they refused immunisation; absent when they did not. */
  immunizationRefused: text,
  note: text,
})
export type PersonFields = FieldsOf<typeof person>
