import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, sex, sixteenDigits, text } from '../shapes.ts'
import { contact } from './pregnancy.ts'

/** Somebody the posyandu serves. In `registry/<posyandu>`. */
export const person = recordType(
  'person',
  {
    name: text,
    nickname: text,
    /** Never a placeholder: absent until it is known (domain rule R1.4). */
    nik: sixteenDigits,
    /** Why there is no NIK here; absent until somebody asked. */
    noNik: v.picklist(['belum-punya', 'belum-dibawa']),
    sex,
    birthDate: date,
    /** The family's record. */
    family: recordRef,
    /** Kepala Keluarga, Istri, Anak, …: as the family card words it. */
    relation: text,
    motherName: text,
    fatherName: text,
    phone: text,
    birthWeightG: v.number(),
    birthLengthCm: v.number(),
    /** Short hashes by which a corrected workbook finds this row again. */
    importKeys: v.array(v.string()),
    /** What the parents said when they refused immunisation; absent when they did not. */
    immunizationRefused: text,
    /** Which child of its mother, 1 first. */
    birthOrder: v.number(),
    birthHeadCm: v.number(),
    /** Completed weeks of pregnancy at birth. */
    gestationWeeks: v.number(),
    /** Put to the breast within the first hour (IMD). */
    imd: v.boolean(),
    /** The state of Buku KIA; and whether they have the one for small babies. */
    kia: v.picklist(['ada', 'hilang', 'pengganti', 'tidak-ada']),
    kiaSmallBaby: v.boolean(),
    parentNik: sixteenDigits,
    living: v.picklist(['menetap', 'musiman', 'pindah', 'meninggal']),
    /** Since when they live so: the day they moved, or died. */
    livingSince: date,
    /** Where they moved to, in words. */
    movedTo: text,
    /** The mother's own record, where she has one. */
    mother: recordRef,
    /** Goes to PAUD or kindergarten: their meals come from there (MBG). */
    paud: v.boolean(),
    /** Kinds of disability (UU 8/2016 pasal 4); an empty list: none. Absent until somebody asked. */
    disability: v.array(v.picklist(['fisik', 'netra', 'rungu', 'wicara', 'intelektual', 'mental'])),
    /** False: left off the list of MBG 3B by hand, until somebody puts them back. */
    mbg: v.boolean(),
    /** The posyandu a guest (tamu) belongs to (domain rule K3). */
    guestFrom: text,
    /** Their record there, once the midwife has said who they are. */
    guestOf: recordRef,
    note: text,
    /** The puskesmas asks that they be seen: since when, and why (a task until somebody has seen them). */
    asked: v.looseObject({ on: date, why: text }),
  },
  {
    /** Already under treatment, by referral reason: they are not referred for it again (domain rule K5). */
    'care.': v.looseObject({ since: date, place: v.optional(text), until: v.optional(date) }),
    /** Contacts of a newborn, by date: KN1 to KN3 are computed (domain spec §8.7). */
    'kn.': contact,
  },
)
export type PersonFields = FieldsOf<typeof person>
