import { describe, expect, it } from 'vitest'
import { DEFAULT_IMMUNIZATION_SETTINGS as usual } from '../../../../domain/immunization/settings.ts'
import type { Vial } from '../../../../replica/queries/vials.ts'
import { clockAfter, clockOf, localTime, openedOn, vialState } from './vial-state.ts'

const bcg: Vial = {
  record: 'v',
  product: 'bcg',
  batch: '12',
  expires: '2026-03-31',
  vvm: 'B',
  openedAt: '2026-03-10T08:00:00+07:00',
  finished: false,
}

describe('a vial of the session', () => {
  it('warns half an hour before it is to be thrown away, and is not used after', () => {
    const at = (now: string) => {
      const { problem, isUsable } = vialState(bcg, now, usual)
      return [problem, isUsable]
    }
    expect(at('2026-03-10T10:29')).toEqual([undefined, true])
    expect(at('2026-03-10T10:30')).toEqual(['soon', true])
    expect(at('2026-03-10T11:00')).toEqual(['overTime', false])
  })

  it('is used on the last day before it expires, and not the day after', () => {
    const on = (day: string) => vialState({ ...bcg, openedAt: `${day}T08:00` }, `${day}T08:10`, usual).problem
    expect([on('2026-03-31'), on('2026-04-01')]).toEqual([undefined, 'expired'])
  })

  it('is judged by its own day when that is written down later', () => {
    const later = (vial: Vial) => vialState(vial, '2026-04-02T19:00', usual).problem
    expect(later(bcg)).toBeUndefined()
    expect(later({ ...bcg, expires: '2026-03-09' })).toBe('expired')
    expect(later({ ...bcg, vvm: 'C' })).toBe('vvm')
  })

  it('is not used with a VVM of C, or when it is finished', () => {
    expect(vialState({ ...bcg, vvm: 'C' }, '2026-03-10T08:10', usual).problem).toBe('vvm')
    expect(vialState({ ...bcg, finished: true }, '2026-03-10T08:10', usual).isUsable).toBe(false)
  })
})

describe('clock times', () => {
  it('of a vial are those of its open day, also when it is written down after midnight', () => {
    expect(openedOn('2026-03-10', '09:10', '2026-03-11T00:20:07+07:00')).toBe('2026-03-10T09:10:00+07:00')
    expect(openedOn('2026-03-10', '09:10', '2026-03-10T09:12:07+07:00')).toBe('2026-03-10T09:10:00+07:00')
  })

  it('are the phone’s own, with its zone', () => {
    const time = localTime(Date.UTC(2026, 2, 10, 1, 5))
    expect(time).toMatch(/^2026-03-\d\dT\d\d:05:00[+-]\d\d:\d\d$/)
    expect(Date.parse(time)).toBe(Date.UTC(2026, 2, 10, 1, 5))
  })

  it('are read as on a clock, also past midnight', () => {
    expect(clockOf('2026-03-10T08:05:00+07:00')).toBe('08.05')
    expect(clockAfter('2026-03-10T23:30:00+07:00', 45)).toBe('00.15')
  })
})
