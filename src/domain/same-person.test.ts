import { expect, test } from 'vitest'
import { isPerhapsSame } from './same-person.ts'

const naura = { name: 'Naura Anggraini', birthDate: '2025-09-01', motherName: 'Siti Aminah', nik: '1709024109250001' }

test('one NIK is one person, whatever the names', () => {
  expect(isPerhapsSame(naura, { name: 'Lain', nik: naura.nik })).toBe(true)
})

test('the same name and birth date, spelled differently or cut short', () => {
  expect(isPerhapsSame(naura, { name: 'Nawra Anggraini', birthDate: '2025-09-01' })).toBe(true)
  expect(isPerhapsSame(naura, { name: 'Naura', birthDate: '2025-09-01' })).toBe(true)
})

test('a baby of the same mother and day, written before it was named', () => {
  const newborn = { ...naura, name: 'By. Ny. Siti' }
  expect(isPerhapsSame(newborn, { name: 'Naura', birthDate: '2025-09-01', motherName: 'Siti Aminah' })).toBe(true)
})

test('twins with names of their own are not warned about', () => {
  expect(isPerhapsSame(naura, { name: 'Nabila', birthDate: '2025-09-01', motherName: 'Siti Aminah' })).toBe(false)
})

test('another birth date is another child', () => {
  expect(isPerhapsSame(naura, { name: 'Naura Anggraini', birthDate: '2024-09-01' })).toBe(false)
})

test('without a birth date the mother decides, or two words of a name', () => {
  expect(isPerhapsSame(naura, { name: 'Naura', motherName: 'Siti' })).toBe(true)
  expect(isPerhapsSame(naura, { name: 'Naura Anggraini' })).toBe(true)
  expect(isPerhapsSame(naura, { name: 'Naura' })).toBe(false)
  expect(isPerhapsSame(naura, { name: 'Naura Anggraini', motherName: 'Dewi' })).toBe(false)
})
