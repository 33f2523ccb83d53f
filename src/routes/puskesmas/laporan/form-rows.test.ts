import { expect, test } from 'vitest'
import type { ReportForm } from '../../../reports/month/form.ts'
import type { Cell } from '../../../reports/month/tally.ts'
import { acrossOf, byPosyandu, numberAt, numberOn, numberedTitle, type Counted } from './form-rows.ts'

const d = { code: 'd', label: 'D', of: () => 1 }
const form: ReportForm = {
  code: 'skdn',
  title: '',
  version: '',
  source: '',
  concerns: () => true,
  columns: [d],
  identities: [],
  rows: 'band-and-sex',
}
const cell = (band: Cell['band'], sex: Cell['sex'], n: number): Cell => ({
  dusun: undefined,
  rt: undefined,
  band,
  sex,
  counts: { 'skdn.d': n },
})
const counted: readonly Counted[] = [
  { posyandu: 'melati', tally: [cell('12-23', 'L', 2), cell('12-23', 'P', 3), cell('0-5', 'L', 1)] },
  { posyandu: 'mawar', tally: [cell(undefined, undefined, 4), cell('24-35', 'L', 0)] },
]

test('only bands in which somebody counts are shown, in the order of life; all of it adds up', () => {
  const across = acrossOf(form, counted)
  expect(across.map(({ key }) => key)).toEqual([
    '0-5 L',
    '0-5 P',
    '12-23 L',
    '12-23 P',
    'none L',
    'none P',
    'L',
    'P',
    'all',
  ])
  expect(across.map((each) => numberAt(form, d, counted, each))).toEqual([1, 0, 2, 3, 0, 0, 3, 3, 10])
})

test('by posyandu, with all of them last', () => {
  expect(byPosyandu(['melati', 'mawar']).map((each) => numberAt(form, d, counted, each))).toEqual([6, 4, 10])
})

test('a number of the form stands once before the columns that are it; ours have none', () => {
  const columns = ['1', '1-g', '1-ng', '2', 'tamu', '16-0', '16-1'].map((code) => ({ ...d, code }))
  expect(columns.map((_, at) => numberOn({ columns }, at))).toEqual(['1', '', '', '2', '', '16', ''])
})

test('in a file and in the notes a column stands under the number the form gives it, and never under our own name for it', () => {
  expect(numberedTitle({ code: 'kNone', label: 'Tidak punya KMS/Buku KIA' })).toBe('Tidak punya KMS/Buku KIA')
  expect(numberedTitle({ code: '12a', under: 'Vitamin A', label: 'Biru' })).toBe('12a  Vitamin A: Biru')
})
