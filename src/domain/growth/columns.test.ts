import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeColumn, encodeColumn } from './columns.ts'

it('gives back every column of numbers it was given', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -100_000_000, max: 100_000_000 })), (column) => {
      expect(decodeColumn(encodeColumn(column))).toEqual(column)
    }),
  )
})

it('writes one character for each row of a straight line', () => {
  expect(encodeColumn([5, 5, 5, 5, 5, 5])).toHaveLength(6)
})

it('refuses text that is no column', () => {
  expect(() => decodeColumn('AA AA')).toThrow('found " "')
})
