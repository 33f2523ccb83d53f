import type { CalendarDate } from '../calendar.ts'
import { birthDateOfNik } from './nik.ts'
import type { PersonDraft } from './person-draft.ts'

/** A person's row as it is compared with the others. */
export interface Candidate {
  readonly draft: PersonDraft
  readonly kk?: string
  /** A NIK that another sheet gives for this name and birth date. */
  readonly nikElsewhere?: string
}

/** The birth date as written, else as the NIK tells it. */
export function bornOn({ draft, nikElsewhere }: Candidate, today: CalendarDate): CalendarDate | undefined {
  const { birthDate, nik = nikElsewhere } = draft.fields
  return birthDate ?? (nik === undefined ? undefined : birthDateOfNik(nik, today))
}
