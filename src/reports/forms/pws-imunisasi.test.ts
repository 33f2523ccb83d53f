import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays } from '../../domain/calendar.ts'
import type { RecordedDose } from '../../domain/immunization/dose.ts'
import type { Antigen } from '../../domain/immunization/products.ts'
import { isCompleteForAge } from './age-complete.ts'
import { anyChildMonth } from '../../../tests/any-child-month.ts'
import { columnsOf, exampleDose, exampleMonth, exampleSeen } from './example-person-month.ts'
import { DOSE_COLUMNS, PWS_IMUNISASI } from './pws-imunisasi.ts'

const BIRTH = '2025-11-20'
const pws = (doses: readonly RecordedDose[], month = '2026-11', person = {}) =>
  columnsOf(PWS_IMUNISASI, exampleMonth({ birth: BIRTH, doses, ...person }, month))

/** The 17 doses of imunisasi dasar, by the months of age at which they are given. */
const DASAR: readonly (readonly [Antigen, number, number])[] = [
  ['hb0', 1, 0],
  ['bcg', 1, 1],
  ['opv', 1, 1],
  ['opv', 2, 2],
  ['dpt', 1, 2],
  ['pcv', 1, 2],
  ['rv', 1, 2],
  ['opv', 3, 3],
  ['dpt', 2, 3],
  ['pcv', 2, 3],
  ['rv', 2, 3],
  ['opv', 4, 4],
  ['dpt', 3, 4],
  ['ipv', 1, 4],
  ['rv', 3, 4],
  ['ipv', 2, 9],
  ['mr', 1, 9],
]
const dasar = (rest: Partial<RecordedDose> = {}): readonly RecordedDose[] =>
  DASAR.map(([antigen, n, months]) => exampleDose(antigen, n, addDays(BIRTH, months === 0 ? 0 : months * 31), rest))
const MR1_ON = addDays(BIRTH, 9 * 31)

test('has a column for every dose of the national schedule', () => {
  const scheduled = exampleMonth({ birth: BIRTH }, '2027-12').doses.map(({ antigen, n }) => `${antigen}${n}`)
  const columns = ['hb01', ...DOSE_COLUMNS.map(([antigen, n]) => `${antigen}${n}`)]
  expect(columns).toEqual(expect.arrayContaining(scheduled))
  expect(new Set(PWS_IMUNISASI.columns.map(({ code }) => code)).size).toBe(PWS_IMUNISASI.columns.length)
})

describe('doses of the month', () => {
  it('are those on its days, from the first to the last', () => {
    const dpt1 = (date: string) => pws([exampleDose('dpt', 1, date)])
    expect(dpt1('2026-11-01')).toMatchObject({ dpt1: 1 })
    expect(dpt1('2026-11-30')).toMatchObject({ dpt1: 1 })
    expect(dpt1('2026-10-31')).not.toHaveProperty('dpt1')
    expect(dpt1('2026-12-01')).not.toHaveProperty('dpt1')
  })

  it('are counted by date where no book numbered them', () => {
    const doses = ['2026-01-25', '2026-02-25', '2026-11-10'].map((date) =>
      exampleDose('dpt', 1, date, { n: undefined, source: date }),
    )
    expect(pws(doses)).toMatchObject({ dpt3: 1 })
    expect(pws(doses, '2026-02')).toMatchObject({ dpt2: 1 })
  })

  it.each([
    ['2025-11-20', 'hb0-24'],
    ['2025-11-21', 'hb0-7'],
    ['2025-11-27', 'hb0-7'],
  ])('HB0 on %s of a child born on 20 November is %s', (date, column) => {
    expect(pws([exampleDose('hb0', 1, date)], '2025-11')).toEqual({ bayi: 1, [column]: 1 })
  })

  it('HB0 from day 8 is in neither column', () => {
    expect(pws([exampleDose('hb0', 1, '2025-11-28')], '2025-11')).toEqual({ bayi: 1 })
  })

  it('only by what the family says stand apart', () => {
    const said = pws([exampleDose('bcg', 1, '2025-12-20', { proof: 'pengakuan' })], '2025-12')
    expect(said).toEqual({ bayi: 1, pengakuan: 1 })
  })

  it('of a guest stand apart', () => {
    const guest = exampleSeen(
      { came: true },
      { birth: BIRTH, shown: { guestFrom: 'Mawar' }, doses: [exampleDose('mr', 1, '2026-11-10')] },
    )
    expect(columnsOf(PWS_IMUNISASI, guest)).toEqual({ tamu: 1 })
  })

  it('at an age of catching up are counted as such too', () => {
    expect(pws([exampleDose('mr', 1, '2026-11-20')])).toMatchObject({ mr1: 1, kejar: 1 })
    expect(pws([exampleDose('mr', 1, '2026-11-19')])).not.toHaveProperty('kejar')
  })

  it('refused, put off and to be given again are none', () => {
    for (const rest of [{ outcome: 'refused' }, { outcome: 'postponed' }, { assessed: 'ulangi' }] as const)
      expect(pws([exampleDose('mr', 1, '2026-09-10', rest)], '2026-09')).not.toHaveProperty('mr1')
  })
})

describe('imunisasi dasar lengkap', () => {
  it('is reached in the month of the last dose, once', () => {
    const month = MR1_ON.slice(0, 7)
    expect(pws(dasar(), month)).toMatchObject({ idl: 1, mr1: 1 })
    expect(pws(dasar(), '2026-09')).not.toHaveProperty('idl')
    expect(pws(dasar(), '2026-07')).not.toHaveProperty('idl')
    const onTheFirst = [...dasar().slice(0, -1), exampleDose('mr', 1, '2026-10-01')]
    expect(pws(onTheFirst, '2026-10')).toHaveProperty('idl')
    expect(pws(onTheFirst, '2026-09')).not.toHaveProperty('idl')
  })

  it('is looked at when a child turns twelve months', () => {
    expect(pws(dasar())).toMatchObject({ 'ulang-tahun-1': 1, 'idl-12': 1 })
    expect(pws(dasar().slice(0, -1))).toMatchObject({ 'ulang-tahun-1': 1, do: 1 })
    expect(pws(dasar().slice(0, -1))).not.toHaveProperty('idl-12')
    expect(pws(dasar(), '2026-10')).not.toHaveProperty('ulang-tahun-1')
  })

  it('needs proof of every dose', () => {
    expect(pws(dasar({ proof: 'pengakuan' }))).not.toHaveProperty('idl-12')
  })
})

describe('who is looked for', () => {
  it('zero dose from twelve to fifty-nine months', () => {
    expect(pws([], '2026-11', { birth: '2025-11-10' })).toHaveProperty('zero')
    expect(pws([], '2026-11', { birth: '2025-11-11' })).not.toHaveProperty('zero')
    expect(pws([], '2026-11', { birth: '2021-11-11' })).toHaveProperty('zero')
    expect(pws([], '2026-11', { birth: '2021-11-10' })).not.toHaveProperty('zero')
    const said = exampleDose('dpt', 1, undefined, { proof: 'pengakuan' })
    expect(pws([said], '2026-11', { birth: '2025-11-10' })).not.toHaveProperty('zero')
  })

  it('a baby of three months without DPT 1', () => {
    expect(pws([], '2026-11', { birth: '2026-08-10' })).toHaveProperty('dpt1-terlambat')
    expect(pws([], '2026-11', { birth: '2026-08-11' })).not.toHaveProperty('dpt1-terlambat')
  })
})

describe('lengkap sesuai umur', () => {
  const of = (month: string, doses: readonly RecordedDose[]) =>
    isCompleteForAge(exampleMonth({ birth: BIRTH, doses }, month))

  it('forgives what is not late yet, and nothing that is', () => {
    // MR1 is late from ten months: 20 September.
    const withoutLast = dasar().slice(0, -2)
    expect(of('2026-08', withoutLast)).toBe(true)
    expect(of('2026-09', withoutLast)).toBe(false)
    expect(of('2026-09', dasar())).toBe(true)
  })

  it('calls a dose late from the first day of its late window on', () => {
    const missing = (birth: string) => isCompleteForAge(exampleMonth({ birth, doses: dasar().slice(0, -1) }, '2026-09'))
    // Ten months old on 30 September, and on 1 October.
    expect(missing('2025-11-30')).toBe(false)
    expect(missing('2025-12-01')).toBe(true)
  })

  it('wants PCV 3, DPT 4 and MR 2 in the second year', () => {
    expect(of('2026-11', dasar())).toBe(true)
    expect(of('2026-12', dasar())).toBe(false)
    const withPcv3 = [...dasar(), exampleDose('pcv', 3, '2026-12-01')]
    expect(of('2026-12', withPcv3)).toBe(true)
    expect(of('2027-06', withPcv3)).toBe(false)
  })

  it('is never said of a child without any', () => {
    fc.assert(
      fc.property(fc.integer({ min: 90, max: 2100 }), (days) => {
        const at = exampleMonth({ birth: addDays('2026-11-30', -days), doses: [] })
        expect(isCompleteForAge(at)).toBe(false)
      }),
    )
  })
})

test('nobody is complete who was not of age, over any month', () => {
  fc.assert(
    fc.property(anyChildMonth, (at) => {
      const counts = columnsOf(PWS_IMUNISASI, at)
      const n = (code: string) => counts[code] ?? 0
      expect(n('idl-12')).toBeLessThanOrEqual(n('ulang-tahun-1'))
      expect(n('baduta-24')).toBeLessThanOrEqual(n('ulang-tahun-2'))
      expect(n('hb0-24') + n('hb0-7')).toBeLessThanOrEqual(1)
      expect(n('bayi') + n('baduta')).toBeLessThanOrEqual(1)
      if (!at.isSasaran) expect(Object.keys(counts).filter((code) => code !== 'tamu')).toEqual([])
    }),
  )
})
