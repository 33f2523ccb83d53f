import { expect, test } from 'vitest'
import { whatsAppNumber } from './phone-number.ts'

test.each([
  ['081234567890', '6281234567890'],
  ['+62 812-3456-7890', '6281234567890'],
  ['62812 3456 789', '628123456789'],
  ['0062 812 3456 7890', '6281234567890'],
  ['(0812) 3456.7890', '6281234567890'],
  ['8123456789', '628123456789'],
  ['+62 0812 3456 7890', '6281234567890'],
])('%s is written as %s', (written, number) => {
  expect(whatsAppNumber(written)).toBe(number)
})

test.each(['', '0736 21234', '0812', '08123456789012345', 'tidak ada'])('%s is no number to write to', (written) => {
  expect(whatsAppNumber(written)).toBeUndefined()
})
