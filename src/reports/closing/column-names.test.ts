import { expect, test } from 'vitest'
import type { ReportForm } from '../month/form.ts'
import { namedColumns } from './column-names.ts'

const column = { of: () => 0 }
const skdn: ReportForm = {
  code: 'skdn',
  title: 'SKDN',
  version: '1',
  source: '',
  concerns: () => true,
  columns: [
    { ...column, code: 's', label: 'S', under: 'Balita' },
    { ...column, code: 'd', label: 'D' },
  ],
  identities: [],
}

test('numbers are called what their form calls them, in the order of the form; one of a newer app keeps its code', () => {
  expect(namedColumns(['lain.7', 'skdn.d', 'skdn.s'], [skdn])).toEqual([
    { name: 'skdn.s', form: 'SKDN', label: 'Balita: S' },
    { name: 'skdn.d', form: 'SKDN', label: 'D' },
    { name: 'lain.7', form: '', label: 'lain.7' },
  ])
})
