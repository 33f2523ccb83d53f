/** Closing a month, standing for it, and what a programme's people write about theirs. */
import type { CalendarDate, CalendarMonth } from '../../domain/calendar.ts'
import { recapOf, visitsOf } from '../../log/document-name.ts'
import {
  recapId,
  signOffId,
  type ProgrammeMonthFields,
  type RecapFields,
  type SignOffFields,
} from '../../log/records/recap.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

export type ClosedMonth = RecapFields & {
  readonly posyandu: string
  readonly month: CalendarMonth
  readonly revision: number
  readonly counts: Readonly<Record<string, number>>
}

/** Freezes a month's counts as its next revision. All of it in one entry, which nothing replaces. */
export function closeMonth(append: Append, puskesmas: string, closed: ClosedMonth): Promise<SaveResult> {
  const record = recapId(closed.posyandu, closed.month, closed.revision)
  return append([{ document: recapOf(puskesmas), kind: 'recap', record, set: fieldsToWrite(closed) }])
}

export type Signing = Pick<SignOffFields, 'made' | 'revision'> & {
  readonly posyandu: string
  readonly month: CalendarMonth
  readonly as: NonNullable<SignOffFields['as']>
  readonly name: string
  readonly on: CalendarDate
  readonly how: NonNullable<SignOffFields['how']>
}

/** The puskesmas signs for itself, or notes who signed on paper. */
export function noteSignature(append: Append, puskesmas: string, signing: Signing): Promise<SaveResult> {
  return append([
    {
      document: recapOf(puskesmas),
      kind: 'sign-off',
      record: signOffId(signing, 'recap'),
      set: fieldsToWrite(signing),
    },
  ])
}

/** A bidan or ketua signs on their own phone, where their posyandu's month is. */
export function signOnPhone(append: Append, signing: Signing): Promise<SaveResult> {
  return append([
    {
      document: visitsOf(signing.posyandu, signing.month),
      kind: 'sign-off',
      record: signOffId(signing, 'visits'),
      set: fieldsToWrite(signing),
    },
  ])
}

/** Only what was changed. */
export function writeProgramme(
  append: Append,
  puskesmas: string,
  programme: string,
  month: CalendarMonth,
  fields: ProgrammeMonthFields,
): Promise<SaveResult> {
  return append([
    {
      document: recapOf(puskesmas),
      kind: 'programme-month',
      record: `${programme}/${month}`,
      set: fieldsToWrite(fields),
    },
  ])
}
