import { describe, expect, it } from 'vitest'
import type { VisitFields } from '../../../../../log/records/visit.ts'
import type { Child } from '../../../../../replica/queries/child.ts'
import { isReadByTables } from './read-by-tables.ts'

const born = (birthDate: string): Child =>
  ({ record: 'p', records: ['p'], shown: { birthDate }, fields: {}, visits: [], pregnancies: [] }) as unknown as Child
const measured = (shown: VisitFields) => ({ openDay: '2026-11-abc', date: '2026-11-10', shown, fields: {} })

describe('what WHO’s tables are waited for', () => {
  it('is the weight, the length and the head of a child, not the arm or a danger sign', () => {
    const child = born('2025-09-05')
    expect(isReadByTables(child, measured({ weightKg: 8 }))).toBe(true)
    expect(isReadByTables(child, measured({ headCm: 44 }))).toBe(true)
    expect(isReadByTables(child, measured({ armCm: 11, oedema: true, 'ask.bahaya': ['kejang'] }))).toBe(false)
    expect(isReadByTables(child, measured({ came: true }))).toBe(false)
  })

  it('is weight and height together up to 18 years, and nothing of an adult', () => {
    const both = measured({ weightKg: 40, heightCm: 150 })
    expect(isReadByTables(born('2014-01-01'), both)).toBe(true)
    expect(isReadByTables(born('2014-01-01'), measured({ weightKg: 40 }))).toBe(false)
    expect(isReadByTables(born('1960-01-01'), both)).toBe(false)
  })
})
