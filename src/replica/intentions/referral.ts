/** Telling the bidan, referring, and what comes back. */
import type { CalendarDate } from '../../domain/calendar.ts'
import type { ReferralStatus } from '../../domain/follow-up/referral.ts'
import { registryOf, visitsOf } from '../../log/document-name.ts'
import { monthOfOpenDay, visitId } from '../../log/record-id.ts'
import type { ReferralFields } from '../../log/records/referral.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'
import { visitWrites, type VisitPlace } from './visit.ts'

export interface ReferralPlace {
  readonly posyandu: string
  readonly openDay: string
  /** The person whose referral of that day it is: the canonical record, unless it was made under another. */
  readonly person: string
}

export type NewReferral = Required<Pick<ReferralFields, 'reasons' | 'trigger' | 'tier' | 'destination'>> &
  Pick<ReferralFields, 'method' | 'escort'>

/** Makes the referral of that open day, or makes it again: two phones that refer one child write one referral. */
export function refer(append: Append, place: ReferralPlace, fields: NewReferral): Promise<SaveResult> {
  const { person, openDay } = place
  return append([referralWrite(place, { person, openDay, status: 'dibuat', ...fields })])
}

/** Corrects what was referred for, or where to, without moving it on. */
export function correctReferral(append: Append, place: ReferralPlace, fields: ReferralFields): Promise<SaveResult> {
  return append([referralWrite(place, fields)])
}

export function advance(
  append: Append,
  place: ReferralPlace,
  status: ReferralStatus,
  how: Pick<ReferralFields, 'method' | 'escort'> = {},
): Promise<SaveResult> {
  return append([referralWrite(place, { status, ...how })])
}

export type Answer = Required<Pick<ReferralFields, 'answer' | 'answeredBy' | 'answeredOn' | 'followUp'>> &
  Pick<ReferralFields, 'controlOn'> & { readonly status: 'tindak-lanjut' | 'selesai' }

/**
 * What came back. With `care`, the child is under treatment for these reasons from now on, and is not referred for
 * them again: all of it or nothing.
 */
export function answer(
  append: Append,
  place: ReferralPlace,
  fields: Answer,
  care?: { readonly reasons: readonly string[]; readonly care: CareValue },
): Promise<SaveResult> {
  return append([
    // A control that an earlier answer named is over with the next answer.
    referralWrite(place, { controlOn: null, ...fields }),
    ...(care ? [careWrite(place.posyandu, place.person, care.reasons, care.care)] : []),
  ])
}

/** The family does not want it, in their words. */
export function refuse(append: Append, place: ReferralPlace, refusal: string): Promise<SaveResult> {
  return append([referralWrite(place, { status: 'menolak', refusal })])
}

export interface CareValue {
  readonly since: CalendarDate
  readonly until?: CalendarDate | undefined
  readonly place?: string | undefined
}

/** Sudah dalam tata laksana: no new referral for these reasons until it ends. */
export function putInCare(
  append: Append,
  posyandu: string,
  person: string,
  reasons: readonly string[],
  care: CareValue,
): Promise<SaveResult> {
  return append([careWrite(posyandu, person, reasons, care)])
}

/** `until` is its last day. */
export function endCare(
  append: Append,
  posyandu: string,
  person: string,
  reason: string,
  care: CareValue & { readonly until: CalendarDate },
): Promise<SaveResult> {
  return append([careWrite(posyandu, person, [reason], care)])
}

/** The bidan has seen these findings of that day, and knows of the referral that was just made. */
export function tickReported(
  append: Append,
  place: VisitPlace,
  codes: readonly string[],
  justMade?: ReferralPlace,
): Promise<SaveResult> {
  const ticked: Record<`reported.${string}`, boolean> = {}
  for (const code of codes) ticked[`reported.${code}`] = true
  return append([
    ...(codes.length > 0 ? visitWrites(place, ticked) : []),
    ...(justMade ? [referralWrite(justMade, { status: 'diketahui' })] : []),
  ])
}

export function referralWrite(place: ReferralPlace, fields: ReferralFields): Write {
  const document = visitsOf(place.posyandu, monthOfOpenDay(place.openDay))
  const record = visitId(place.person, place.openDay)
  return { document, kind: 'referral', record, set: fieldsToWrite(fields) }
}

function careWrite(posyandu: string, person: string, reasons: readonly string[], care: CareValue): Write {
  const set = fieldsToWrite(Object.fromEntries(reasons.map((reason) => [`care.${reason}`, care])))
  return { document: registryOf(posyandu), kind: 'person', record: person, set }
}
