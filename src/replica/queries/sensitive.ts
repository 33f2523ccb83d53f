/** What was written down in confidence about a person: its content where it may be read, else only that it was. */
import { deviceOf } from '../../log/id.ts'
import {
  FORM,
  NOTE,
  readFormAnswers,
  readNote,
  type FormAnswersValue,
  type NoteValue,
} from '../../log/records/sensitive.ts'
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

/** Answers to one questionnaire, as one phone wrote them. */
export interface Screened {
  readonly person: string
  readonly openDay: string
  /** The questionnaire's code. */
  readonly form: string
  readonly answers: FormAnswersValue
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

/** What was answered in confidence, newest first. `records`: all that are this person. */
export async function loadScreened(db: LocalDatabase, records: readonly string[]): Promise<readonly Screened[]> {
  return newestFirst((await db.sensitive.whereAny('person', records)).flatMap(screenedIn))
}

/** Of everybody, newest first. */
export async function loadAllScreened(db: LocalDatabase): Promise<readonly Screened[]> {
  return newestFirst((await db.sensitive.toArray()).flatMap(screenedIn))
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

/**
 * A kader's phone does not know what it wrote before, and so replaces nothing: of one phone its last word counts, of
 * two phones both.
 */
function screenedIn(row: SensitiveRow): Screened[] {
  const { person, openDay } = row
  return Object.entries(fieldStates(row)).flatMap(([field, { heads }]) => {
    if (!field.startsWith(FORM)) return []
    const last = new Map(heads.map((head) => [deviceOf(head.id), head]))
    return [...last.values()].flatMap(({ value, who, at }) => {
      const answers = readFormAnswers(value)
      return answers ? [{ person, openDay, form: field.slice(FORM.length), answers, who, at }] : []
    })
  })
}

function newestFirst<One extends { readonly at: string }>(notes: readonly One[]): readonly One[] {
  return [...notes].sort((a, b) => (Date.parse(b.at) || 0) - (Date.parse(a.at) || 0))
}
