import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, text } from '../shapes.ts'

/** Who saw her, and where. A kader writes down only that it happened (domain spec §8.2, §8.7). */
export const contact = v.looseObject({
  by: v.picklist(['dokter', 'bidan', 'perawat', 'lain']),
  place: v.optional(text),
  /** An ultrasound was made. */
  usg: v.optional(v.boolean()),
  /** Capsules of vitamin A, after the birth. */
  vitaminA: v.optional(v.number()),
})
export type ContactValue = v.InferOutput<typeof contact>

/** One child of this pregnancy: its own record once it is registered; none for a stillbirth. */
export const bornChild = v.looseObject({
  person: v.optional(recordRef),
  alive: v.boolean(),
})
export type BornChildValue = v.InferOutput<typeof bornChild>

/** A pregnancy as an episode (`pregnancyId`): from being known to the end of breastfeeding. In `registry/<posyandu>`. */
export const pregnancy = recordType(
  'pregnancy',
  {
    person: recordRef,
    /** HPHT: the first day of the last period. */
    lmp: date,
    /** HPL as the midwife says it, from an ultrasound: it stands before what HPHT gives. */
    dueDate: date,
    datedBy: v.picklist(['hpht', 'usg', 'tfu', 'perkiraan']),
    /** Hamil anak ke-, this one included. */
    gravida: v.number(),
    /** Years since the child before. */
    spacingYears: v.number(),
    weightBeforeKg: v.number(),
    heightCm: v.number(),
    husband: text,
    /** How many children she carries, once it is known to be more than one. */
    fetuses: v.number(),
    kia: v.picklist(['ada', 'hilang', 'pengganti', 'tidak-ada']),
    /** `lahir` also when no child lived. */
    outcome: v.picklist(['lahir', 'keguguran', 'pindah', 'meninggal']),
    endedOn: date,
    /** Hour of the birth, `14:30`. */
    endedAt: text,
    place: text,
    helper: text,
    /** False once she has stopped. */
    breastfeeding: v.boolean(),
    /** The day it was said: until then she was a breastfeeding mother, on every screen and paper. */
    stoppedOn: date,
    note: text,
  },
  {
    /** By code (`domain/pregnancy`): what makes this pregnancy one to watch. */
    'risk.': v.boolean(),
    /** Antenatal contacts, by date: the K-number is computed (R8.1). */
    'contact.': contact,
    /** Contacts of the nifas, by date. */
    'kf.': contact,
    /** By order of birth, 1 first. */
    'baby.': bornChild,
  },
)
export type PregnancyFields = FieldsOf<typeof pregnancy>
