import { expect, test } from 'vitest'
import type { PersonRow, WorkbookReading } from '../../src/domain/workbook/reading.ts'
import type { Cell, Sheet } from '../../src/domain/workbook/sheet.ts'
import { melatiSheets, readingOf } from './melati.ts'

const sheets = melatiSheets()
const before = readingOf(sheets)
const NIK = 2
const NAME = 3
const BIRTH_DATE = 6

test('a NIK completed later is the same child', () => {
  for (const [row, nik] of [
    [31, '1709020107250001'],
    [99, '1709022903850001'],
    [30, '1604011310260001'],
  ] as const) {
    const after = readingOf(withCell(row, NIK, nik))
    expect(personIn(after, row).identity).toBe(`nik:${nik}`)
    expect(earlier(personIn(after, row))).toEqual([row])
  }
})

test('a name put right is the same child, with its NIK or without', () => {
  expect(earlier(personIn(readingOf(withCell(7, NAME, 'Oky Noegraha')), 7))).toEqual([7])
  expect(earlier(personIn(readingOf(withCell(30, NAME, 'Raka Octaviani')), 30))).toEqual([30])
})

test('a birth date filled in later is the same person', () => {
  expect(earlier(personIn(readingOf(withCell(516, BIRTH_DATE, '15/01/2018')), 516))).toEqual([516])
})

test('a copy taken out leaves the child it was a copy of', () => {
  const after = readingOf(sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.filter(({ number }) => number !== 58) })))
  expect(after.joins).toHaveLength(before.joins.length - 1)
  expect(personIn(after, 57).identity).toBe(personIn(before, 57).identity)
})

test('every person of the corrected file is at most one person of the earlier', () => {
  const after = readingOf(withCell(31, NIK, '1709020107250001'))
  for (const person of after.people) expect(earlier(person)).toEqual([person.row])
})

/** The rows of the earlier file that a writer finds: by the identity, else by any other key. */
function earlier({ identity, otherIdentities }: PersonRow): readonly number[] {
  const byIdentity = before.people.filter((person) => person.identity === identity)
  const known = (person: PersonRow) => [person.identity, ...person.otherIdentities]
  const found =
    byIdentity.length > 0 ? byIdentity : before.people.filter((person) => known(person).some(isOneOf(otherIdentities)))
  return found.map(({ row }) => row)
}

function isOneOf(keys: readonly string[]): (key: string) => boolean {
  return (key) => keys.includes(key)
}

function personIn({ people }: WorkbookReading, row: number): PersonRow {
  const found = people.find((person) => person.row === row)
  if (!found) throw new Error(`expected a person in row ${row}, found none`)
  return found
}

function withCell(row: number, column: number, cell: Cell): readonly Sheet[] {
  return sheets.map((sheet) =>
    sheet.name === 'Data Penduduk'
      ? {
          ...sheet,
          rows: sheet.rows.map((each) =>
            each.number === row ? { ...each, cells: each.cells.with(column, cell) } : each,
          ),
        }
      : sheet,
  )
}
