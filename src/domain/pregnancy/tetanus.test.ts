import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar.ts'
import { tetanusOn, type TetanusDose } from './tetanus.ts'

const ON = '2026-11-20'
const td = (...days: readonly string[]): readonly TetanusDose[] => days.map((on) => ({ on, of: 'td' }))
const status = (...days: readonly string[]) => tetanusOn(td(...days), ON).status

describe('T0 to T5', () => {
  it.each<[number, readonly string[]]>([
    [0, []],
    [1, ['2020-01-01']],
    [1, ['2020-01-01', '2020-01-28']],
    [2, ['2020-01-01', '2020-01-29']],
    [2, ['2020-01-01', '2020-01-29', '2020-07-28']],
    [3, ['2020-01-01', '2020-01-29', '2020-07-29']],
    [3, ['2020-01-01', '2020-01-29', '2020-07-29', '2021-07-28']],
    [4, ['2020-01-01', '2020-01-29', '2020-07-29', '2021-07-29']],
    [4, ['2020-01-01', '2020-01-29', '2020-07-29', '2021-07-29', '2022-07-28']],
    [5, ['2020-01-01', '2020-01-29', '2020-07-29', '2021-07-29', '2022-07-29']],
  ])('T%i', (expected, days) => {
    expect(status(...days)).toBe(expected)
  })

  it('doses as a baby and at school count: DPT 1 to 3, the booster, DT and Td are T5', () => {
    const dpt = ['2004-03-10', '2004-04-10', '2004-05-10', '2005-07-10']
    const doses: readonly TetanusDose[] = [
      ...dpt.map((on): TetanusDose => ({ on, of: 'dpt' })),
      { on: '2010-11-05', of: 'dt' },
      { on: '2011-11-05', of: 'td' },
    ]
    expect(tetanusOn(doses, ON)).toMatchObject({ status: 5, early: [{ on: '2004-05-10' }], next: undefined })
    expect(tetanusOn(doses.slice(0, 5), ON)).toMatchObject({ status: 4, next: '2011-11-05' })
  })

  it('one day in two books is one dose, the future and the undated count for nothing', () => {
    expect(tetanusOn([...td('2026-01-01', '2026-01-01', '2027-01-01'), { on: undefined, of: 'td' }], ON)).toMatchObject(
      {
        status: 1,
        early: [],
        undated: [{ of: 'td' }],
        next: '2026-01-29',
      },
    )
    expect(tetanusOn([], ON).next).toBeUndefined()
  })

  it('a dose on the day that is named counts, one the day before does not', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(gaps, (all) => {
        let on = '2010-01-31'
        const days = [on, ...all.map((gap) => (on = addDays(on, gap)))]
        const { status: before, next } = tetanusOn(td(...days), ON)
        if (next === undefined) return
        expect(status(...days.filter((day) => day < next), next)).toBe(before + 1)
        expect(status(...days, addDays(next, -1))).toBe(before)
      }),
    )
  })
})
