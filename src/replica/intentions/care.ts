/** Langkah 4: what was asked, explained and found in danger. */
import { registryOf } from '../../log/document-name.ts'
import type { PersonFields } from '../../log/records/person.ts'
import type { ReferralFields } from '../../log/records/referral.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'
import { referralWrite } from './referral.ts'
import { visitWrites, type VisitPlace } from './visit.ts'

export interface CareGiven {
  readonly visit: VisitFields
  /** Answers that are kept with the person: Buku KIA, IMD. */
  readonly person: PersonFields
}

/** The whole step as one entry of the visit, and one of the person where something is kept there. */
export function recordCare(
  append: Append,
  place: VisitPlace,
  { visit, person }: CareGiven,
  seen?: readonly string[],
): Promise<SaveResult> {
  return append([...visitWrites(place, { came: true, ...visit }, seen), ...personWrites(place, person)])
}

/** Danger signs and the urgent referral they lead to: both or neither, so that one undo takes both back. */
export function recordDanger(
  append: Append,
  place: VisitPlace,
  signs: readonly string[],
  referral: ReferralFields,
): Promise<SaveResult> {
  const { person, openDay } = place
  return append([
    ...visitWrites(place, { came: true, 'ask.bahaya': [...signs] }),
    referralWrite(place, { person, openDay, ...referral }),
  ])
}

function personWrites({ posyandu, person }: VisitPlace, fields: PersonFields): readonly Write[] {
  const set = fieldsToWrite(fields)
  return Object.keys(set).length === 0 ? [] : [{ document: registryOf(posyandu), kind: 'person', record: person, set }]
}
