import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar.ts'
import { contactOn, examplePregnancy } from '../../domain/pregnancy/example-pregnancy.ts'
import type { Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { ServedPerson } from '../month/served.ts'
import { columnsOf, exampleMonth, exampleReferral, exampleVisit } from './example-person-month.ts'
import { KIA } from './kia.ts'

const LMP = '2026-01-10'
const week = (weeks: number, days = 0) => addDays(LMP, weeks * 7 + days)

function woman(pregnancy: Partial<Pregnancy>, fields: Partial<ServedPerson> = {}): Partial<ServedPerson> {
  return { sex: 'P', birth: '1998-03-01', pregnancies: [examplePregnancy({ lmp: LMP, ...pregnancy })], ...fields }
}

/** The months of 2026 in which each of these columns counts. */
function monthsOf(person: Partial<ServedPerson>, ...codes: readonly string[]): Readonly<Record<string, string[]>> {
  const counted = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`).map((month) => ({
    month,
    columns: columnsOf(KIA, exampleMonth(person, month)),
  }))
  return Object.fromEntries(
    codes.map((code) => [
      code,
      counted.flatMap(({ month, columns }) => Array.from({ length: columns[code] ?? 0 }, () => month)),
    ]),
  )
}

describe('contacts before the birth', () => {
  it('K1, K4 and K6 count once, in the month they are reached', () => {
    const contacts = [8, 16, 22, 28, 33, 37].map((weeks) =>
      contactOn(week(weeks), weeks === 8 || weeks === 33 ? 'dokter' : 'bidan'),
    )
    // 7 March, 2 May, 13 June, 25 July, 29 August, 26 September.
    expect(monthsOf(woman({ contacts }), 'k1', 'k1-murni', 'k1-akses', 'k4', 'k6')).toEqual({
      k1: ['2026-03'],
      'k1-murni': ['2026-03'],
      'k1-akses': [],
      k4: ['2026-08'],
      k6: ['2026-09'],
    })
  })

  it('a first contact on the first day of week 13 is K1 akses', () => {
    expect(monthsOf(woman({ contacts: [contactOn(week(12, 6))] }), 'k1-murni', 'k1-akses')).toEqual({
      'k1-murni': ['2026-04'],
      'k1-akses': [],
    })
    expect(monthsOf(woman({ contacts: [contactOn(week(13))] }), 'k1-murni', 'k1-akses')).toEqual({
      'k1-murni': [],
      'k1-akses': ['2026-04'],
    })
  })

  it('what was written down after the birth is no antenatal contact', () => {
    const born = { outcome: 'lahir', endedOn: '2026-10-05', contacts: [contactOn('2026-10-20')] } as const
    expect(monthsOf(woman(born), 'k1')).toEqual({ k1: [] })
  })

  it('each pregnancy is due in one month, also when she gave birth in another', () => {
    expect(monthsOf(woman({ outcome: 'lahir', endedOn: '2026-09-20' }), 'hpl', 'bulin')).toEqual({
      hpl: ['2026-10'],
      bulin: ['2026-09'],
    })
    expect(monthsOf(woman({ dueDate: '2026-11-02' }), 'hpl')).toEqual({ hpl: ['2026-11'] })
  })

  it('a guest counts nowhere', () => {
    const guest = woman({ contacts: [contactOn(week(8))] }, { shown: { guestFrom: 'Melati' } })
    expect(monthsOf(guest, 'hamil', 'k1', 'hpl')).toEqual({ hamil: [], k1: [], hpl: [] })
  })
})

describe('tablets', () => {
  const months = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08']
  const tablets = (name: 'measure.ttd' | 'measure.mms', n: number): VisitFields =>
    name === 'measure.ttd' ? { 'measure.ttd': n } : { 'measure.mms': n }
  const given = (name: 'measure.ttd' | 'measure.mms', each: number, last = each) => ({
    visits: months.map((month, i) =>
      exampleVisit(`${month}-10`, { came: true, ...tablets(name, i === 2 ? last : each) }),
    ),
  })

  it('90 TTD in one pregnancy, both sides', () => {
    expect(monthsOf(woman({}, given('measure.ttd', 30)), 'ttd-90', 'tablet')).toEqual({
      'ttd-90': ['2026-05'],
      tablet: ['2026-05'],
    })
    expect(monthsOf(woman({}, given('measure.ttd', 30, 29)), 'ttd-90')).toEqual({ 'ttd-90': ['2026-06'] })
  })

  it('180 MMS, and MMS are no TTD (K16)', () => {
    expect(monthsOf(woman({}, given('measure.mms', 30)), 'ttd-90', 'mms-180', 'tablet')).toEqual({
      'ttd-90': [],
      'mms-180': ['2026-08'],
      tablet: ['2026-08'],
    })
  })

  it('those of the pregnancy before are not of this one', () => {
    const before = { visits: [exampleVisit('2026-01-09', { came: true, 'measure.ttd': 90 })] }
    expect(monthsOf(woman({}, before), 'ttd-90')).toEqual({ 'ttd-90': [] })
    const first = { visits: [exampleVisit('2026-01-10', { came: true, 'measure.ttd': 90 })] }
    expect(monthsOf(woman({}, first), 'ttd-90')).toEqual({ 'ttd-90': ['2026-01'] })
  })
})

describe('the birth and after it', () => {
  const born = (endedOn: string, more: Partial<Pregnancy> = {}): Partial<Pregnancy> => ({
    outcome: 'lahir',
    endedOn,
    babies: [{ person: 'bayi', alive: true }],
    ...more,
  })
  const octoberColumns = (pregnancy: Partial<Pregnancy>) => columnsOf(KIA, exampleMonth(woman(pregnancy), '2026-10'))

  it.each([
    ['bidan', 'bidan', { pn: 1, pf: 1 }],
    ['dokter', 'rumah', { pn: 1 }],
    ['dukun', 'rumah', { 'pn-bukan': 1 }],
    ['dukun', 'puskesmas', { 'pn-bukan': 1, pf: 1 }],
    [undefined, undefined, { 'pn-kosong': 1 }],
  ])('helped by %s at %s', (helper, place, expected) => {
    const { pn, 'pn-bukan': other, 'pn-kosong': none, pf } = octoberColumns(born('2026-10-05', { helper, place }))
    expect(
      Object.fromEntries(Object.entries({ pn, 'pn-bukan': other, 'pn-kosong': none, pf }).filter(([, n]) => n)),
    ).toEqual(expected)
  })

  it('KF1 on day 2 and not on day 3; KF lengkap with the last of the four', () => {
    const at = (...days: readonly number[]) =>
      woman(born('2026-09-28', { afterBirth: days.map((day) => contactOn(addDays('2026-09-28', day))) }))
    expect(monthsOf(at(2), 'kf1', 'kf2')).toEqual({ kf1: ['2026-09'], kf2: [] })
    expect(monthsOf(at(3), 'kf1', 'kf2')).toEqual({ kf1: [], kf2: ['2026-10'] })
    expect(monthsOf(at(1, 5, 20, 42), 'kf4', 'kf-lengkap')).toEqual({ kf4: ['2026-11'], 'kf-lengkap': ['2026-11'] })
    expect(monthsOf(at(1, 5, 20, 43), 'kf4', 'kf-lengkap')).toEqual({ kf4: [], 'kf-lengkap': [] })
  })

  it('two capsules of vitamin A: one is not enough', () => {
    const capsule = (on: string, vitaminA: number) => ({ ...contactOn(on), vitaminA })
    const one = born('2026-10-05', { afterBirth: [capsule('2026-10-06', 1)] })
    expect(monthsOf(woman(one), 'vita-nifas')).toEqual({ 'vita-nifas': [] })
    const atPosyandu = { visits: [exampleVisit('2026-11-10', { came: true, 'measure.vitamin-a-nifas': 1 })] }
    expect(monthsOf(woman(one, atPosyandu), 'vita-nifas')).toEqual({ 'vita-nifas': ['2026-11'] })
  })

  it('KN of a baby born near the end of a month, and its weight', () => {
    const baby = (days: readonly number[], birthWeightG: number) => ({
      birth: '2026-10-30',
      newborn: days.map((day) => contactOn(addDays('2026-10-30', day))),
      shown: { birthWeightG },
    })
    expect(monthsOf(baby([1, 4, 28], 2499), 'bayi-lahir', 'kn1', 'kn-lengkap', 'bblr')).toEqual({
      'bayi-lahir': ['2026-10'],
      kn1: ['2026-10'],
      'kn-lengkap': ['2026-11'],
      bblr: ['2026-10'],
    })
    expect(monthsOf(baby([1, 4, 29], 2500), 'kn-lengkap', 'bblr')).toEqual({ 'kn-lengkap': [], bblr: [] })
  })

  it('a complication counts with her referral, and as handled once she arrived', () => {
    const referral = (status: 'dibuat' | 'datang', reasons: readonly string[]) => ({
      referrals: [{ ...exampleReferral('2026-11-10'), status, reasons }],
    })
    const columns = (status: 'dibuat' | 'datang', reason: string) => {
      const { komplikasi = 0, 'komplikasi-ditangani': handled = 0 } = columnsOf(
        KIA,
        exampleMonth(woman({}, referral(status, [reason]))),
      )
      return [komplikasi, handled]
    }
    expect(columns('dibuat', 'td-hamil')).toEqual([1, 0])
    expect(columns('datang', 'td-hamil')).toEqual([1, 1])
    expect(columns('datang', 'mata')).toEqual([0, 0])
  })
})

describe('deaths', () => {
  const died = (birth: string, on: string) => ({ birth, shown: { living: 'meninggal', livingSince: on } as const })

  it.each([
    ['2026-10-20', '2026-11-17', { 'neo-meninggal': 1 }],
    ['2026-10-20', '2026-11-18', { 'bayi-meninggal': 1 }],
    ['2025-11-11', '2026-11-10', { 'bayi-meninggal': 1 }],
    ['2025-11-10', '2026-11-10', { 'balita-meninggal': 1 }],
    ['2021-11-11', '2026-11-10', { 'balita-meninggal': 1 }],
    ['2021-11-10', '2026-11-10', {}],
  ])('a child born %s that died on %s', (birth, on, expected) => {
    const columns = columnsOf(KIA, exampleMonth(died(birth, on)))
    expect(Object.fromEntries(Object.entries(columns).filter(([code]) => code.endsWith('meninggal')))).toEqual(expected)
  })

  it('a mother pregnant, or within 42 days of the end', () => {
    const mother = (endedOn: string | undefined, on: string) =>
      columnsOf(
        KIA,
        exampleMonth(
          woman(endedOn === undefined ? {} : { outcome: 'lahir', endedOn }, {
            shown: { living: 'meninggal', livingSince: on },
          }),
        ),
      )['ibu-meninggal']
    expect(mother(undefined, '2026-11-05')).toBe(1)
    expect(mother('2026-09-24', '2026-11-05')).toBe(1)
    expect(mother('2026-09-23', '2026-11-05')).toBeUndefined()
    expect(mother(undefined, '2026-10-31')).toBeUndefined()
  })
})
