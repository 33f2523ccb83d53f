import type { CalendarDate } from '../calendar.ts'
import { readBody, type BodyRow } from './body-rows.ts'
import { readChild, type ChildRow } from './child-rows.ts'
import { readDate } from './dates.ts'
import type { Doubt } from './doubt.ts'
import type { FileProblem } from './file-problem.ts'
import { grouped } from './grouped.ts'
import { readHeader, type Header } from './header.ts'
import { nameKey } from './names.ts'
import { columnsRead } from './columns-read.ts'
import { readPeople } from './people.ts'
import type { WorkbookReading } from './reading.ts'
import { isBlank, type Sheet } from './sheet.ts'
import { readWeighings } from './weighings.ts'

export type WorkbookResult =
  | { readonly ok: true; readonly reading: WorkbookReading }
  | ({ readonly ok: false } & ({ readonly reason: 'empty-file' } | Extract<FileProblem, { reason: 'no-known-sheet' }>))

export type WorkbookStep = 'headers' | 'people' | 'weighings'

/**
 * Reads a village workbook: what is certain under its field, what is doubtful in `doubts`, nothing dropped. The same
 * sheets give the same reading, in whatever order their columns and rows stand. `today` tells what is still to come.
 */
export function readWorkbook(sheets: readonly Sheet[], today: CalendarDate): WorkbookResult {
  const steps = workbookSteps(sheets, today)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** The same, one step at a time, so that a worker can tell how far it is. */
export function* workbookSteps(sheets: readonly Sheet[], today: CalendarDate): Generator<WorkbookStep, WorkbookResult> {
  if (sheets.every(({ rows }) => rows.every(({ cells }) => cells.every(isBlank)))) {
    return { ok: false, reason: 'empty-file' }
  }
  yield 'headers'
  const read = sheets.map((sheet) => ({ sheet, header: readHeader(sheet) }))
  if (read.every(({ header }) => header.kind === 'unknown')) {
    return { ok: false, reason: 'no-known-sheet', sheets: sheets.map(({ name }) => name) }
  }
  const bodies = read.map(({ sheet, header }) => ({ sheet, header, body: readBody(sheet, header) }))
  const rowsOf = (kind: Header['kind']): readonly BodyRow[] =>
    bodies.filter(({ header }) => header.kind === kind).flatMap(({ body }) => body.rows)

  yield 'people'
  const children = [...rowsOf('weighings'), ...rowsOf('immunizations')].map((row) => readChild(row, today))
  const people = readPeople(rowsOf('people'), byName(children), today)

  yield 'weighings'
  const { weighings, doubts } = readWeighings(rowsOf('weighings'), { ...people, today })
  const waiting = bodies.flatMap(({ sheet, header }) => waitingSheet(sheet, header, today))
  const all = [
    ...people.people.flatMap((person) => person.doubts),
    ...people.families.flatMap((family) => family.doubts),
    ...people.doubts,
    ...weighings.flatMap((weighing) => weighing.doubts),
    ...doubts,
    ...waiting.map(({ doubt }) => doubt),
    ...bodies.filter(({ header }) => isTakenIn(header)).flatMap(({ body }) => body.doubts),
  ]
  const place = new Map(sheets.map(({ name }, at) => [name, at]))
  return {
    ok: true,
    reading: {
      columns: columnsRead(read.map(({ header }) => header)),
      people: people.people,
      families: people.families,
      weighings,
      doses: waiting.reduce((sum, { doses }) => sum + doses, 0),
      joins: people.joins,
      doubts: all.sort((a, b) => (place.get(a.sheet) ?? 0) - (place.get(b.sheet) ?? 0) || a.row - b.row),
    },
  }
}

function isTakenIn({ kind }: Header): boolean {
  return kind === 'people' || kind === 'weighings'
}

/** A sheet that is not taken in is announced once, an immunisation sheet with the doses it holds. */
function waitingSheet(sheet: Sheet, header: Header, today: CalendarDate): { doubt: Doubt; doses: number }[] {
  const first = sheet.rows.find(({ cells }) => !cells.every(isBlank))
  if (!first || isTakenIn(header)) return []
  if (header.kind === 'unknown') {
    return [{ doubt: { sheet: sheet.name, row: first.number, kind: 'sheet-unknown', written: sheet.name }, doses: 0 }]
  }
  const doses = sheet.rows
    .filter(({ number }) => number > header.lastRow)
    .flatMap(({ cells }) => header.vaccines.map((at) => cells[at]))
    .filter((cell) => readDate(cell, today).is === 'certain').length
  return [{ doubt: { sheet: sheet.name, row: header.lastRow, kind: 'sheet-waits', written: String(doses) }, doses }]
}

function byName(children: readonly ChildRow[]): ReadonlyMap<string, readonly ChildRow[]> {
  return grouped(children, ({ name }) => (name === undefined ? undefined : nameKey(name)))
}
