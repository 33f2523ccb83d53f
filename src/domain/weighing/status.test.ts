import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '../calendar.ts'
import type { Sex } from '../growth/tables.ts'
import { kbmGrams } from './kbm.ts'
import { reportingWeighing, weighingStatus, type Weighing } from './status.ts'

const weighed = (on: CalendarDate, weightKg: number, more: Partial<Weighing> = {}): Weighing => ({
  id: `${on}/${weightKg}`,
  on,
  weightKg,
  ...more,
})
const child = (sex: Sex, birth: CalendarDate, ...weighings: Weighing[]) => ({ sex, birth, weighings })

describe('KBM', () => {
  it('is that of the Buku KIA for boys and girls from month 1 to 12', () => {
    const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    expect(months.map((month) => kbmGrams('L', month))).toEqual([
      800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200,
    ])
    expect(months.map((month) => kbmGrams('P', month))).toEqual([
      800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200,
    ])
  })

  it('is 200 g to the end of the KMS at 59 months', () => {
    expect([13, 59, 60].map((month) => kbmGrams('P', month))).toEqual([200, 200, undefined])
  })
})

describe('naik or tidak naik', () => {
  it.each<[string, Sex, month: number, gain: number, 'N' | 'T']>([
    ['a boy of 7 months needs 400 g, and 350 g is T', 'L', 7, 350, 'T'],
    ['a girl of 7 months needs 300 g, and 350 g is N', 'P', 7, 350, 'N'],
    ['a girl of 11 months needs 200 g, and 250 g is N', 'P', 11, 250, 'N'],
    ['a boy of 11 months needs 300 g, and 250 g is T', 'L', 11, 250, 'T'],
    ['exactly the KBM is N', 'L', 11, 300, 'N'],
    ['10 g under the KBM is T', 'L', 11, 290, 'T'],
  ])('%s', (_name, sex, month, gain, code) => {
    const status = weighingStatus(
      child(
        sex,
        `2025-${String(12 - month).padStart(2, '0')}-10`,
        weighed('2025-11-12', 7.1),
        weighed('2025-12-12', (7100 + gain) / 1000),
      ),
      '2025-12',
    )
    expect(status).toMatchObject({ code, gainGrams: gain })
  })

  it('does not lose a gram to arithmetic: 7.1 to 7.4 kg is 300 g', () => {
    const girl = child('P', '2025-03-01', weighed('2025-11-10', 7.1), weighed('2025-12-10', 7.4))
    expect(weighingStatus(girl, '2025-12')).toEqual({
      code: 'N',
      gainGrams: 300,
      requiredGrams: 300,
      days: 30,
      spacing: 'usual',
      consecutiveT: 0,
      transfer: false,
    })
  })

  it('says when the weighings are fewer than 21 or more than 45 days apart', () => {
    const spacing = (previous: CalendarDate, now: CalendarDate) => {
      const status = weighingStatus(child('L', '2024-01-01', weighed(previous, 9), weighed(now, 10)), now.slice(0, 7))
      return status?.code === 'N' ? [status.days, status.spacing] : undefined
    }
    expect(spacing('2025-05-20', '2025-06-09')).toEqual([20, 'too-close'])
    expect(spacing('2025-05-20', '2025-06-10')).toEqual([21, 'usual'])
    expect(spacing('2025-05-05', '2025-06-19')).toEqual([45, 'usual'])
    expect(spacing('2025-05-05', '2025-06-20')).toEqual([46, 'too-far'])
  })

  it('counts T over consecutive months: 1T, 2T, 3T, and begins again after N', () => {
    const kg = [9, 9.1, 9.1, 9.2, 9.6, 9.6]
    const boy = child('L', '2024-01-01', ...kg.map((each, at) => weighed(`2025-0${at + 1}-10`, each)))
    const counts = ['2025-02', '2025-03', '2025-04', '2025-05', '2025-06'].map((month) => {
      const status = weighingStatus(boy, month)
      return status?.code === 'T' || status?.code === 'N' ? [status.code, status.consecutiveT] : status
    })
    expect(counts).toEqual([
      ['T', 1],
      ['T', 2],
      ['T', 3],
      ['N', 0],
      ['T', 1],
    ])
  })

  it('a missed month ends the count, because the next weighing is O', () => {
    const boy = child(
      'L',
      '2024-01-01',
      ...['2025-01-10', '2025-02-10', '2025-04-10', '2025-05-10'].map((on) => weighed(on, 9)),
    )
    expect(weighingStatus(boy, '2025-04')).toEqual({ code: 'O', lastOn: '2025-02-10' })
    expect(weighingStatus(boy, '2025-05')).toMatchObject({ code: 'T', consecutiveT: 1 })
  })

  it('in the month of birth only a loss is T, because month 0 has no KBM', () => {
    const newborn = (kg: number) => child('P', '2025-05-28', weighed('2025-05-30', 3.1), weighed('2025-06-20', kg))
    expect(weighingStatus(newborn(3.1), '2025-06')).toMatchObject({ code: 'N', requiredGrams: 0 })
    expect(weighingStatus(newborn(3.09), '2025-06')).toMatchObject({ code: 'T', gainGrams: -10 })
  })
})

describe('baru and O', () => {
  it('the first weighing is B, and the weight at birth is no weighing', () => {
    const girl = child('P', '2025-05-02', weighed('2025-05-02', 3.1), weighed('2025-06-10', 4.2))
    expect(weighingStatus(girl, '2025-06')).toEqual({ code: 'B' })
  })

  it('a child not weighed last month is O, whatever it gained', () => {
    const boy = child('L', '2025-01-01', weighed('2025-04-30', 6), weighed('2025-06-01', 6.9))
    expect(weighingStatus(boy, '2025-06')).toEqual({ code: 'O', lastOn: '2025-04-30' })
  })

  it('a second weighing in the same month is not O: the later one is reported against last month', () => {
    const boy = child(
      'L',
      '2024-01-01',
      weighed('2025-05-10', 9),
      weighed('2025-06-05', 9.1),
      weighed('2025-06-20', 9.3),
    )
    expect(weighingStatus(boy, '2025-06')).toMatchObject({ code: 'N', gainGrams: 300 })
    expect(reportingWeighing(boy, '2025-06')?.weightKg).toBe(9.3)
  })

  it('of two weights on one day the one confirmed last is reported', () => {
    const boy = child(
      'L',
      '2024-01-01',
      weighed('2025-06-05', 9.5, { id: '0000002' }),
      weighed('2025-06-05', 9.1, { id: '0000001' }),
    )
    expect(reportingWeighing(boy, '2025-06')?.weightKg).toBe(9.5)
  })

  it('a child that moved here is compared with the weight in its Buku KIA', () => {
    const boy = child('L', '2024-01-01', weighed('2025-05-10', 9, { copied: true }), weighed('2025-06-10', 9.3))
    expect(weighingStatus(boy, '2025-06')).toMatchObject({ code: 'N', transfer: true })
    expect(weighingStatus(boy, '2025-05')).toBeUndefined()
  })

  it('a child that did not gain before it moved here and does not gain here is 2T', () => {
    const before = [weighed('2025-04-10', 9, { copied: true }), weighed('2025-05-10', 9, { copied: true })]
    const boy = child('L', '2024-01-01', ...before, weighed('2025-06-10', 9.1))
    expect(weighingStatus(boy, '2025-06')).toMatchObject({ code: 'T', consecutiveT: 2 })
    expect(weighingStatus(child('L', '2024-01-01', before[1]!, weighed('2025-06-10', 9.1)), '2025-06')).toMatchObject({
      consecutiveT: 1,
    })
  })

  it('a child of 60 months is past the KMS', () => {
    const boy = child(
      'L',
      '2020-06-10',
      weighed('2025-05-09', 17),
      weighed('2025-06-09', 17),
      weighed('2025-07-10', 17),
    )
    expect(weighingStatus(boy, '2025-06')).toMatchObject({ code: 'T' })
    expect(weighingStatus(boy, '2025-07')).toBeUndefined()
  })
})

describe('laws', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((each) => String(each).padStart(2, '0'))
  const month = fc.integer({ min: 1, max: 9 }).map((each) => `2025-0${each}`)
  const weighings = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      on: fc.tuple(month, day).map(([m, d]) => `${m}-${d}`),
      weightKg: fc.integer({ min: 200, max: 2000 }).map((hundredths) => hundredths / 100),
      copied: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  )

  it('weighings may arrive in any order', () => {
    const pair = weighings.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(pair, month, ([all, shuffled], of) => {
        const birth = '2025-01-05'
        expect(weighingStatus({ sex: 'L', birth, weighings: shuffled }, of)).toEqual(
          weighingStatus({ sex: 'L', birth, weighings: all }, of),
        )
      }),
    )
  })

  it('D = N + T + O + B: a child has a status exactly in the months it was weighed here', () => {
    fc.assert(
      fc.property(weighings, month, (all, of) => {
        const birth = '2025-01-05'
        const weighedHere = all.some(({ on, copied }) => on > birth && !copied && on.startsWith(of))
        expect(weighingStatus({ sex: 'P', birth, weighings: all }, of) !== undefined).toBe(weighedHere)
      }),
    )
  })
})
