/** Names that the puskesmas hands to their posyandu: each becomes a task there until somebody has seen them. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { registryOf } from '../../log/document-name.ts'
import type { Append, SaveResult } from '../write.ts'

export interface AskedPerson {
  readonly posyandu: string
  /** Their canonical record. */
  readonly person: string
}

/** All of them or none. `why` in the words of the list. */
export function askToSee(
  append: Append,
  people: readonly AskedPerson[],
  asked: { readonly on: CalendarDate; readonly why: string },
): Promise<SaveResult> {
  return append(
    people.map(({ posyandu, person }) => ({
      document: registryOf(posyandu),
      kind: 'person',
      record: person,
      set: { asked: { ...asked } },
    })),
  )
}
