/** What was written down in confidence about a person: its content where it may be read, else only that it was. */
import { NOTE, readNote, type NoteValue } from '../../log/records/sensitive.ts'
import type { SensitiveRow } from '../database.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'

export interface Note {
  readonly posyandu: string
  readonly person: string
  readonly openDay: string
  readonly field: string
  readonly value: NoteValue
  readonly who: string
  /** As the phone's clock claimed. */
  readonly at: string
}

/** Newest first. `records`: all that are this person. */
export async function loadNotes(db: LocalDatabase, records: readonly string[]): Promise<readonly Note[]> {
  return newestFirst((await db.sensitive.whereAny('person', records)).flatMap(notesOf))
}

/** Of everybody, newest first. */
export async function loadAllNotes(db: LocalDatabase): Promise<readonly Note[]> {
  return newestFirst((await db.sensitive.toArray()).flatMap(notesOf))
}

/** How many were written on this phone about them on that date, whatever they say. */
export async function countNoted(db: LocalDatabase, records: readonly string[], date: string): Promise<number> {
  const rows = await db.sensitive.whereAny('person', records)
  return rows.flatMap(({ noted }) => noted ?? []).filter(({ at }) => at.startsWith(date)).length
}

/** Two phones that changed one note without seeing each other: both are shown. */
function notesOf(row: SensitiveRow): Note[] {
  const { document, person, openDay } = row
  const posyandu = document.split('/')[1] ?? ''
  return Object.entries(fieldStates(row)).flatMap(([field, { heads }]) =>
    field.startsWith(NOTE)
      ? heads.flatMap(({ value, who, at }) => {
          const note = readNote(value)
          return note ? [{ posyandu, person, openDay, field, value: note, who, at }] : []
        })
      : [],
  )
}

function newestFirst(notes: readonly Note[]): readonly Note[] {
  return [...notes].sort((a, b) => (Date.parse(b.at) || 0) - (Date.parse(a.at) || 0))
}
