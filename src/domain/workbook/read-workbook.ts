import type { CalendarDate } from '../calendar.ts'
import { rowsThatBringTheirChild } from './bringing.ts'
import { readBody, type Body, type BodyRow } from './body-rows.ts'
import { readChild, type ChildRow } from './child-rows.ts'
import type { Doubt } from './doubt.ts'
import type { FileProblem } from './file-problem.ts'
import { grouped } from './grouped.ts'
import { readHeader, type Header } from './header.ts'
import { nameKey } from './names.ts'
import { columnsRead } from './columns-read.ts'
import { readImmunizations, type DoseSheet } from './immunizations.ts'
import { ownRows } from './own-rows.ts'
import { readPeople } from './people.ts'
import type { WorkbookReading } from './reading.ts'
import { withRegistered, type Registered } from './registered.ts'
import { withRefusals } from './refusals.ts'
import { isBlank, textIn, type Sheet } from './sheet.ts'
import { columnsOfPeople } from './unread-columns.ts'
import { readWeighings } from './weighings.ts'

export type WorkbookResult =
  | { readonly ok: true; readonly reading: WorkbookReading }
  | ({ readonly ok: false } & ({ readonly reason: 'empty-file' } | Extract<FileProblem, { reason: 'no-known-sheet' }>))

/** What the phone knows, beside the file. */
export interface Known {
  /** The posyandu's name. */
  readonly posyandu?: string
  readonly registered?: readonly Registered[]
}

export type WorkbookStep = 'headers' | 'people' | 'weighings' | 'immunizations'

/**
 * Reads a village workbook: what is certain under its field, what is doubtful in `doubts`, nothing dropped. The same
 * sheets give the same reading, in whatever order their columns and rows stand. `today` tells what is still to come.
 */
export function readWorkbook(sheets: readonly Sheet[], today: CalendarDate, known: Known = {}): WorkbookResult {
  const steps = workbookSteps(sheets, today, known)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** The same, one step at a time, so that a worker can tell how far it is. */
export function* workbookSteps(
  sheets: readonly Sheet[],
  today: CalendarDate,
  { posyandu, registered = [] }: Known = {},
): Generator<WorkbookStep, WorkbookResult> {
  if (sheets.every(({ rows }) => rows.every(({ cells }) => cells.every(isBlank)))) {
    return { ok: false, reason: 'empty-file' }
  }
  yield 'headers'
  const read = sheets.map((sheet) => ({ sheet, header: readHeader(sheet) }))
  if (read.every(({ header }) => header.kind === 'unknown')) {
    return { ok: false, reason: 'no-known-sheet', sheets: sheets.map(({ name }) => name) }
  }
  const bodies = read.map(({ sheet, header }): ReadSheet => {
    const body = readBody(sheet, header)
    const own = ownRows(body.rows, posyandu)
    return { sheet, header, body: { rows: own.rows, doubts: [...body.doubts, ...own.doubts] } }
  })
  // A form that nobody has filled in yet.
  if (bodies.every(saysNothing)) return { ok: false, reason: 'empty-file' }
  const rowsOf = (kind: Header['kind']): readonly BodyRow[] =>
    bodies.filter(({ header }) => header.kind === kind).flatMap(({ body }) => body.rows)

  yield 'people'
  const childRows = [...rowsOf('weighings'), ...rowsOf('immunizations')]
  const children = byName(childRows.map((row) => readChild(row, today)))
  const listed = readPeople(rowsOf('people'), children, today)
  const bringing = rowsThatBringTheirChild(childRows, listed.findChild, today)
  const people = bringing.length === 0 ? listed : readPeople([...rowsOf('people'), ...bringing], children, today)
  const findChild = withRegistered(people.findChild, registered, today)

  yield 'weighings'
  const { weighings, doubts } = readWeighings(rowsOf('weighings'), { findChild, today })
  yield 'immunizations'
  const given = readImmunizations(bodies.flatMap(doseSheet), { findChild, today })
  const refusing = withRefusals(people.people, given.immunizations)
  const all = [
    ...refusing.flatMap((person) => person.doubts),
    ...people.families.flatMap((family) => family.doubts),
    ...people.doubts,
    ...weighings.flatMap((weighing) => weighing.doubts),
    ...doubts,
    ...given.immunizations.flatMap((immunization) => immunization.doubts),
    ...given.doubts,
    ...columnsOfPeople(
      bodies.map(({ sheet, header, body }) => ({ sheet, header, rows: body.rows })),
      (row) => listed.findChild(readChild(row, today), undefined).is === 'found',
    ),
    ...bodies.flatMap(({ sheet, header, body }) => (header.kind === 'unknown' ? unknownSheet(sheet) : body.doubts)),
  ]
  const place = new Map(sheets.map(({ name }, at) => [name, at]))
  return {
    ok: true,
    reading: {
      columns: columnsRead(read.map(({ header }) => header)),
      people: refusing,
      families: people.families,
      weighings,
      immunizations: given.immunizations,
      joins: people.joins,
      doubts: all.sort((a, b) => (place.get(a.sheet) ?? 0) - (place.get(b.sheet) ?? 0) || a.row - b.row),
    },
  }
}

interface ReadSheet {
  readonly sheet: Sheet
  readonly header: Header
  readonly body: Body
}

function saysNothing({ sheet, header, body }: ReadSheet): boolean {
  return header.kind === 'unknown' ? unknownSheet(sheet).length === 0 : body.rows.length + body.doubts.length === 0
}

function doseSheet({ sheet, header, body }: ReadSheet): readonly DoseSheet[] {
  const { kind, vaccines, capsules, columns } = header
  if (kind === 'unknown' || (vaccines.length + capsules.length === 0 && !columns.has('vaccine'))) return []
  return [{ rows: body.rows, columns: vaccines, capsules, proof: proofOf(sheet, header) }]
}

/** A sheet says what it was copied from in its name or its title; one that says nothing is the register (kohort). */
function proofOf({ name, rows }: Sheet, { lastRow }: Header): DoseSheet['proof'] {
  const titles = rows.filter(({ number }) => number < lastRow).flatMap(({ cells }) => cells.map(textIn))
  const text = [name, ...titles].join(' ')
  if (/\bkia\b/i.test(text)) return 'buku-kia'
  return /\basik\b/i.test(text) ? 'asik' : 'kohort'
}

/** A sheet that is not taken in is announced once. */
function unknownSheet({ name, rows }: Sheet): readonly Doubt[] {
  const first = rows.find(({ cells }) => !cells.every(isBlank))
  return first ? [{ sheet: name, row: first.number, kind: 'sheet-unknown', written: name }] : []
}

function byName(children: readonly ChildRow[]): ReadonlyMap<string, readonly ChildRow[]> {
  return grouped(children, ({ name }) => (name === undefined ? undefined : nameKey(name)))
}
