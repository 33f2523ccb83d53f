import { page } from '$app/state'
import { recapOf, registryOf } from '../log/document-name.ts'
import { exportNumber } from '../log/export-number.ts'
import type { ExportFields } from '../log/records/export.ts'
import { logExport } from '../replica/intentions/export-log.ts'
import { isPractice, PRACTICE } from '../replica/practice/mode.ts'
import type { Append } from '../replica/write.ts'
import { calendarDateOf } from '../domain/calendar.ts'
import { clockTime, shortDate } from '../ui/dates.ts'
import { sayProblem } from '../ui/notice.svelte.ts'
import { auditWords } from '../ui/words/audit.ts'
import type { Session } from './session.svelte.ts'

const OFFICE_SCREEN = /^\/(puskesmas|dinas)(\/|$)/

/**
 * Gives what leaves the app its number, and writes down that it did, without anybody waiting for it. Returns the line
 * that stands on it: who, when, from where, and the number.
 */
export function exporting(append: Append, session: Session, fields: ExportFields): string {
  return exportingFile(append, session, fields).mark
}

export interface Exported {
  /** The line that stands on it. */
  readonly mark: string
  /** Whether it is written down on this phone's disk: nobody is told "tersimpan" of a file before that. */
  readonly isLogged: Promise<boolean>
}

/** The same of a file, which can wait for it; a print cannot. Says itself when it could not be written down. */
export function exportingFile(append: Append, session: Session, fields: ExportFields): Exported {
  const { self, user, posyandu, access } = session
  const number = exportNumber()
  const words = auditWords()
  const isOffices = access?.role === 'puskesmas' && (!self?.posyandu || OFFICE_SCREEN.test(page.url.pathname))
  const place = isOffices ? words.puskesmas : words.posyandu(posyandu?.name ?? self?.posyandu ?? '')
  const now = new Date()
  const when = `${shortDate(calendarDateOf(now))} ${clockTime(now)}`
  const said = words.mark(user?.name ?? words.nobody, when, place, number)
  const mark = isPractice ? `${PRACTICE.toUpperCase()} · ${said}` : said
  return {
    mark: fields.nik ? `${mark} · ${words.markNik}` : mark,
    isLogged:
      self && isOffices
        ? note(append, recapOf(self.puskesmas), number, withoutPerson(fields))
        : self?.posyandu
          ? note(append, registryOf(self.posyandu), number, fields)
          : Promise.resolve(false),
  }
}

/** The dinas reads what the office logs. */
function withoutPerson(fields: ExportFields): ExportFields {
  const kept = { ...fields }
  delete kept.person
  return kept
}

async function note(append: Append, document: string, number: string, fields: ExportFields): Promise<boolean> {
  const result = await logExport(append, document, number, fields)
  if (!result.ok) sayProblem(auditWords().exports.notLogged)
  return result.ok
}
