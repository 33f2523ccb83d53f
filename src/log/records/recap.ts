import * as v from 'valibot'
import type { CalendarMonth } from '../../domain/calendar.ts'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, text } from '../shapes.ts'

const calendarMonth = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
const revision = v.pipe(v.number(), v.integer(), v.minValue(1))
/** `skdn.d`: a column of a form. Nothing that could be somebody's name. */
const columnName = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,24}\.[A-Za-z0-9-]{1,40}$/))

/**
 * A posyandu's month as it was closed (`recapId`): written once, in one entry, and never changed; what arrives later
 * makes the next revision. In `recap/<puskesmas>`, which the dinas reads: counts, and nobody who is served.
 */
export const recap = recordType('recap', {
  posyandu: recordRef,
  month: calendarMonth,
  /** 1 first. */
  revision,
  /** The posyandu's name and desa as they were then. */
  name: text,
  desa: text,
  /** The forms' columns as they were defined then (`DEFINITIONS`). */
  definitions: v.number(),
  /** Every column's sum, by `form.column`; what is 0 is not there. */
  counts: v.record(columnName, v.number()),
  openDays: v.number(),
  /** A digest of the documents that it was counted from. */
  made: text,
  closedOn: date,
})
export type RecapFields = FieldsOf<typeof recap>

/**
 * Who stands for it (`signOffId`): that a month's measurements were looked at, or for a recap. By bidan and ketua on their
 * own phones in `visits/<posyandu>/<yyyy-mm>`; by the puskesmas, for itself or for who signed on paper, in
 * `recap/<puskesmas>`.
 */
export const signOff = recordType('sign-off', {
  posyandu: recordRef,
  month: calendarMonth,
  as: v.picklist(['ketua', 'bidan', 'tpg', 'kepala']),
  /** Of the recap; absent: for the month's data. */
  revision,
  name: text,
  on: date,
  /** Themselves, on a device of their own; or the puskesmas wrote down whose name stands on the paper. */
  how: v.picklist(['sendiri', 'dicatat']),
  /** As in `recap`: what they saw. */
  made: text,
})
export type SignOffFields = FieldsOf<typeof signOff>
export type Signatory = NonNullable<SignOffFields['as']>

/**
 * What a programme's people write for their monthly page (Bab IV: plan, carrying out, evaluation, next steps);
 * `programme/yyyy-mm`. In `recap/<puskesmas>`: for the dinas to read, so without names of who is served.
 */
export const programmeMonth = recordType('programme-month', {
  plan: text,
  done: text,
  cause: text,
  next: text,
  /** Who sees to the next steps, and until when. */
  owner: text,
  due: date,
})
export type ProgrammeMonthFields = FieldsOf<typeof programmeMonth>

export function recapId(posyandu: string, month: CalendarMonth, revision: number): string {
  return `${posyandu}/${month}/${revision}`
}

/** Two devices that note one signature write one record; a phone's own stands beside it, in another document. */
export function signOffId(
  { posyandu, month, as, revision }: Pick<SignOffFields, 'posyandu' | 'month' | 'as' | 'revision'>,
  where: 'recap' | 'visits',
): string {
  return `${posyandu ?? ''}/${month ?? ''}/${revision ?? 'data'}/${as ?? ''}/${where}`
}
