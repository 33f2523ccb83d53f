import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar.ts'
import type { Finding } from '../weighing/verdict.ts'
import {
  daysAfter,
  isPmtAge,
  lastDay,
  PMT_DAYS,
  pmtDays,
  pmtReason,
  weekChoice,
  weekGain,
  weeksToCheck,
  type PmtEpisode,
} from './pmt.ts'

const thin: Finding = { tone: 'warn', urgency: '7-hari', code: 'bb-tb-kurang', z: -2.4 }
const light: Finding = { tone: 'warn', urgency: '7-hari', code: 'bb-kurang', z: -2.4 }
const oneT: Finding = { tone: 'warn', urgency: 'lapor', code: '1t', gainGrams: 0, requiredGrams: 200, consecutiveT: 1 }
const veryThin: Finding = { tone: 'bad', urgency: 'segera', code: 'bb-tb-buruk', z: -3.4 }
const tooHeavy: Finding = { tone: 'warn', urgency: 'lapor', code: 'garis-oranye', z: 1.4 }

const episode = (more: Partial<PmtEpisode> = {}): PmtEpisode => ({
  startedOn: '2026-03-02',
  days: 14,
  eaten: {},
  weekly: {},
  decisions: {},
  ...more,
})

describe('who is given PMT', () => {
  it('is 6 to 59 months old, to the day', () => {
    const birth = '2025-09-10'
    expect(isPmtAge(birth, '2026-03-09')).toBe(false)
    expect(isPmtAge(birth, '2026-03-10')).toBe(true)
    expect(isPmtAge(birth, '2030-09-09')).toBe(true)
    expect(isPmtAge(birth, '2030-09-10')).toBe(false)
  })

  it('is thin, or light, or did not gain: the most serious counts', () => {
    expect(pmtReason([thin, light, oneT], 20)).toBe('wasting')
    expect(pmtReason([light, oneT], 20)).toBe('underweight')
    expect(pmtReason([oneT], 20)).toBe('tidak-naik')
    expect(pmtReason([tooHeavy], 20)).toBeUndefined()
  })

  it('is not under 6 months, even without a gain, and not from 60', () => {
    expect([5, 6, 59, 60].map((months) => pmtReason([oneT], months))).toEqual([
      undefined,
      'tidak-naik',
      'tidak-naik',
      undefined,
    ])
  })

  it('is not so thin that treatment comes first', () => {
    expect(pmtReason([veryThin, oneT], 20)).toBeUndefined()
  })

  it('lasts 56 days for gizi kurang and 14 for the others', () => {
    expect(PMT_DAYS).toEqual({ wasting: 56, underweight: 14, 'tidak-naik': 14 })
  })
})

describe('the days', () => {
  it('are those that have come, with what was eaten', () => {
    const days = pmtDays(episode({ eaten: { '2026-03-03': 'sebagian' } }), '2026-03-03')
    expect(days).toEqual([
      { number: 1, week: 1, on: '2026-03-02', eaten: undefined },
      { number: 2, week: 1, on: '2026-03-03', eaten: 'sebagian' },
    ])
  })

  it('end with the last one planned, or the one it was ended on', () => {
    expect(lastDay(episode())).toBe('2026-03-15')
    expect(pmtDays(episode(), '2026-06-01')).toHaveLength(14)
    expect(pmtDays(episode({ endedOn: '2026-03-05' }), '2026-06-01')).toHaveLength(4)
  })

  it('are none before it starts', () => {
    expect(pmtDays(episode(), '2026-03-01')).toEqual([])
  })

  it('are never more than planned, and number and date go together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: -20, max: 200 }), (planned, later) => {
        const days = pmtDays(episode({ days: planned }), addDays('2026-03-02', later))
        expect(days).toHaveLength(Math.max(0, Math.min(planned, later + 1)))
        for (const { number, week, on } of days) {
          expect(on).toBe(addDays('2026-03-02', number - 1))
          expect(number).toBeGreaterThan((week - 1) * 7)
          expect(number).toBeLessThanOrEqual(week * 7)
        }
      }),
    )
  })
})

describe('the weekly check', () => {
  const weighed = { 1: { on: '2026-03-08', weightKg: 8.2 } }

  it('is due on the seventh day, and until there is a weight and a decision', () => {
    expect(weeksToCheck(episode(), '2026-03-07')).toEqual([])
    expect(weeksToCheck(episode(), '2026-03-08')).toEqual([1])
    expect(weeksToCheck(episode({ weekly: weighed }), '2026-03-08')).toEqual([1])
    expect(weeksToCheck(episode({ weekly: weighed, decisions: { 1: 'lanjut' } }), '2026-03-08')).toEqual([])
    expect(weeksToCheck(episode(), '2026-05-01')).toEqual([1, 2])
    expect(weeksToCheck(episode({ endedOn: '2026-03-09' }), '2026-05-01')).toEqual([])
  })

  it('of a shorter last week is due on the last day', () => {
    expect(weeksToCheck(episode({ days: 10, weekly: weighed, decisions: { 1: 'lanjut' } }), '2026-03-10')).toEqual([])
    expect(weeksToCheck(episode({ days: 10, weekly: weighed, decisions: { 1: 'lanjut' } }), '2026-03-11')).toEqual([2])
  })

  it('counts the gain from the last weighing there is', () => {
    expect(weekGain(episode({ weekly: weighed }), 1, 8)).toBe(200)
    expect(weekGain(episode({ weekly: { 3: { on: '2026-03-22', weightKg: 8.1 } } }), 3, 8)).toBe(100)
    expect(weekGain(episode({ weekly: weighed }), 1, undefined)).toBeUndefined()
    expect(weekGain(episode(), 1, 8)).toBeUndefined()
  })

  it('suggests to go on after a gain, to refer without one, and to end after the last week', () => {
    expect(weekChoice(episode({ weekly: weighed }), 1, 8).suggested).toBe('lanjut')
    expect(weekChoice(episode({ weekly: weighed }), 1, 8.2).suggested).toBe('rujuk')
    expect(weekChoice(episode({ days: 7, weekly: weighed }), 1, 8.1).suggested).toBe('selesai')
    expect(weekChoice(episode(), 1, 8).suggested).toBeUndefined()
  })

  it('leaves all three decisions to the bidan', () => {
    expect(weekChoice(episode(), 1, 8).options).toEqual(['lanjut', 'selesai', 'rujuk'])
    expect(weekChoice(episode(), 2, 8).options).toEqual(['selesai', 'lanjut', 'rujuk'])
  })

  it('goes on for a week more when the last one says so', () => {
    expect(daysAfter(episode(), 1, 'lanjut')).toBe(14)
    expect(daysAfter(episode(), 2, 'lanjut')).toBe(21)
    expect(daysAfter(episode(), 2, 'selesai')).toBe(14)
  })
})
