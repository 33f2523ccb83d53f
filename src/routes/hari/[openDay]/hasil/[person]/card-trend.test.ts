import { expect, test } from 'vitest'
import { DEFAULT_CARD_SETTINGS, type Visitor } from '../../../../../domain/cards/field.ts'
import { trendOf, weightChange } from './card-trend.ts'

const visitor: Visitor = {
  card: 'dewasa',
  months: 400,
  sex: 'P',
  settings: DEFAULT_CARD_SETTINGS,
  today: {
    weightKg: 62.4,
    'measure.sistole': 150,
    'measure.diastole': 95,
    'measure.sistole-2': 138,
    'measure.diastole-2': 86,
  },
  earlier: [
    { daysAgo: 28, values: { 'ask.rokok': 'tidak' } },
    ...[60, 90, 120, 150, 180, 210].map((daysAgo) => ({ daysAgo, values: { weightKg: 62 + daysAgo / 100 } })),
  ],
}

test('the last six visits with a number, newest first, with the second reading where there is one', () => {
  const rows = trendOf(visitor, '2026-11-10')
  expect(rows).toHaveLength(6)
  expect(rows[0]).toEqual({ on: '2026-11-10', weightKg: 62.4, pressure: { sistole: 138, diastole: 86 } })
  expect(rows[1]).toEqual({ on: '2026-09-11', weightKg: 62.6, pressure: undefined })
})

test('the change is that from the last weight, and nothing at a first visit', () => {
  expect(weightChange(trendOf(visitor, '2026-11-10'))).toEqual({ byKg: -0.2, since: '2026-09-11' })
  expect(weightChange(trendOf({ ...visitor, earlier: [] }, '2026-11-10'))).toBeUndefined()
})
