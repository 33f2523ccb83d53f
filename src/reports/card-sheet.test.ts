import { expect, test } from 'vitest'
import { CARD_FIELDS, fieldNamed } from '../domain/cards/all-fields.ts'
import { fieldsFor } from '../domain/cards/due.ts'
import {
  DEFAULT_CARD_SETTINGS,
  type CardField,
  type CardValues,
  type Reading,
  type Visitor,
} from '../domain/cards/field.ts'
import { cardFieldInWords, cardValueInWords } from '../routes/card-words.ts'
import { cardCsv } from './card-csv.ts'
import { cardColumns, cardSheets, withoutEmpty, type SheetPerson } from './card-sheet.ts'

const visitor = (today: CardValues, card: Visitor['card'] = 'lansia', months = 70 * 12): Visitor => ({
  card,
  months,
  sex: 'P',
  today,
  earlier: [],
  settings: DEFAULT_CARD_SETTINGS,
})
const person = (name: string, seen: Visitor): SheetPerson => ({
  record: name,
  name,
  sex: 'P',
  birth: '1956-01-05',
  rt: '02',
  nik: '3201234567890123',
  visitor: seen,
})
const cell = (name: string, today: CardValues) => {
  const [sheet] = cardSheets([person('Mbah Sri', visitor(today))])
  return sheet?.rows[0]?.cells[sheet.columns.findIndex(({ of }) => of === name)]
}

/** A field that nobody thought of when the screens were made. */
const grip: CardField = {
  name: 'measure.genggam',
  label: 'Kekuatan genggam',
  short: 'Genggam',
  step: 2,
  cards: ['lansia'],
  due: 'every-visit',
  kind: 'number',
  unit: 'kg',
  min: 1,
  max: 90,
  decimals: 1,
  means: (value) =>
    Number(value) < 18
      ? { code: 'lemah', colour: 'kuning', letter: 'L', formal: 'Lemah', says: 'Genggaman lemah.' }
      : undefined,
  source: 'ujian',
}

test('a field that is declared is on the screen, in the history, on the paper and in the file', () => {
  const fields = [...CARD_FIELDS, grip]
  expect(fieldsFor(visitor({}), 2, fields).map(({ name }) => name)).toContain(grip.name)
  expect(cardFieldInWords(grip.name, fields)).toBe('Kekuatan genggam')
  expect(cardValueInWords(grip.name, 15.5, fields)).toBe('15,5\u00a0kg')
  expect(cardColumns('lansia', fields).at(-1)).toMatchObject({ of: grip.name, short: 'Genggam', unit: 'kg' })
  expect(cardColumns('dewasa', fields).map(({ of }) => of)).not.toContain(grip.name)

  const [sheet] = cardSheets([person('Mbah Sri', visitor({ [grip.name]: 15.5 }))], fields)
  expect(sheet?.rows[0]?.cells.at(-1)).toMatchObject({ text: '15,5', mark: 'L' })
  const [head, row] = cardCsv(sheet!, { on: '2026-11-10', nik: false, mark: 'x' }).split('\r\n')
  expect(head?.split(';').slice(-2)).toEqual(['Kekuatan genggam (kg)', 'Kekuatan genggam: arti'])
  expect(row?.split(';').slice(-2)).toEqual(['15,5', 'Lemah'])
  expect(fieldNamed(grip.name)).toBeUndefined()
})

test('every declared field of a card is a column, once', () => {
  for (const card of ['ibu-hamil', 'ibu-nifas', 'sekolah-remaja', 'dewasa', 'lansia'] as const) {
    const names = cardColumns(card).map(({ of }) => of)
    const declared = CARD_FIELDS.filter(({ cards }) => cards.includes(card)).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(declared))
    expect(new Set(names).size).toBe(names.length)
  }
})

test('a sheet for each card that somebody has, in the order of life', () => {
  const people = [person('Sri', visitor({})), person('Andi', visitor({}, 'sekolah-remaja', 16 * 12))]
  expect(cardSheets(people).map(({ card }) => card)).toEqual(['sekolah-remaja', 'lansia'])
})

test('numbers stand with the letter of what they mean, and what was not examined stays empty', () => {
  const today = { weightKg: 65, heightCm: 150, 'measure.sistole': 120, 'measure.diastole': 75, 'measure.gds': 210 }
  expect(cell('weightKg', today)).toMatchObject({ text: '65,0' })
  expect(cell('imt', today)).toMatchObject({ text: '28,9', mark: 'O', colour: 'merah' })
  expect(cell('td', today)).toMatchObject({ text: '120/75', mark: 'N' })
  expect(cell('measure.gds', today)).toMatchObject({ text: '210', mark: 'T', formal: 'Diabetes' })
  expect(cell('measure.lingkar-perut', today)).toBeUndefined()
})

test('what is below the middle keeps its sign', () => {
  const thin: Reading = {
    code: 'imt-u',
    label: 'IMT/U',
    cards: ['lansia'],
    from: ['weightKg'],
    read: () => ({ code: 'kurang', colour: 'kuning', number: 'IMT/U −2,4 SD', says: 'Kurus.' }),
    source: 'ujian',
  }
  const [sheet] = cardSheets([person('Sri', visitor({ weightKg: 40 }))], CARD_FIELDS, [thin])
  expect(sheet?.rows[0]?.cells[1]).toMatchObject({ text: '−2,4' })
})

test('a day that is counted is no number below zero', () => {
  const day: Reading = {
    code: 'nifas',
    label: 'Nifas',
    cards: ['lansia'],
    from: ['weightKg'],
    read: () => ({ code: 'hari-nifas', colour: 'hijau', number: 'hari ke-4', says: '' }),
    source: 'ujian',
  }
  const [sheet] = cardSheets([person('Sri', visitor({ weightKg: 40 }))], CARD_FIELDS, [day])
  expect(sheet?.rows[0]?.cells[1]).toMatchObject({ text: '4' })
})

test('of a questionnaire its score; of one in confidence only that it was asked', () => {
  const independent = Object.fromEntries([2, 2, 1, 2, 2, 3, 3, 2, 2, 0].map((score, i) => [String(i + 1), score]))
  expect(cell('form.aks', { 'form.aks': { version: '2023', answers: independent } })).toMatchObject({
    text: '19',
    mark: 'R',
  })
  expect(cell('form.aks', { 'form.aks': { version: '2023', answers: { '1': 2 } } })).toEqual({ text: 'belum lengkap' })
  expect(cell('form.srq-20', { 'screened.srq-20': true })).toEqual({ text: 'sudah' })
  const leaked = { 'form.srq-20': { version: '2023', answers: { '17': 1 } } }
  expect(cell('form.srq-20', leaked)).toBeUndefined()
})

test('columns in which nobody has anything are named and left out', () => {
  const { columns, rows, empty } = withoutEmpty(cardSheets([person('Sri', visitor({ weightKg: 50 }))])[0]!)
  expect(columns.map(({ of }) => of)).toEqual(['weightKg'])
  expect(rows[0]?.cells).toHaveLength(1)
  expect(empty.map(({ of }) => of)).toContain('measure.gds')
})

test('the file: the NIK only when asked for, no formulas, the number of the export at the end', () => {
  const [sheet] = cardSheets([person('=SUM(A1); "Sri"', visitor({ weightKg: 50.5 }))])
  const csv = (nik: boolean) => cardCsv(sheet!, { on: '2026-11-10', nik, mark: 'Bu Siti · No. 1' })
  expect(csv(false)).not.toContain('3201')
  expect(csv(true)).toContain(';3201 2345 6789 0123;')
  expect(csv(false)).toMatch(/^\uFEFFNo;Nama;L\/P;Tanggal lahir;Umur \(tahun\);RT;Berat badan \(kg\);/)
  expect(csv(false)).toContain('\r\n1;"\'=SUM(A1); ""Sri""";P;05/01/1956;70;02;50,5;')
  expect(csv(false)).toMatch(/\r\nBu Siti · No\. 1\r\n$/)
})
