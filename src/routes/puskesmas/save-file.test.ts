import { expect, test } from 'vitest'
import { fileNameOf, fileOf } from './save-file.ts'

const melati = { posyandu: 'x7k2', name: 'Melati', desa: 'Suka Maju' }

test('posyandu of one name in two villages give two file names', () => {
  expect(fileNameOf(['skdn', ...fileOf(melati, '2026-11')], '.csv')).toBe('skdn-melati-suka-maju-2026-11.csv')
  expect(fileNameOf(['semua', ...fileOf({ ...melati, desa: 'Air Putih' })], '.zip')).toBe('semua-melati-air-putih.zip')
})

test('what nobody has named yet is told apart by its id', () => {
  expect(fileNameOf(['fhir', ...fileOf({ ...melati, name: '', desa: undefined })], '.json')).toBe('fhir-x7k2.json')
})
