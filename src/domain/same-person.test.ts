import { describe, expect, test } from 'vitest'
import { whySame } from './same-person.ts'

const naura = { name: 'Naura Anggraini', birthDate: '2025-09-01', motherName: 'Siti Aminah', nik: '1709024109250001' }

test('one NIK is one person, whatever the names', () => {
  expect(whySame(naura, { name: 'Lain', nik: naura.nik })).toBe('nik')
})

test('two NIK are two people, unless name, birth date and mother are all the same', () => {
  expect(whySame(naura, { ...naura, motherName: undefined, nik: '1709024109250002' })).toBeUndefined()
  expect(whySame(naura, { ...naura, nik: '1709024109250002' })).toBe('name+birth+mother')
})

test('nobody is like somebody else for having no NIK either (R1.4)', () => {
  expect(whySame({ name: 'Rafa Pratama' }, { name: 'Bima Saputra' })).toBeUndefined()
})

test('the same name and birth date, spelled differently or cut short', () => {
  expect(whySame(naura, { name: 'Nawra Anggraini', birthDate: '2025-09-01' })).toBe('name+birth')
  expect(whySame(naura, { name: 'Naura', birthDate: '2025-09-01' })).toBe('name+birth')
  expect(whySame(naura, { ...naura, nik: undefined, name: 'Naura A.' })).toBe('name+birth+mother')
})

describe('a newborn, written before it was named', () => {
  test('is the child of the same mother and day', () => {
    const newborn = { ...naura, name: 'By. Ny. Siti', nik: undefined }
    expect(whySame(newborn, { name: 'Naura', birthDate: '2025-09-01', motherName: 'Siti Aminah' })).toBe('newborn')
  })

  test('names its mother, where nobody wrote her down', () => {
    expect(whySame({ name: 'By Ny Siti Aminah', birthDate: '2025-09-01' }, naura)).toBe('newborn')
    expect(whySame({ name: 'By Ny Dewi', birthDate: '2025-09-01' }, naura)).toBeUndefined()
  })

  test('is not its sister of the other sex, and twins that are numbered are two', () => {
    const girl = { name: 'By. Ny. Siti', birthDate: '2025-09-01', sex: 'P' as const }
    expect(whySame(girl, { ...girl, sex: 'L' })).toBeUndefined()
    expect(whySame({ ...girl, name: 'By. Ny. Siti I' }, { ...girl, name: 'By. Ny. Siti II' })).toBeUndefined()
    expect(whySame({ ...girl, name: 'By. Ny. Siti 1' }, { ...girl, name: 'By. Ny. Siti 1' })).toBe('newborn')
  })
})

test('twins with names of their own are not warned about', () => {
  expect(whySame(naura, { name: 'Nabila', birthDate: '2025-09-01', motherName: 'Siti Aminah' })).toBeUndefined()
})

test('another birth date is another child, but for a slip in one digit or day and month exchanged', () => {
  const known = { name: 'Naura Anggraini', motherName: 'Siti', birthDate: '2025-09-01' }
  expect(whySame(known, { ...known, birthDate: '2023-10-02' })).toBeUndefined()
  expect(whySame(known, { ...known, birthDate: '2024-09-01' })).toBe('name+mother')
  expect(whySame(known, { ...known, birthDate: '2025-01-09' })).toBe('name+mother')
  expect(whySame(known, { ...known, name: 'Naura', birthDate: '2024-09-01' })).toBeUndefined()
})

test('without a birth date the mother decides, or two words of a name', () => {
  expect(whySame(naura, { name: 'Naura', motherName: 'Siti Aminah' })).toBe('name+mother')
  expect(whySame(naura, { name: 'Naura Anggraini' })).toBe('name')
  expect(whySame(naura, { name: 'Naura' })).toBeUndefined()
  expect(whySame(naura, { name: 'Naura Anggraini', motherName: 'Dewi' })).toBeUndefined()
})

describe('Indonesian names in their many spellings', () => {
  test.each([
    ['Soekarno', 'Sukarno'],
    ['Djoko Tjahjono', 'Joko Cahyono'],
    ['Muhammad Rizki', 'M. Rizqy'],
    ['Moh. Fadhil', 'Mochammad Fadil'],
    ['St. Aminah', 'Siti Aminnah'],
    ['Nur Haliza', 'Nurhaliza'],
    ['Noer Hayati', 'Nur Hayati'],
    ['Achmad Syarif', 'Ahmad Sarif'],
    ['Hj. Dewy Lestary', 'Dewi Lestari'],
    ['Abd. Rahman', 'Abdul Rachman'],
    ['Siti N.', 'Siti Nurhayati'],
  ])('%s is %s', (one, other) => {
    expect(whySame({ name: one, birthDate: '2000-01-02' }, { name: other, birthDate: '2000-01-02' })).toBe('name+birth')
  })

  test.each([
    ['Muhammad', 'Muhammad Rizki'],
    ['Siti Aminah', 'Siti Rohani'],
    ['M. Rizki', 'M. Fadil'],
    ['Nur', 'Nur Hayati'],
  ])('%s is not %s for a name that half the village bears', (one, other) => {
    expect(whySame({ name: one, birthDate: '2000-01-02' }, { name: other, birthDate: '2000-01-02' })).toBeUndefined()
  })
})
