/** A visit at somebody's home: what was asked and found there, a danger sign that is referred at once, nobody at home. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { NOTE, type NoteValue } from '../../log/records/sensitive.ts'
import { fieldOfFamily } from '../../log/closing.ts'
import { visitsOf } from '../../log/document-name.ts'
import { homeDay, monthOfOpenDay, randomRecordId, visitId } from '../../log/record-id.ts'
import type { HomeVisitFields } from '../../log/records/home-visit.ts'
import type { ReferralFields } from '../../log/records/referral.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'
import { referralWrite } from './referral.ts'
import { confidentialWrite } from './sensitive.ts'

export interface HomePlace {
  readonly posyandu: string
  /** Whom it is about: the person's canonical record, or on the family's own sheet the family's. */
  readonly about: string
  readonly on: CalendarDate
}

/** The sheet as one entry; `confided` goes where bidan and puskesmas alone read it, and nothing of it stays here. */
export function recordHomeVisit(
  append: Append,
  place: HomePlace,
  fields: HomeVisitFields,
  { seen, confided }: { readonly seen?: readonly string[]; readonly confided?: NoteValue | undefined } = {},
): Promise<SaveResult> {
  const { posyandu, about: person, on } = place
  return append([
    homeWrite(place, fields, seen),
    ...(confided
      ? [
          confidentialWrite(
            { posyandu, person, openDay: homeDay(on) },
            { [fieldOfFamily(NOTE, randomRecordId())]: confided },
          ),
        ]
      : []),
  ])
}

/** Danger signs and the urgent referral they lead to: both or neither, so that one undo takes both back. */
export function recordHomeDanger(
  append: Append,
  place: HomePlace,
  fields: HomeVisitFields,
  referral: ReferralFields,
): Promise<SaveResult> {
  const { posyandu, about: person, on } = place
  const openDay = homeDay(on)
  return append([
    homeWrite(place, fields),
    referralWrite({ posyandu, openDay, person }, { person, openDay, ...referral }),
  ])
}

function homeWrite(place: HomePlace, fields: HomeVisitFields, seen?: readonly string[]): Write {
  const day = homeDay(place.on)
  return {
    document: visitsOf(place.posyandu, monthOfOpenDay(day)),
    kind: 'home-visit',
    record: visitId(place.about, day),
    set: fieldsToWrite({ on: place.on, ...fields }),
    ...(seen && { seen }),
  }
}
