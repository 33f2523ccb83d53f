/** What a family says to its data being kept. Said again, it replaces what was said before; the history keeps both. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { CONSENT_VERSION } from '../../log/consent.ts'
import { registryOf } from '../../log/document-name.ts'
import { randomRecordId } from '../../log/record-id.ts'
import type { Consent } from '../../log/records/family.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

/** What is written into the family, also when it is registered. `by`: the user record of who asked. */
export function consentSaid(agreed: boolean, by: string, at: CalendarDate): Consent {
  return { version: CONSENT_VERSION, agreed, at, by }
}

/** Somebody without a family is given one, so that it is asked once for all who will live in it. */
export function recordConsent(
  append: Append,
  posyandu: string,
  { family, person }: { readonly family: string | undefined; readonly person: string },
  said: Consent,
  newFamily = randomRecordId(),
): Promise<SaveResult> {
  const document = registryOf(posyandu)
  const write = { document, kind: 'family', record: family ?? newFamily, set: fieldsToWrite({ consent: said }) }
  if (family !== undefined) return append([write])
  return append([write, { document, kind: 'person', record: person, set: { family: newFamily } }])
}
