import { describe, expect, it } from 'vitest'
import { childScores } from './child-scores.ts'
import { loadGrowthTables } from './load-tables.ts'
import { zScores } from './z-scores.ts'

const tables = await loadGrowthTables()
const child = { sex: 'P', weightKg: 17, heightCm: 107, posture: 'berdiri' } as const

describe('a girl born on 10 January 2020', () => {
  const on = (date: string) => childScores(tables, { ...child, birth: '2020-01-10', on: date })

  it('is read in the 0-5 tables on the day she turns 60 months', () => {
    expect(on('2025-01-10').reference).toBe('who-2006')
  })

  it('is read at the last row of the 0-5 tables until the day before she turns 61 months', () => {
    const last = on('2025-02-09')
    expect(last).toEqual(zScores(tables, { ...child, ageDays: 1826 }))
    expect(last.bmiForAge).toBeDefined()
  })

  it('is read in the 5-19 tables from 61 months', () => {
    const scores = on('2025-02-10')
    expect(scores.reference).toBe('who-2007')
    expect(scores.bmiForAge).toBeDefined()
    expect(scores.weightForHeight).toBeUndefined()
  })
})
