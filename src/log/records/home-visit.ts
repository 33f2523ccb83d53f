import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { answer, date, recordRef, text } from '../shapes.ts'

/**
 * A visit at somebody's home (kunjungan rumah): `visitId` of the person, or of the family for the family's own sheet,
 * and `homeDay`. In `visits/<posyandu>/<yyyy-mm>`.
 */
export const homeVisit = recordType(
  'home-visit',
  {
    /** Whom it was about; absent on the family's own sheet. */
    person: recordRef,
    family: recordRef,
    on: date,
    why: v.picklist(['rutin', 'khusus', 'sweeping']),
    /** Which checklist (`domain/home-visits`), and the year of its wording. */
    sheet: text,
    version: text,
    /** Nobody was there. */
    notHome: v.boolean(),
    /** Danger signs, by code. */
    signs: v.array(text),
    /** What was found, by code: several may hold. */
    outcomes: v.array(text),
    /** Topics that were explained, by code. */
    advice: v.array(text),
    note: text,
  },
  {
    /** By question code. */
    'ask.': answer,
    'measure.': v.number(),
  },
)
export type HomeVisitFields = FieldsOf<typeof homeVisit>
