import { describe, expect, it } from 'vitest'
import { isHeld, isSerious, callOn, type Kipi } from './kipi.ts'
import { DEFAULT_IMMUNIZATION_SETTINGS as usual } from './settings.ts'
import { isVvmUsable, minutesLeft, vialsToBring } from './vials.ts'

describe('an opened vial', () => {
  it('of BCG is thrown away after 3 hours, of MR after 6', () => {
    expect(minutesLeft('bcg', '2026-03-10T08:00', '2026-03-10T10:59', usual)).toBe(1)
    expect(minutesLeft('bcg', '2026-03-10T08:00', '2026-03-10T11:00', usual)).toBe(0)
    expect(minutesLeft('mr', '2026-03-10T08:00:30', '2026-03-10T14:01', usual)).toBe(-1)
  })

  it('follows the hours of the district where they differ, also past midnight', () => {
    const settings = { ...usual, discardHours: { opv: 48 } }
    expect(minutesLeft('opv', '2026-03-31T23:00', '2026-04-01T01:00', settings)).toBe(46 * 60)
  })

  it('is used while its VVM is A or B', () => {
    expect((['A', 'B', 'C', 'D'] as const).map(isVvmUsable)).toEqual([true, true, false, false])
  })
})

describe('vials to bring', () => {
  it('are whole vials, with what is left over', () => {
    const due = [...Array<'mr'>(11).fill('mr'), 'bcg', 'pentavalen', 'pentavalen'] as const
    expect(vialsToBring(due, { ...usual, vialDoses: { pentavalen: 1 } })).toEqual([
      { product: 'bcg', doses: 1, vials: 1, spare: 19 },
      { product: 'pentavalen', doses: 2, vials: 2, spare: 0 },
      { product: 'mr', doses: 11, vials: 2, spare: 9 },
    ])
  })

  it('are none when nothing is due or a vial is said to hold none', () => {
    expect(vialsToBring([], usual)).toEqual([])
    expect(vialsToBring(['mr'], { ...usual, vialDoses: { mr: 0 } })).toEqual([])
  })
})

describe('KIPI', () => {
  const kipi: Kipi = {
    products: ['pentavalen'],
    serious: false,
    status: 'baru',
    onset: '2026-03-31',
    answer: undefined,
  }

  it('holds the next dose of the same antigens until it is settled', () => {
    expect([isHeld('pentavalen', [kipi]), isHeld('hexavalen', [kipi]), isHeld('mr', [kipi])]).toEqual([
      true,
      true,
      false,
    ])
    expect(isHeld('pentavalen', [{ ...kipi, status: 'selesai' }])).toBe(false)
    expect(isHeld('pentavalen', [{ ...kipi, status: 'dilaporkan', answer: 'boleh lanjut' }])).toBe(false)
  })

  it('is asked after by telephone the next day', () => {
    expect(callOn(kipi)).toBe('2026-04-01')
    expect(callOn({ ...kipi, status: 'ditelepon' })).toBeUndefined()
  })

  it('is serious with a fit, and not with fever alone', () => {
    expect([isSerious(['demam']), isSerious(['demam', 'kejang'])]).toEqual([false, true])
  })
})
