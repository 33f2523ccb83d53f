import { expect, test } from 'vitest'
import type { RecordedDose } from '../immunization/dose.ts'
import { examplePregnancy } from '../pregnancy/example-pregnancy.ts'
import type { Pregnancy } from '../pregnancy/pregnancy.ts'
import { dosesBeside, pregnanciesBeside } from './beside.ts'

const given = (antigen: RecordedDose['antigen'], date: string, source = 'hari/a'): RecordedDose => ({
  antigen,
  date,
  source,
  outcome: 'given',
  proof: 'hari-buka',
})

test('doses of both stand beside each other, each numbered among its own, without what was refused', () => {
  const refused: RecordedDose = { ...given('je', '2026-01-05'), outcome: 'refused' }
  const book: RecordedDose = { antigen: 'bcg', n: 1, source: 'wati/had.bcg.1', outcome: 'given', proof: 'buku-kia' }
  expect(
    dosesBeside(
      [given('mr', '2026-01-05'), given('bcg', '2025-05-01'), refused],
      [given('mr', '2026-10-07', 'hari/b'), given('mr', '2026-01-07'), book],
    ),
  ).toEqual([
    { antigen: 'bcg', n: 1, first: '2025-05-01', second: '' },
    { antigen: 'mr', n: 1, first: '2026-01-05', second: '2026-01-07' },
    { antigen: 'mr', n: 2, first: undefined, second: '2026-10-07' },
  ])
})

const pregnancy = (record: string, lmp: string | undefined, more: Partial<Pregnancy> = {}): Pregnancy =>
  examplePregnancy({ record, person: 'lina', lmp, gravida: undefined, ...more })

test('a pregnancy that both have is one line, also where only one is dated by ultrasound; the newest first', () => {
  const now = pregnancy('a/hamil-1', '2026-03-01')
  const same = pregnancy('b/hamil-2', undefined, { dueDate: '2026-12-06' })
  const before = pregnancy('b/hamil-1', '2023-01-01')
  expect(pregnanciesBeside([now], [before, same])).toEqual([
    { first: [now], second: [same] },
    { first: [], second: [before] },
  ])
})
