import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar.ts'
import {
  antenatalSlots,
  antenatalSum,
  isComplete,
  newbornSlots,
  nextSlot,
  otherContacts,
  postnatalSlots,
} from './contacts.ts'
import { contactOn, examplePregnancy } from './example-pregnancy.ts'

const LMP = '2026-01-10'
const week = (weeks: number, days = 0) => addDays(LMP, weeks * 7 + days)
const at = (...weeks: readonly number[]) => weeks.map((each) => contactOn(week(each)))
const slots = (weeks: readonly number[], now: number, days = 0) =>
  antenatalSlots(examplePregnancy({ contacts: at(...weeks) }), week(now, days))
const states = (weeks: readonly number[], now: number, days = 0) =>
  slots(weeks, now, days).map(({ code, state }) => `${code} ${state}`)

describe('K1 to K6', () => {
  it.each<[string, readonly number[], number, number, string]>([
    ['nobody saw her, last day of week 12', [], 12, 6, 'K1 due, K2 later, K3 later, K4 later, K5 later, K6 later'],
    ['the next day', [], 13, 0, 'K1 late, K2 due, K3 due, K4 later, K5 later, K6 later'],
    ['seen in time', [8], 12, 6, 'K1 done, K2 later, K3 later, K4 later, K5 later, K6 later'],
    [
      'last day of week 24, one in the second',
      [8, 20],
      24,
      6,
      'K1 done, K2 done, K3 due, K4 later, K5 later, K6 later',
    ],
    ['the day after', [8, 20], 25, 0, 'K1 done, K2 done, K3 missed, K4 due, K5 due, K6 due'],
    ['all', [8, 16, 22, 28, 33, 37], 38, 0, 'K1 done, K2 done, K3 done, K4 done, K5 done, K6 done'],
    [
      'two in the first trimester: one is K1',
      [6, 10],
      12,
      0,
      'K1 done, K2 later, K3 later, K4 later, K5 later, K6 later',
    ],
    ['first seen at 20 weeks', [20], 21, 0, 'K1 done, K2 due, K3 due, K4 later, K5 later, K6 later'],
    ['first seen at 30 weeks', [30, 32], 33, 0, 'K1 done, K2 missed, K3 missed, K4 done, K5 due, K6 due'],
  ])('%s', (_what, made, now, days, expected) => {
    expect(states(made, now, days).join(', ')).toBe(expected)
  })

  it('K1 in the first trimester is K1 murni, a first contact later K1 akses', () => {
    const isAccess = (weeks: number, days: number) =>
      antenatalSlots(examplePregnancy({ contacts: [contactOn(week(weeks, days))] }), week(30))[0]?.isAccess
    expect([isAccess(12, 6), isAccess(13, 0)]).toEqual([false, true])
  })

  it('says until which week, and which day: K3 jatuh tempo 24 mgg', () => {
    expect(slots([8, 20], 22)[2]).toMatchObject({ code: 'K3', untilWeek: 24, from: week(13), until: week(24, 6) })
    expect(nextSlot(slots([8, 20], 22))?.code).toBe('K3')
    expect(
      slots([], 1)
        .filter(({ byDoctor }) => byDoctor)
        .map(({ code }) => code),
    ).toEqual(['K1', 'K5'])
  })

  it('entries in any order number alike, and one of the future is not counted', () => {
    const contacts = at(22, 8, 16)
    const [a, b] = [contacts, [...contacts].reverse()].map((each) =>
      antenatalSlots(examplePregnancy({ contacts: each }), week(20)).map(({ contact }) => contact?.on),
    )
    expect(a).toEqual(b)
    expect(a).toEqual([week(8), week(16), undefined, undefined, undefined, undefined])
  })

  it('a seventh fills no place and is not lost', () => {
    const pregnancy = examplePregnancy({ contacts: at(6, 10, 16) })
    expect(otherContacts(pregnancy, week(20)).map(({ on }) => on)).toEqual([week(10)])
  })

  it('without dates they are counted in order', () => {
    const pregnancy = examplePregnancy({ lmp: undefined, contacts: at(8, 9) })
    expect(antenatalSlots(pregnancy, week(20)).map(({ state }) => state)).toEqual([
      'done',
      'done',
      'later',
      'later',
      'later',
      'later',
    ])
  })
})

describe('the indicators', () => {
  const sum = (weeks: readonly number[], doctors: readonly number[] = []) =>
    antenatalSum(
      examplePregnancy({
        contacts: weeks.map((each) => contactOn(week(each), doctors.includes(each) ? 'dokter' : 'bidan')),
      }),
      week(40),
    )

  it('K4 is 1-1-2, K6 is 1-2-3 with a doctor in the first and the third', () => {
    expect(sum([8, 16, 28])).toMatchObject({ k1: true, k1Pure: true, k4: false })
    expect(sum([8, 16, 28, 34])).toMatchObject({ k4: true, k6: false })
    const six = [8, 16, 22, 28, 33, 37]
    expect(sum(six, [8, 33]).k6).toBe(true)
    expect(sum(six, [8]).k6).toBe(false)
    expect(sum(six, [8, 22]).k6).toBe(false)
    expect(sum([13, 16, 22, 28, 33, 37], [13, 33])).toMatchObject({ k1: true, k1Pure: false, k4: false, k6: false })
    expect(sum([])).toEqual({ k1: false, k1Pure: false, k4: false, k6: false })
  })
})

describe('after the birth', () => {
  const birth = '2026-10-17'
  const day = (n: number) => addDays(birth, n)

  it.each([
    [0, 'KF1'],
    [2, 'KF1'],
    [3, 'KF2'],
    [7, 'KF2'],
    [8, 'KF3'],
    [28, 'KF3'],
    [29, 'KF4'],
    [42, 'KF4'],
    [43, undefined],
  ])('day %i is of %s', (n, code) => {
    const done = postnatalSlots(birth, [contactOn(day(n))], day(50)).filter(({ state }) => state === 'done')
    expect(done[0]?.code).toBe(code)
    expect(nextSlot(postnatalSlots(birth, [], day(n)))?.code).toBe(code)
  })

  it('what was not made in its days is missed', () => {
    expect(postnatalSlots(birth, [contactOn(day(1))], day(9)).map(({ state }) => state)).toEqual([
      'done',
      'missed',
      'due',
      'later',
    ])
  })

  it('KF lengkap is all four, KN lengkap all three', () => {
    const four = [1, 5, 20, 35].map((n) => contactOn(day(n)))
    expect(isComplete(postnatalSlots(birth, four, day(35)))).toBe(true)
    expect(isComplete(postnatalSlots(birth, four, day(34)))).toBe(false)
    expect(isComplete(newbornSlots(birth, four.slice(0, 3), day(20)))).toBe(true)
    expect(nextSlot(newbornSlots(birth, [], day(29)))).toBeUndefined()
  })
})
