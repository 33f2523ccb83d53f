/**
 * A posyandu's month from the shell, read from a relay's journal while the relay runs:
 *
 *   npm run --silent rekap -- --data DIR --posyandu ID --month 2026-10 --report skdn --format json
 */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { JournalReader } from '../server/journal/journal-reader.ts'
import { calendarDateOf, isCalendarDate, type CalendarMonth } from '../src/domain/calendar.ts'
import { growthTables } from '../src/domain/growth/tables.ts'
import { who2006 } from '../src/domain/growth/tables/who-2006.ts'
import { who2007 } from '../src/domain/growth/tables/who-2007.ts'
import type { MergedPosyandu } from '../src/replica/area/area.ts'
import { FORMS } from '../src/reports/forms/all.ts'
import { countMonth, openDaysIn, seenMonths } from '../src/reports/month/count.ts'
import type { ReportForm } from '../src/reports/month/form.ts'
import { JournalArea } from './rekap/journal-area.ts'
import { csvOf, recapOf, type Recap } from './rekap/recap.ts'

const USAGE = `Cara pakai:
  npm run --silent rekap -- --data FOLDER                                       daftar posyandu
  npm run --silent rekap -- --data FOLDER --posyandu ID --month 2026-10 --report skdn [--format json|csv]
    --posyandu all    semua posyandu
    --report          ${FORMS.map(({ code }) => code).join(', ')}`

class Refused extends Error {}

interface Question {
  readonly posyandu: string
  readonly month: CalendarMonth
  readonly form: ReportForm
  readonly format: 'json' | 'csv'
}

async function main(): Promise<void> {
  const { values } = readArguments()
  if (values.help) return print(`${USAGE}\n`)
  if (values.data === undefined) throw new Refused(USAGE)
  const question = values.posyandu === undefined ? undefined : questionOf({ ...values, posyandu: values.posyandu })
  const journal = await openJournal(values.data)
  try {
    const area = await JournalArea.read(journal)
    if (!question) print(`${JSON.stringify(area.posyandu, undefined, 2)}\n`)
    else print(inFormat(await recapsOf(area, question), question))
  } finally {
    await journal.close()
  }
}

function readArguments() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      options: { data: text, posyandu: text, month: text, report: text, format: text, help: { type: 'boolean' } },
    })
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

function questionOf(said: {
  readonly posyandu: string
  readonly month?: string | undefined
  readonly report?: string | undefined
  readonly format?: string | undefined
}): Question {
  const { posyandu, month = '', report = '', format = 'json' } = said
  if (!isCalendarDate(`${month}-01`)) throw new Refused(`Bulan "${month}" tidak dikenali. Tulis seperti 2026-10.`)
  const form = FORMS.find(({ code }) => code === report)
  if (!form) {
    throw new Refused(`Laporan "${report}" tidak ada. Yang ada: ${FORMS.map(({ code }) => code).join(', ')}.`)
  }
  if (format !== 'json' && format !== 'csv') throw new Refused(`Format "${format}" tidak ada. Pilih json atau csv.`)
  return { posyandu, month, form, format }
}

async function openJournal(data: string): Promise<JournalReader> {
  const path = join(data, 'journal')
  try {
    await stat(join(path, 'data.mdb'))
    return new JournalReader(path)
  } catch {
    throw new Refused(`Di folder data "${data}" tidak ada server yang dapat dibaca. Periksa --data.`)
  }
}

async function recapsOf(area: JournalArea, { posyandu, month, form }: Question): Promise<readonly Recap[]> {
  const asked = area.posyandu.filter(({ parts }) => posyandu === 'all' || parts.includes(posyandu))
  if (asked.length === 0) throw new Refused(`Posyandu "${posyandu}" tidak ada. Tanpa --posyandu tampil daftarnya.`)
  const recaps: Recap[] = []
  for (const each of asked) recaps.push(await recapIn(area, each, month, form))
  return recaps
}

async function recapIn(
  area: JournalArea,
  posyandu: MergedPosyandu,
  month: CalendarMonth,
  form: ReportForm,
): Promise<Recap> {
  const served = await area.records(posyandu)
  const isHere = area.months(posyandu).has(month) || seenMonths(served).has(month)
  const counting = { tables: growthTables(who2006, who2007), today: calendarDateOf(new Date()), forms: [form] }
  const tally = isHere ? countMonth(served, month, counting) : undefined
  return recapOf(posyandu, month, form, { tally, openDays: openDaysIn(served, month) })
}

function inFormat(recaps: readonly Recap[], { posyandu, form, format }: Question): string {
  if (format === 'csv') return csvOf(recaps, form)
  return `${JSON.stringify(posyandu === 'all' ? recaps : recaps[0], undefined, 2)}\n`
}

function print(text: string): void {
  process.stdout.write(text)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Refused ? error.message : String(error)}\n`)
  process.exitCode = 1
})
