import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDecimal } from './parse-decimal.ts'

it.each([
  ['7,4', 7.4],
  ['7.4', 7.4],
  [' 12 ', 12],
  ['012,50', 12.5],
  ['0', 0],
])('"%s" is read as %f', (typed, value) => {
  expect(parseDecimal(typed)).toEqual({ ok: true, value })
})

it.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['abc', 'not-a-number'],
  ['7,4 kg', 'not-a-number'],
  ['1e3', 'not-a-number'],
  ['7 4', 'not-a-number'],
  ['--3', 'not-a-number'],
  ['9'.repeat(400), 'not-a-number'],
  ['1,2,3', 'two-separators'],
  ['1.234,5', 'two-separators'],
  ['7,', 'incomplete'],
  [',4', 'incomplete'],
  [',', 'incomplete'],
  ['-7,4', 'negative'],
])('"%s" is not a number: %s', (typed, reason) => {
  expect(parseDecimal(typed)).toEqual({ ok: false, reason })
})

it('comma and point mean the same in every number of up to three decimals', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (thousandths) => {
      const text = (thousandths / 1000).toFixed(3)
      expect(parseDecimal(text.replace('.', ','))).toEqual({ ok: true, value: thousandths / 1000 })
      expect(parseDecimal(text)).toEqual({ ok: true, value: thousandths / 1000 })
    }),
  )
})

it('never throws and never gives a number that is not finite', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const read = parseDecimal(typed)
      expect(read.ok ? Number.isFinite(read.value) && read.value >= 0 : read.reason.length > 0).toBe(true)
    }),
  )
})
