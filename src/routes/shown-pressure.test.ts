import { expect, it } from 'vitest'
import { shownPressure } from './shown-pressure.ts'

it('is of one reading: the second, once it is whole', () => {
  const first = { 'measure.sistole': 150, 'measure.diastole': 95 }
  expect(shownPressure(first)).toBe('150/95')
  expect(shownPressure({ ...first, 'measure.sistole-2': 128 })).toBe('150/95')
  expect(shownPressure({ ...first, 'measure.sistole-2': 128, 'measure.diastole-2': 82 })).toBe('128/82')
  expect(shownPressure({ 'measure.sistole': 150 })).toBeUndefined()
})
