/** Whom and which day a record is about. Pure. */
import type { UndoneRecord } from '../../../log/batch-undo.ts'
import { partsOfVisitId } from '../../../log/record-id.ts'

type Named = Pick<UndoneRecord, 'kind' | 'record'>

/** Kinds whose record is a person and an open day. */
const OF_A_DAY: readonly string[] = ['visit', 'referral']
/** Kinds whose record is a person's. */
const OF_A_PERSON: readonly string[] = ['person', 'immunization']

/** Undefined for what is about nobody in particular: a vial, a family, an open day. */
export function personOf({ kind, record }: Named): string | undefined {
  if (OF_A_DAY.includes(kind)) return partsOfVisitId(record).person
  return OF_A_PERSON.includes(kind) ? record : undefined
}

export function openDayOf({ kind, record }: Named): string | undefined {
  if (OF_A_DAY.includes(kind)) return partsOfVisitId(record).openDay
  return kind === 'open-day' ? record : undefined
}

/** Each once. */
export function peopleIn(records: readonly Named[]): readonly string[] {
  return [...new Set(records.flatMap((each) => personOf(each) ?? []))]
}
