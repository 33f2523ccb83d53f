/** What the cards last found of somebody from six years on, and their visits as a table. Pure. */
import type { CalendarDate } from '../../../domain/calendar.ts'
import { fieldNamed, READINGS } from '../../../domain/cards/all-fields.ts'
import type { CardSettings, Meaning, Visitor } from '../../../domain/cards/field.ts'
import { meaningsFor } from '../../../domain/cards/meanings.ts'
import type { GrowthTables } from '../../../domain/growth/tables.ts'
import type { Child } from '../../../replica/queries/child.ts'
import { cardSheets, type SheetCell, type SheetColumn } from '../../../reports/card-sheet.ts'
import { visitorOn } from '../../visitor.ts'

export interface LastResult {
  readonly of: string
  readonly label: string
  readonly meaning: Meaning
  readonly on: CalendarDate
}

interface Seen {
  readonly on: CalendarDate
  readonly openDay: string
  readonly visitor: Visitor
}

/** Of each thing the newest, the worst first: the blood pressure of this month, the waist of last year. */
export function lastResults(seen: readonly Seen[]): readonly LastResult[] {
  const found = new Map<string, LastResult>()
  for (const { on, visitor } of seen) {
    for (const one of meaningsFor(visitor)) if (!found.has(one.of)) found.set(one.of, { ...one, on })
  }
  const rank = { merah: 0, kuning: 1, hijau: 2 } as const
  return [...found.values()].sort((a, b) => rank[a.meaning.colour] - rank[b.meaning.colour])
}

/** Newest first; only those on a card from six years on. */
export function seenOn(child: Child, settings: CardSettings, tables: GrowthTables | undefined): readonly Seen[] {
  return [...child.visits].reverse().flatMap(({ openDay, date: on }) => {
    const visitor = on === undefined ? undefined : visitorOn({ child, openDay, on, settings, tables })
    return on !== undefined && visitor ? [{ on, openDay, visitor }] : []
  })
}

export interface VisitTable {
  readonly visits: readonly { readonly openDay: string; readonly on: CalendarDate }[]
  /** A field a row; cells as the visits stand. */
  readonly rows: readonly { readonly column: SheetColumn; readonly cells: readonly (SheetCell | undefined)[] }[]
}

/**
 * What was recorded at these visits, a field a row, in the order of the card; fields without anything are not there, nor
 * the questions that one reading sums up.
 */
export function visitTable(seen: readonly Seen[]): VisitTable {
  const sheets = seen.map(({ visitor }) => {
    const [sheet] = cardSheets([
      { record: '', name: '', sex: undefined, birth: undefined, rt: undefined, nik: undefined, visitor },
    ])
    const cells = sheet?.columns.map(({ of }, i) => [of, sheet.rows[0]?.cells[i]] as const) ?? []
    return { columns: sheet?.columns ?? [], cells: new Map(cells) }
  })
  const columns = new Map(sheets.flatMap(({ columns }) => columns.map((column) => [column.of, column] as const)))
  const rows = [...columns.values()].map((column) => ({
    column,
    cells: sheets.map(({ cells }) => cells.get(column.of)),
  }))
  return {
    visits: seen,
    rows: rows.filter(({ column, cells }) => !isSummedUp(column) && cells.some((cell) => cell !== undefined)),
  }
}

function isSummedUp({ of }: SheetColumn): boolean {
  return fieldNamed(of)?.kind === 'yes-no' && READINGS.some(({ from }) => from.includes(of))
}
