import { describe, expect, test } from 'vitest'
import { summarize } from '../../src/domain/workbook/summary.ts'
import { doubts } from '../../src/ui/words/id/doubts.ts'
import { writtenIn } from '../../src/domain/workbook/sheet.ts'
import { melatiSheets, melatiTruth, readingOf } from './melati.ts'

const truth = melatiTruth()
const sheets = melatiSheets()
const reading = readingOf(sheets)
const summary = summarize(reading)
const PEOPLE = 'Data Penduduk'
const WEIGHINGS = 'Penimbangan'
const DOSES = 'Imunisasi'
const personIn = (row: number) => reading.people.find((person) => person.row === row)
const weighingIn = (row: number) => reading.weighings.find((weighing) => weighing.row === row)
const trueRows = (kind: string) => truth.rows.filter((row) => row.kind === kind).map(({ row }) => row)
const doubtedRows = (kind: string) => summary.doubts.filter((doubt) => doubt.kind === kind).map(({ row }) => row)

test('the counts are those of the truth', () => {
  const { families, people, weighings, doses, refusals } = summary
  expect({ families, people, weighings, doses, refusals }).toEqual({
    families: truth.families,
    people: truth.people,
    weighings: truth.weighings,
    doses: truth.doses,
    refusals: truth.refused.length,
  })
})

test('every child written twice is found, and nobody else', () => {
  const rows = (pairs: readonly { readonly rows: readonly number[] }[]) =>
    pairs.map((pair) => pair.rows.join('+')).sort()
  expect(rows(summary.duplicates)).toEqual(rows(truth.duplicates))
})

describe('each kind of untidiness is listed with exactly its rows', () => {
  test.each([
    'nik-as-number',
    'nik-15-digits',
    'birth-date-impossible',
    'birth-date-missing',
    'decimal-point-lost',
    'weight-and-height-swapped',
    'weight-missing',
    'same-child-same-day-again',
    'subtotal-row',
  ])('%s', (kind) => {
    expect(doubtedRows(kind)).toEqual(trueRows(kind))
    expect(doubtedRows(kind).length).toBeGreaterThan(0)
  })

  test('nik-missing, with the second rows of children whose cell is empty too', () => {
    // The truth lists these four under another name: a lone quote mark (72), and three copies that lost the NIK.
    expect(doubtedRows('nik-missing')).toEqual([...trueRows('nik-missing'), 72, 118, 211, 330].sort((a, b) => a - b))
    for (const row of [72, 118, 211, 330]) expect(trueRows('duplicate-of-row-above')).toContain(row)
  })

  test('nothing else is doubted, but the marks on the immunisation sheet that are no dates', () => {
    const known = new Set(truth.rows.map(({ kind }) => kind))
    const others = summary.doubts.filter(({ kind }) => !known.has(kind))
    expect(new Set(others.map(({ kind, written }) => `${kind} ${written}`))).toEqual(
      new Set(['dose-unclear ?', 'dose-unclear x']),
    )
    expect(others).toHaveLength(16)
  })
})

describe('what is certain comes in', () => {
  test('a birth date written as text is read, day first', () => {
    const texts = truth.rows.filter(({ kind }) => kind === 'birth-date-as-text')
    expect(texts).toHaveLength(75)
    for (const { row, detail = '' } of texts) {
      const { nik, birthDate = '' } = personIn(row)?.fields ?? {}
      expect(birthDate.slice(0, 4), detail).toBe(detail.slice(-4))
      expect(Number(birthDate.slice(8)), detail).toBe(Number.parseInt(detail, 10))
      if (nik !== undefined) expect(Number(nik.slice(8, 10)), detail).toBe(Number(birthDate.slice(5, 7)))
    }
    expect(personIn(47)?.fields.birthDate).toBe('2026-09-03')
  })

  test('a quoted and spaced NIK is cleaned', () => {
    for (const row of trueRows('nik-quoted-and-spaced').filter((each) => each !== 72)) {
      expect(personIn(row)?.fields.nik).toMatch(/^\d{16}$/)
    }
  })

  test('every NIK that was taken in stands in the file, digit for digit', () => {
    const sheet = sheets.find(({ name }) => name === PEOPLE)
    for (const person of reading.people) {
      const { nik } = person.fields
      const cells = sheet?.rows.find(({ number }) => number === person.row)?.cells ?? []
      if (nik !== undefined) expect(writtenIn(cells[2]).replace(/[' ]/g, '')).toBe(nik)
    }
  })

  test('the refusals are those of the truth, in the words of the note', () => {
    const refusing = reading.people.filter(({ fields }) => fields.immunizationRefused !== undefined)
    expect(refusing.map(({ fields }) => fields.name)).toEqual(truth.refused)
    expect(refusing[0]?.fields.immunizationRefused).toBe('tidak pernah imunisasi (ortu menolak)')
  })

  test('two parents in one cell are told apart', () => {
    expect(personIn(15)?.fields).toMatchObject({ motherName: 'Naura Wijaya', fatherName: 'Kurnia Kusuma' })
    expect(personIn(7)?.fields.motherName).toBe('Alya Nugraha')
    expect(personIn(7)?.fields.fatherName).toBeUndefined()
  })

  test('every date on the immunisation sheet is a dose of its child, and nothing else is', () => {
    const [header, ...rows] = sheets.find(({ name }) => name === DOSES)!.rows.filter(({ number }) => number >= 4)
    const nameOf = new Map(reading.people.map(({ identity, fields }) => [identity, fields.name]))
    const came = new Map(reading.immunizations.map((row) => [row.row, row]))
    let dates = 0
    for (const { number, cells } of rows) {
      const { doses = {}, personIdentity = '' } = came.get(number) ?? {}
      expect(nameOf.get(personIdentity)).toBe(cells[2])
      const written = header!.cells.slice(4, 24).flatMap((words, at) => {
        const date = dayFirst(writtenIn(cells[at + 4]))
        return date === undefined ? [] : [[fieldOf(writtenIn(words)), date] as const]
      })
      dates += written.length
      expect(Object.fromEntries(Object.entries(doses).map(([field, { date }]) => [field, date]))).toEqual(
        Object.fromEntries(written),
      )
    }
    expect(dates).toBe(truth.doses)
  })

  test('H, L and "Berdiri " are how the child was measured', () => {
    expect(reading.weighings.every(({ fields }) => fields.posture !== undefined)).toBe(true)
  })

  test('every weighing is of a child of the people sheet, born before it', () => {
    const people = new Map(reading.people.map((person) => [person.identity, person]))
    for (const { personIdentity = '', date = '', child } of reading.weighings) {
      const { name = '', birthDate = '' } = people.get(personIdentity)?.fields ?? {}
      expect(name).toBe(child.name)
      expect(date >= birthDate).toBe(true)
    }
  })
})

describe('what is doubtful stays out, with what it may be', () => {
  test('a lost decimal point', () => {
    for (const { row, detail = '' } of truth.rows.filter(({ kind }) => kind === 'decimal-point-lost')) {
      const [written = '', truly = ''] = detail.split(' for ')
      const doubt = weighingIn(row)?.doubts.find(({ kind }) => kind === 'decimal-point-lost')
      expect(weighingIn(row)?.fields.weightKg).toBeUndefined()
      expect(doubt).toMatchObject({ field: 'weightKg', written })
      // 14,81 written as 148 comes back as 14,8.
      expect(Math.abs(Number(doubt?.suggestion) - Number(truly))).toBeLessThan(0.0501)
    }
  })

  test('weight and height that changed places', () => {
    const weighing = weighingIn(100)
    expect(weighing?.fields).not.toHaveProperty('weightKg')
    expect(weighing?.fields).not.toHaveProperty('heightCm')
    expect(weighing?.doubts).toMatchObject([
      { kind: 'weight-and-height-swapped', field: 'weightKg', written: '97', suggestion: 11.1 },
      { kind: 'weight-and-height-swapped', field: 'heightCm', written: '11,1', suggestion: 97 },
    ])
    expect(summary.doubts.find(({ row, sheet }) => row === 100 && sheet === WEIGHINGS)?.value).toBe('97/11,1')
  })

  test('a damaged NIK, with the whole one that the weighing sheet gives', () => {
    expect(personIn(31)?.fields.nik).toBeUndefined()
    expect(personIn(31)?.doubts).toMatchObject([
      { kind: 'nik-15-digits', written: '170902010725000', suggestion: '1709020107250001' },
    ])
    expect(personIn(99)?.doubts[0]).not.toHaveProperty('suggestion')
  })

  test('a day that does not exist, with the one the NIK tells', () => {
    expect(personIn(534)?.fields.birthDate).toBeUndefined()
    expect(personIn(534)?.doubts[0]).toMatchObject({ written: '31/02/2001', suggestion: '2001-12-16' })
  })
})

test('no row is dropped: each is a person, a weighing, or listed', () => {
  const spoken = new Set([
    ...reading.people.map(({ sheet, row }) => `${sheet}/${row}`),
    ...reading.weighings.map(({ sheet, row }) => `${sheet}/${row}`),
    ...reading.immunizations.map(({ sheet, row }) => `${sheet}/${row}`),
    ...reading.doubts.map(({ sheet, row }) => `${sheet}/${row}`),
  ])
  for (const { name, rows } of sheets.filter((sheet) => [PEOPLE, WEIGHINGS, DOSES].includes(sheet.name))) {
    for (const { number } of rows.filter((row) => row.number > 4)) expect(spoken).toContain(`${name}/${number}`)
  }
})

test('every doubt has a sentence', () => {
  for (const doubt of summary.doubts) expect(doubts.of(doubt)).toMatch(/^[A-Z0-9].*[.?]$/)
})

/** 'had.dpt.1' for 'DPT-HB-Hib1', 'had.hb0.1' for 'HB0'. */
function fieldOf(header: string): string {
  const [, name = '', n] = /^(HB0|BCG|[A-Z]+)(?:-HB-Hib)?(\d)?$/.exec(header) ?? []
  return `had.${name.toLowerCase()}.${n ?? 1}`
}

function dayFirst(written: string): string | undefined {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(written) ?? []
  if (year !== undefined) return `${year}-${month}-${day}`
  return /^\d{4}-\d{2}-\d{2}$/.test(written) ? written : undefined
}
