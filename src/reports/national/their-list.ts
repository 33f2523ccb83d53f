/**
 * A "Daftar Ditimbang" or "Daftar Tidak Ditimbang" as SIGIZI hands it out, pasted or from a file: columns by their words,
 * in any order. What cannot be read is kept as it was written, with the reason.
 */
import type { CalendarDate } from '../../domain/calendar.ts'
import { readBody, type BodyRow } from '../../domain/workbook/body-rows.ts'
import { readDate } from '../../domain/workbook/dates.ts'
import { readHeader } from '../../domain/workbook/header.ts'
import { readSex } from '../../domain/workbook/marks.ts'
import { readableName } from '../../domain/workbook/names.ts'
import { readNik } from '../../domain/workbook/nik.ts'
import { readNumber } from '../../domain/workbook/numbers.ts'
import { isBlank, textIn, writtenIn, type Cell, type Sheet } from '../../domain/workbook/sheet.ts'

export interface TheirChild {
  /** As the spreadsheet program counts. */
  readonly row: number
  /** Empty where only a NIK says who it is. */
  readonly name: string
  /** As written, where it is no NIK: `nik` is then absent. */
  readonly writtenNik: string
  readonly nik: string | undefined
  readonly sex: 'L' | 'P' | undefined
  readonly birth: CalendarDate | undefined
  /** When they were measured; undefined in the list of those who were not. */
  readonly on: CalendarDate | undefined
  readonly weightKg: number | undefined
  readonly heightCm: number | undefined
}

export type WhyRejected =
  /** Their own words: "NIK ditolak". */
  | { readonly code: 'said'; readonly text: string }
  | { readonly code: 'nameless' | 'date-unreadable' | 'weight-unreadable' }

export interface TheirRejected {
  readonly row: number
  readonly written: string
  readonly why: WhyRejected
}

export interface TheirList {
  readonly children: readonly TheirChild[]
  readonly rejected: readonly TheirRejected[]
}

const REJECTED = /tolak|gagal|invalid|tidak\s+(valid|sesuai|padan|ditemukan)|error|duplikat/i

/** Undefined: there is no header among the rows by which the columns are known. */
export function readTheirList(sheets: readonly Sheet[], today: CalendarDate): TheirList | undefined {
  const known = sheets.map((sheet) => ({ sheet, header: readHeader(sheet) })).filter(({ header }) => isList(header))
  if (known.length === 0) return undefined
  const read = known.flatMap(({ sheet, header }) => {
    const { rows, doubts } = readBody(sheet, header)
    const passedOver = doubts.flatMap(({ kind, row, written }): readonly TheirRejected[] =>
      kind === 'row-unreadable' ? [{ row, written: written ?? '', why: { code: 'nameless' } }] : [],
    )
    return [...rows.map((row) => readRow(row, today)), ...passedOver].sort((one, other) => one.row - other.row)
  })
  return {
    children: read.filter((each): each is TheirChild => 'name' in each),
    rejected: read.filter((each): each is TheirRejected => 'why' in each),
  }
}

function isList({ columns }: ReturnType<typeof readHeader>): boolean {
  return columns.has('name') || columns.has('nik')
}

function readRow(row: BodyRow, today: CalendarDate): TheirChild | TheirRejected {
  const refuse = (why: WhyRejected): TheirRejected => ({ row: row.number, written: written(row), why })
  const said = row.cells.find((cell) => typeof cell === 'string' && REJECTED.test(cell))
  if (said !== undefined) return refuse({ code: 'said', text: textIn(said) })
  const [nik, sex] = [readNik(row.cell('nik')), readSex(row.cell('sex'))]
  if (isBlank(row.cell('name')) && nik.is !== 'certain') return refuse({ code: 'nameless' })
  const [birth, on] = [readDate(row.cell('birthDate'), today), readDate(row.cell('date'), today)]
  if (birth.is === 'impossible' || birth.is === 'unreadable') return refuse({ code: 'date-unreadable' })
  if (on.is === 'impossible' || on.is === 'unreadable') return refuse({ code: 'date-unreadable' })
  const [weightKg, heightCm] = [measured(row.cell('weight')), measured(row.cell('height'))]
  if (weightKg === 'unreadable' || heightCm === 'unreadable') return refuse({ code: 'weight-unreadable' })
  return {
    row: row.number,
    name: readableName(textIn(row.cell('name'))),
    writtenNik: writtenIn(row.cell('nik')),
    nik: nik.is === 'certain' ? nik.value : undefined,
    sex: sex.is === 'certain' ? sex.value : undefined,
    birth: birth.is === 'certain' ? birth.value : undefined,
    on: on.is === 'certain' ? on.value : undefined,
    weightKg,
    heightCm,
  }
}

/** 0 and a dash are how their site writes that nothing was measured. */
function measured(cell: Cell | undefined): number | undefined | 'unreadable' {
  const number = readNumber(cell)
  if (number.is === 'absent') return undefined
  if (number.is !== 'certain') return 'unreadable'
  return number.value === 0 ? undefined : number.value
}

function written({ cells }: BodyRow): string {
  return cells
    .filter((cell) => !isBlank(cell))
    .map(writtenIn)
    .join(' | ')
    .slice(0, 200)
}
