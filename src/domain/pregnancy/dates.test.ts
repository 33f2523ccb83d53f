import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isCalendarDate } from '../calendar.ts'
import { dueDateOf, gestationOn, isWithoutNews, lmpFromWeeks, naegele, termOf, trimesterOf } from './dates.ts'
import { examplePregnancy } from './example-pregnancy.ts'

describe('HPL', () => {
  it.each([
    ['2026-01-10', '2026-10-17'],
    ['2026-03-31', '2027-01-07'],
    ['2026-05-28', '2027-03-04'],
    ['2026-11-27', '2027-09-04'],
    // A month without that day: its last.
    ['2026-05-24', '2027-02-28'],
    ['2027-05-24', '2028-02-29'],
    ['2026-08-24', '2027-05-31'],
    ['2026-02-22', '2026-12-01'],
    ['2026-09-24', '2027-07-01'],
  ])('HPHT %s: %s', (lmp, due) => {
    expect(naegele(lmp)).toBe(due)
  })

  it('is a day that exists, at most three days beside HPHT + 280', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20000 }), (days) => {
        const lmp = addDays('1990-01-01', days)
        const due = naegele(lmp)
        expect(isCalendarDate(due)).toBe(true)
        expect(Math.abs(daysBetween(addDays(lmp, 280), due))).toBeLessThanOrEqual(3)
      }),
    )
  })

  it('as the midwife says it comes before what HPHT gives, and the weeks follow it', () => {
    const said = examplePregnancy({ dueDate: '2026-11-01' })
    expect(dueDateOf(said)).toBe('2026-11-01')
    expect(dueDateOf(examplePregnancy())).toBe('2026-10-17')
    expect(dueDateOf(examplePregnancy({ lmp: undefined }))).toBeUndefined()
    expect(gestationOn(said, '2026-11-01')).toEqual({ weeks: 40, days: 0 })
  })
})

describe('how far she is', () => {
  it.each([
    [-1, undefined],
    [0, { weeks: 0, days: 0 }],
    [6, { weeks: 0, days: 6 }],
    [7, { weeks: 1, days: 0 }],
    [24 * 7 + 3, { weeks: 24, days: 3 }],
  ])('%i days after HPHT', (days, expected) => {
    expect(gestationOn(examplePregnancy(), addDays('2026-01-10', days))).toEqual(expected)
  })

  it.each([
    [0, 1],
    [12, 1],
    [13, 2],
    [24, 2],
    [25, 3],
    [42, 3],
  ])('week %i is in trimester %i', (weeks, trimester) => {
    expect(trimesterOf(weeks)).toBe(trimester)
  })

  it.each([
    [36, 'kurang-bulan'],
    [37, 'cukup-bulan'],
    [41, 'cukup-bulan'],
    [42, 'lewat-bulan'],
  ])('a birth at %i weeks: %s', (weeks, term) => {
    expect(termOf(weeks)).toBe(term)
  })

  it('nobody has told of a birth: more than 42 weeks and 14 days', () => {
    expect([308, 309].map(isWithoutNews)).toEqual([false, true])
  })

  it('about so many weeks gives back as many', () => {
    const lmp = lmpFromWeeks(20, '2026-11-20')
    expect(gestationOn(examplePregnancy({ lmp }), '2026-11-20')).toEqual({ weeks: 20, days: 0 })
  })
})
