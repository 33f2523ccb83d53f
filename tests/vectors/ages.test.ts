import { expect, it } from 'vitest'
import { completedMonths, daysBetween } from '../../src/domain/calendar.ts'
import { childScores } from '../../src/domain/growth/child-scores.ts'
import { loadGrowthTables } from '../../src/domain/growth/load-tables.ts'
import { zScores } from '../../src/domain/growth/z-scores.ts'

it('a child born on 20 January 2026 and measured on 13 June 2026 is 4 completed months old', () => {
  expect(completedMonths('2026-01-20', '2026-06-13')).toBe(4)
  expect(completedMonths('2026-01-20', '2026-06-20')).toBe(5)
})

it('a child is 12 months old on its first birthday, not the day before', () => {
  expect(completedMonths('2025-02-10', '2026-02-09')).toBe(11)
  expect(completedMonths('2025-02-10', '2026-02-10')).toBe(12)
})

it('its scores are those of its days, not of its completed months', async () => {
  const tables = await loadGrowthTables()
  const child = { sex: 'P', weightKg: 6.4, heightCm: 62, posture: 'terlentang' } as const
  const days = daysBetween('2026-01-20', '2026-06-13')
  expect(days).toBe(144)
  expect(childScores(tables, { ...child, birth: '2026-01-20', on: '2026-06-13' })).toEqual(
    zScores(tables, { ...child, ageDays: 144 }),
  )
})
