import { describe, expect, test } from 'vitest'
import { growthTables } from '../domain/growth/tables.ts'
import { who2006 } from '../domain/growth/tables/who-2006.ts'
import { who2007 } from '../domain/growth/tables/who-2007.ts'
import type { VisitFields } from '../log/records/visit.ts'
import type { DayVisit } from '../replica/queries/child.ts'
import { findingsOf, growthRowOn, growthRows, lastMeasurements, statusIf } from './growth-record.ts'

const tables = growthTables(who2006, who2007)
const naura = { sex: 'P', birth: '2025-09-05' } as const

let counter = 0
function day(date: string, shown: VisitFields): DayVisit {
  const head = (value: number) => ({
    heads: [{ id: String(++counter).padStart(9, '0'), value, who: 'ani', at: date, record: 'r', document: 'd' }],
    replaced: [],
  })
  return {
    openDay: `${date.slice(0, 7)}-abc`,
    date,
    shown,
    fields: typeof shown.weightKg === 'number' ? { weightKg: head(shown.weightKg) } : {},
  }
}

const october = day('2026-10-13', { weightKg: 7.9, heightCm: 72.5, posture: 'terlentang' })
const november = day('2026-11-10', { weightKg: 7.95, heightCm: 73.2, posture: 'terlentang', armCm: 13.5 })

describe('a child’s visits as rows of the KMS', () => {
  test('each weighing is compared with the month before', () => {
    const rows = growthRows(tables, naura, [october, november])
    expect(rows.map(({ weighing }) => weighing?.code)).toEqual(['B', 'T'])
    expect(rows[1]).toMatchObject({ completedMonths: 14, ageDays: 431 })
  })

  test('a thin arm and oedema are found without WHO’s tables, and nothing that needs them', () => {
    const thin = day('2026-11-10', { weightKg: 5, heightCm: 73.2, armCm: 11.2, oedema: true })
    const row = growthRowOn(undefined, naura, [thin], thin.openDay)
    expect(row && findingsOf(row).map(({ code }) => code)).toEqual(['oedema', 'lila-merah', 'baru'])
  })

  test('the verdict of a child who gained too little says so first', () => {
    const [, row] = growthRows(tables, naura, [october, november])
    expect(row && findingsOf(row)[0]).toMatchObject({ code: '1t', tone: 'warn', gainGrams: 50, requiredGrams: 200 })
  })

  test('of two weighings in a month only the last one has a status', () => {
    const again = day('2026-11-24', { weightKg: 8.2 })
    const rows = growthRows(tables, naura, [october, november, again])
    expect(rows.map(({ weighing }) => weighing?.code)).toEqual(['B', undefined, 'N'])
  })

  test('a visit without a date, before the birth or without a weight breaks nothing', () => {
    const rows = growthRows(tables, naura, [
      { ...november, date: undefined },
      day('2024-01-01', { weightKg: 5 }),
      day('2026-09-08', { came: true }),
    ])
    expect(rows.map(({ on, weighing }) => [on, weighing])).toEqual([['2026-09-08', undefined]])
  })

  test('each of two values says what it would mean', () => {
    expect(statusIf(naura, [october, november], november.openDay, 8.4)).toMatchObject({ code: 'N', gainGrams: 500 })
    expect(statusIf(naura, [october, november], november.openDay, 7.7)).toMatchObject({ code: 'T', gainGrams: -200 })
  })

  test('the last value of each number may come from different months', () => {
    const visits = [october, day('2026-11-10', { weightKg: 8 }), day('2026-12-08', {})]
    expect(lastMeasurements(visits, '2026-12-abc', '2026-12-08')).toMatchObject({
      weightKg: { value: 8, daysAgo: 28 },
      heightCm: { value: 72.5, daysAgo: 56, posture: 'terlentang' },
      headCm: undefined,
    })
  })

  test('a weight copied from Buku KIA has no code of its own, and the next weighing is compared with it', () => {
    const copied = day('2026-10-13', { weightKg: 7.7, copiedFrom: 'buku-kia' })
    const rows = growthRows(tables, naura, [copied, november])
    expect(rows.map(({ weighing }) => weighing?.code)).toEqual([undefined, 'N'])
    expect(rows[1]?.weighing).toMatchObject({ transfer: true })
  })

  test('a puskesmas whose KMS has its red line at -2 finds more children under it', () => {
    const light = day('2026-11-10', { weightKg: 7 })
    const found = (kms?: { merahZ: number; oranyeZ: number }) =>
      growthRows(tables, naura, [light], kms).flatMap((row) => findingsOf(row).map(({ code }) => code))
    expect(found()).not.toContain('bgm')
    expect(found({ merahZ: -2, oranyeZ: 1 })).toContain('bgm')
  })
})
