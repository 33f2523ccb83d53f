import { expect, test } from 'vitest'
import { nextHref, staysWith } from './next-step.ts'

test('a phone of one step goes back to the list of its step', () => {
  expect(nextHref(4, 'day', 'naura', 4)).toBe('/hari/day/pelayanan')
  expect(nextHref(undefined, 'day', 'naura', 2)).toBe('/hari/day/timbang')
})

test('one phone for everything goes on with the same child, past what is done or skipped', () => {
  expect(nextHref('all', 'day', 'naura', 1)).toBe('/hari/day/timbang/naura')
  expect(nextHref('all', 'day', 'naura', 2)).toBe('/hari/day/hasil/naura')
  expect(nextHref('all', 'day', 'naura', 2, { kiaBook: true, skipped: [4] })).toBe('/hari/day/imunisasi/naura')
})

test('after the last step one phone is at the search again, for the next child', () => {
  expect(nextHref('all', 'day', 'naura', 5)).toBe('/hari/day/daftar')
  expect(nextHref('all', 'day', 'naura', 3, { serviced: true, vitaminA: 'biru' })).toBe('/hari/day/daftar')
})

test('who comes next is said of one phone only after the same child has been everywhere', () => {
  expect(staysWith('all', 4, {})).toBe(true)
  expect(staysWith('all', 4, { immunized: true })).toBe(false)
  expect(staysWith(4, 4, {})).toBe(false)
})
