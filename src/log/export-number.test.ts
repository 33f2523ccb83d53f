import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exportNumber } from './export-number.ts'

it('a number is eight characters that cannot be misread, whatever the chance', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (random) => {
      expect(exportNumber(random)).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
    }),
  )
  expect(exportNumber(new Uint8Array(8))).toBe('2222-2222')
  expect(exportNumber()).not.toBe(exportNumber())
})
