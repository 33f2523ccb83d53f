import { expect, test } from 'vitest'
import { householdChanges, typedHousehold, type TypedHousehold } from './household.ts'

const shown = { rt: '02', rw: '01', dusun: 'Lubuk' }
const change = (typed: Partial<TypedHousehold>) => householdChanges({ ...typedHousehold(shown), ...typed }, shown)

test('what was not touched is not written, an emptied field is withdrawn', () => {
  expect(change({})).toEqual({})
  expect(change({ rt: ' 02 ' })).toEqual({})
  expect(change({ dusun: '', address: 'Jl. Melati 3' })).toEqual({ dusun: null, address: 'Jl. Melati 3' })
})

test('a KK number is kept whole or not at all', () => {
  expect(change({ kk: '1771 0145 0925 0001' })).toEqual({ kk: '1771014509250001' })
  expect(change({ kk: '17710145' })).toBeUndefined()
})

test('whether a family is Gakin is yes, no, or not said', () => {
  expect(change({ gakin: 'ya' })).toEqual({ gakin: true })
  expect(change({ gakin: 'tidak' })).toEqual({ gakin: false })
  const said = { ...shown, gakin: false }
  expect(householdChanges(typedHousehold(said), said)).toEqual({})
  expect(householdChanges({ ...typedHousehold(said), gakin: '' }, said)).toEqual({ gakin: null })
})
