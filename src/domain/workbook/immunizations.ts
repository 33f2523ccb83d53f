import type { CalendarDate } from '../calendar.ts'
import type { BodyRow } from './body-rows.ts'
import { readCapsule, type CapsuleColumn } from './capsule-column.ts'
import { readChild } from './child-rows.ts'
import { readDose } from './dose-cell.ts'
import { aboutDose, mergeDose, type Said } from './dose-merge.ts'
import type { DoseColumn } from './dose-names.ts'
import { outOfOrder } from './dose-order.ts'
import { dosesOfRow, type RowDoses } from './dose-rows.ts'
import type { Doubt, Reading } from './doubt.ts'
import type { FindChild, FoundChild } from './find-child.ts'
import { grouped } from './grouped.ts'
import { readRefusal } from './marks.ts'
import type { HadDose, HadField, ImmunizationRow } from './reading.ts'
import { writtenIn } from './sheet.ts'

/** One immunisation sheet. */
export interface DoseSheet {
  readonly rows: readonly BodyRow[]
  readonly columns: readonly DoseColumn[]
  readonly capsules: readonly CapsuleColumn[]
  readonly proof: HadDose['proof']
}

interface ChildsRow {
  readonly source: BodyRow
  readonly child: FoundChild
  readonly said: readonly Said[]
}

/** The rows of the immunisation sheets, one a child. A child that nobody knows is listed. */
export function readImmunizations(
  sheets: readonly DoseSheet[],
  { findChild, today }: { readonly findChild: FindChild; readonly today: CalendarDate },
): { readonly immunizations: readonly ImmunizationRow[]; readonly doubts: readonly Doubt[] } {
  const doubts: Doubt[] = []
  const rows: ChildsRow[] = []
  for (const sheet of sheets) {
    for (const source of sheet.rows) {
      const found = findChild(readChild(source, today), undefined)
      if (found.is === 'doubtful') {
        doubts.push({ ...found.doubt, ...at(source) })
        continue
      }
      const { said, unplaced } = readRow(source, sheet, found.person.birthDate, today)
      rows.push({ source, child: found.person, said })
      doubts.push(...unplaced)
    }
  }
  const byChild = [...grouped(rows, ({ child }) => child.identity).values()]
  return { immunizations: byChild.flatMap((ofChild) => immunizationOf(ofChild)), doubts }
}

/** All that a row says of doses and capsules; `unplaced` is what it has and nobody knows of which dose or round. */
function readRow(
  source: BodyRow,
  sheet: DoseSheet,
  birthDate: CalendarDate | undefined,
  today: CalendarDate,
): { readonly said: readonly Said[]; readonly unplaced: readonly Doubt[] } {
  const own = dosesOfRow(source)
  const capsules = sheet.capsules.map((column) => {
    const cell = source.cells[column.at]
    return {
      words: column.words,
      written: writtenIn(cell),
      read: readCapsule(cell, column, { birthDate, today, dateOrder: source.dateOrder }),
    }
  })
  const unknown = own?.unknown.map((written): Doubt => ({ ...at(source), kind: 'dose-name-unknown', written })) ?? []
  return {
    said: [
      ...dosesIn(source, sheet, birthDate, today),
      ...(own ? saidByRow(source, own, sheet, birthDate, today) : []),
      ...capsules.flatMap(({ read, written }): readonly Said[] => {
        if (read?.is !== 'read') return []
        const [field] = read.column.fields
        return field === undefined ? [] : [{ ...read, field, written, source, proof: sheet.proof }]
      }),
    ],
    unplaced: [
      ...unknown,
      ...capsules.flatMap(({ read, words, written }): readonly Doubt[] =>
        read?.is === 'round-unknown'
          ? [{ ...at(source), kind: 'capsule-round-missing', written: `${words}: ${written}` }]
          : [],
      ),
    ],
  }
}

/** The doses of a row that is about nothing else. */
function saidByRow(
  source: BodyRow,
  { columns, day, place, batch, proof }: RowDoses,
  sheet: DoseSheet,
  birthDate: CalendarDate | undefined,
  today: CalendarDate,
): readonly Said[] {
  return columns.flatMap((column) =>
    column.fields.map((field): Said => {
      const reading = readDose(day, { field, birthDate, today, dateOrder: source.dateOrder })
      const more = { ...(place !== undefined && { place }), ...(batch !== undefined && { batch }) }
      return {
        field,
        column,
        reading: reading.is === 'given' && reading.date !== undefined ? { ...more, ...reading } : reading,
        written: writtenIn(day),
        source,
        proof: proof ?? sheet.proof,
      }
    }),
  )
}

function dosesIn(
  source: BodyRow,
  { columns, proof }: DoseSheet,
  birthDate: CalendarDate | undefined,
  today: CalendarDate,
): readonly Said[] {
  return columns.flatMap((column) =>
    column.fields.map((field) => {
      const cell = source.cells[column.at]
      return {
        field,
        column,
        reading: readDose(cell, { field, birthDate, today, dateOrder: source.dateOrder }),
        written: writtenIn(cell),
        source,
        proof,
      }
    }),
  )
}

function immunizationOf(rows: readonly ChildsRow[]): readonly ImmunizationRow[] {
  const [first] = rows
  if (!first) return []
  const doses: Record<HadField, HadDose> = {}
  const doubts: Doubt[] = []
  const said = rows.flatMap((row) => row.said)
  for (const cells of grouped(said, ({ field }) => field).values()) {
    const { dose, doubt } = mergeDose(cells)
    if (dose && cells[0]) doses[cells[0].field] = dose
    if (doubt) doubts.push(doubt)
  }
  const wrong = outOfOrder(doses)
  for (const field of wrong) {
    const { date, ...undated } = doses[field]!
    const dated = said.find(
      ({ reading, ...cell }) => cell.field === field && reading.is === 'given' && reading.date === date,
    )
    if (!dated || date === undefined) continue
    doses[field] = undated
    doubts.push({ ...aboutDose(dated), kind: 'dose-order', suggestion: date })
  }
  return [
    {
      ...at(first.source),
      personIdentity: first.child.identity,
      doses,
      proofs: [...new Set(said.map(({ proof }) => proof))],
      ...refusalIn(rows),
      doubts: [...doubts, ...rows.flatMap(ticks)],
    },
  ]
}

/** The ticks of a row, in one line: nothing about them is doubtful but the day. */
function ticks({ source, said }: ChildsRow): readonly Doubt[] {
  const ticked = said.filter(({ reading }) => reading.is === 'given' && !reading.date && !reading.doubt)
  const written = [...new Set(ticked.map(({ column }) => column.words))].join(', ')
  return written === '' ? [] : [{ ...at(source), kind: 'dose-date-missing', written }]
}

function refusalIn(rows: readonly ChildsRow[]): Pick<ImmunizationRow, 'refused' | 'refusalDoubt'> {
  let doubt: Doubt | undefined
  for (const { source, said } of rows) {
    const across = said.flatMap(({ reading }) => (reading.is === 'all-refused' ? [reading.reason] : []))
    for (const cell of [...across, source.cell('note')]) {
      const read: Reading<string> = readRefusal(cell)
      if (read.is === 'certain') return { refused: read.value }
      if (read.is === 'doubtful') doubt ??= { ...read.doubt, ...at(source) }
    }
  }
  return doubt ? { refusalDoubt: doubt } : {}
}

function at(source: BodyRow): { readonly sheet: string; readonly row: number } {
  return { sheet: source.sheet, row: source.number }
}
