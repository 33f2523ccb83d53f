import * as z from 'zod/mini'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, sex, sixteenDigits, text } from '../shapes.ts'

/** Somebody the posyandu serves. In `registry/<posyandu>`. */
export const person = recordType(
  'person',
  {
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
    /** Which child of its mother, 1 first. */
    birthOrder: z.number(),
    birthHeadCm: z.number(),
    /** Completed weeks of pregnancy at birth. */
    gestationWeeks: z.number(),
    /** Put to the breast within the first hour (IMD). */
    imd: z.boolean(),
    /** The state of Buku KIA; and whether they have the one for small babies. */
    kia: z.enum(['ada', 'hilang', 'pengganti', 'tidak-ada']),
    kiaSmallBaby: z.boolean(),
    parentNik: sixteenDigits,
    living: z.enum(['menetap', 'musiman', 'pindah']),
    /** The posyandu a guest (tamu) belongs to (domain rule K3). */
    guestFrom: text,
    note: text,
  },
  {
    /** Already under treatment, by referral reason: they are not referred for it again (domain rule K5). */
    'care.': z.looseObject({ since: date, place: z.optional(text), until: z.optional(date) }),
  },
)
export type PersonFields = FieldsOf<typeof person>
