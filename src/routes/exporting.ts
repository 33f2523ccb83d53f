import { exportNumber } from '../log/export-number.ts'
import type { ExportFields } from '../log/records/export.ts'
import { logExport } from '../replica/intentions/export-log.ts'
import type { Append } from '../replica/write.ts'
import { calendarDateOf } from '../domain/calendar.ts'
import { clockTime, shortDate } from '../ui/dates.ts'
import { sayProblem } from '../ui/notice.svelte.ts'
import { auditWords } from '../ui/words/audit.ts'
import type { Session } from './session.svelte.ts'

/**
 * Gives what leaves the app its number, and writes down that it did, without anybody waiting for it. Returns the line
 * that stands on it: who, when, from where, and the number.
 */
export function exporting(append: Append, session: Session, fields: ExportFields): string {
  const { self, user, posyandu } = session
  const number = exportNumber()
  if (self?.posyandu) void note(append, self.posyandu, number, fields)
  const words = auditWords()
  const now = new Date()
  const place = words.posyandu(posyandu?.name ?? self?.posyandu ?? '')
  const when = `${shortDate(calendarDateOf(now))} ${clockTime(now)}`
  const mark = words.mark(user?.name ?? words.nobody, when, place, number)
  return fields.nik ? `${mark} · ${words.markNik}` : mark
}

async function note(append: Append, posyandu: string, number: string, fields: ExportFields): Promise<void> {
  const result = await logExport(append, posyandu, number, fields)
  if (!result.ok) sayProblem(auditWords().exports.notLogged)
}
