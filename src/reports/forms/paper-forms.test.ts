/** F1, Buku 7, SIP 7 and LB3: forms on paper, by their own numbers. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { CONTRACEPTION } from '../../domain/cards/forms/contraception.ts'
import { examplePregnancy } from '../../domain/pregnancy/example-pregnancy.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { ServedPerson, ServedVisit } from '../month/served.ts'
import { breachesIn, sumOf, tallyOf } from '../month/tally.ts'
import { BUKU_7 } from './buku-7.ts'
import { anyChildMonth } from '../../../tests/any-child-month.ts'
import {
  columnsOf,
  exampleDay,
  exampleDose,
  exampleMonth,
  examplePmt,
  exampleReferral,
  exampleSeen,
  exampleVisit,
} from './example-person-month.ts'
import { F1 } from './f1.ts'
import { LB3_GIZI } from './lb3-gizi.ts'
import { SIP_7 } from './sip-7.ts'
import { SKDN } from './skdn.ts'

/** A woman of 26 years. */
const mother = (person: Partial<ServedPerson>): Partial<ServedPerson> => ({ sex: 'P', birth: '2000-05-05', ...person })
const PREGNANT = mother({ pregnancies: [examplePregnancy({ lmp: '2026-05-01' })] })
/** Gave birth on 30 October: in the nifas on the open day. */
const AFTER_BIRTH = mother({
  pregnancies: [
    examplePregnancy({
      lmp: '2026-01-20',
      outcome: 'lahir',
      endedOn: '2026-10-30',
      babies: [{ person: undefined, alive: true }],
      afterBirth: [
        { on: '2026-10-31', by: 'bidan', vitaminA: 1 },
        { on: '2026-11-05', by: 'bidan', vitaminA: 1 },
      ],
    }),
  ],
})
/** Born on the 10th, this many completed months before the open day of November 2026. */
const aged = (months: number): Partial<ServedPerson> => {
  const month = 2026 * 12 + 10 - months
  return { birth: `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-10` }
}

describe('F1', () => {
  const f1 = (at: Parameters<typeof columnsOf>[1]) => columnsOf(F1, at)
  const seen = (months: number, shown: VisitFields, person = {}) =>
    f1(exampleSeen(shown, { ...aged(months), ...person }))

  it('has its 22 items, those by month and by colour under their own number', () => {
    expect([...new Set(F1.columns.map(({ code }) => code.split('-')[0]))]).toEqual(
      Array.from({ length: 22 }, (_, i) => String(i + 1)),
    )
  })

  it('splits items 1 to 12 by what was said of the family, and nobody is in both', () => {
    const of = (gakin?: boolean) => seen(24, { weightKg: 11 }, { family: gakin === undefined ? {} : { gakin } })
    expect(of(true)).toMatchObject({ 1: 1, '1-g': 1, 7: 1, '7-g': 1 })
    expect(of(true)).not.toHaveProperty('1-ng')
    expect(of(false)).toMatchObject({ 1: 1, '1-ng': 1, 7: 1, '7-ng': 1 })
    expect(Object.keys(of()).filter((code) => /-n?g$/.test(code))).toEqual([])
    expect(F1.columns.filter(({ code }) => code.endsWith('-g'))).toHaveLength(12)
  })

  it('counts a child of 36 months on the scale, and from 11.5 kg', () => {
    expect(seen(36, { weightKg: 11.5 })).toMatchObject({ 13: 1, 14: 1 })
    expect(seen(36, { weightKg: 11.4 })).toMatchObject({ 13: 1 })
    expect(seen(36, { weightKg: 11.4 })).not.toHaveProperty('14')
    expect(seen(35, { weightKg: 12 })).not.toHaveProperty('13')
    expect(seen(37, { weightKg: 12 })).not.toHaveProperty('13')
    expect(seen(36, { came: true })).not.toHaveProperty('13')
  })

  it('reads gizi buruk and kurang from BB/U', () => {
    // Boys of 1461 days: -2 SD 12.7 kg, -3 SD 11.2 kg.
    expect(seen(48, { weightKg: 12.6 })).toMatchObject({ 12: 1 })
    expect(seen(48, { weightKg: 11.1 })).toMatchObject({ 9: 1, 11: 1 })
    expect(seen(48, { weightKg: 12.8 })).not.toHaveProperty('12')
  })

  it('has babies by completed month, and which of them have ASI alone', () => {
    expect(seen(0, { came: true, 'ask.asi-0': true })).toMatchObject({ '16-0': 1, '17-0': 1 })
    expect(seen(6, { came: true })).toMatchObject({ '16-6': 1 })
    expect(Object.keys(seen(7, { came: true })).filter((code) => code.startsWith('16'))).toEqual([])
  })

  it('has mothers', () => {
    expect(f1(exampleSeen({ came: true, armCm: 23.4, 'measure.ttd': 30 }, PREGNANT))).toEqual({ 19: 1, 20: 1, 21: 1 })
    expect(f1(exampleSeen({ came: true, armCm: 23.5, 'measure.mms': 30 }, PREGNANT))).toEqual({ 19: 1, 21: 1 })
    expect(f1(exampleMonth(AFTER_BIRTH))).toEqual({ 18: 1, '18-vita': 1 })
    expect(f1(exampleMonth({ ...PREGNANT, shown: { guestFrom: 'Mawar' } }))).toEqual({})
  })

  it('has children born this month who were put to the breast', () => {
    const born = (birth: string) => f1(exampleMonth({ birth, shown: { imd: true } }))
    expect(born('2026-11-01')).toHaveProperty('22')
    expect(born('2026-10-31')).not.toHaveProperty('22')
  })
})

describe('Buku 7', () => {
  const book = (at: Parameters<typeof columnsOf>[1]) => columnsOf(BUKU_7, at)

  it('has a first group to the last day before six months, and apras in the second', () => {
    expect(book(exampleSeen({ came: true }, aged(5)))).toMatchObject({ 'sasaran-0': 1, 'datang-0': 1 })
    expect(book(exampleMonth(aged(6)))).toEqual({ 'sasaran-6': 1, 'tidak-6': 1 })
    expect(book(exampleSeen({ came: true }, aged(71)))).toEqual({ 'sasaran-6': 1, 'datang-6': 1 })
  })

  it('is BB/U under BB/U and BB/TB under BB/TB', () => {
    // Light and short: BB/U kurang, BB/TB baik.
    const light = exampleSeen({ weightKg: 12.2, heightCm: 90, posture: 'berdiri' }, aged(48))
    expect(book(light)).toMatchObject({ 'bbu-lain': 1, 'tbu-lain': 1, 'bbtb-baik': 1 })
    const usual = exampleSeen({ weightKg: 16.3, heightCm: 103, posture: 'berdiri' }, aged(48))
    expect(book(usual)).toMatchObject({ 'bbu-baik': 1, 'tbu-baik': 1, 'bbtb-baik': 1 })
  })

  it('says of nobody who has turned 60 months by their last visit that the weight went up, as SKDN does not', () => {
    const [was, now] = [exampleVisit('2026-10-10', { weightKg: 16 }), exampleVisit('2026-11-10', { weightKg: 16.4 })]
    const again = exampleVisit('2026-11-24', { came: true, notWeighed: 'rewel' })
    const month = (...visits: ServedVisit[]) =>
      exampleMonth({ birth: '2021-11-24', visits }, '2026-11', [exampleDay('2026-11-10'), exampleDay('2026-11-24')])
    expect(book(month(was, now))).toMatchObject({ n: 1 })
    expect(columnsOf(SKDN, month(was, now))).toMatchObject({ n: 1 })
    expect(book(month(was, now, again))).not.toHaveProperty('n')
    expect(columnsOf(SKDN, month(was, now, again))).not.toHaveProperty('n')
  })

  it('has what was given, illness and referrals', () => {
    const shown = {
      came: true,
      vitaminA: 'merah',
      'ask.sakit': ['diare'],
      advice: ['diare'],
      'ask.mpasi': true,
    } as const
    const at = exampleSeen(
      { ...shown, advice: ['diare'], 'ask.sakit': ['diare'] },
      { ...aged(14), referrals: [exampleReferral('2026-11-10')] },
    )
    expect(book(at)).toMatchObject({ vita: 1, sakit: 1, edukasi: 1, mpasi: 1, 'dirujuk-6': 1 })
  })
})

describe('SIP 7', () => {
  const sip = (at: Parameters<typeof columnsOf>[1]) => columnsOf(SIP_7, at)

  it('has the columns 3 to 56 in their order', () => {
    expect(SIP_7.columns.map(({ code }) => code)).toEqual(Array.from({ length: 54 }, (_, i) => String(i + 3)))
  })

  it('says why a column stays empty, where nothing is recorded', () => {
    expect(SIP_7.columns.flatMap(({ code, blank }) => (blank ? [code] : []))).toEqual(['56'])
  })

  it('counts oralit among the children with diarrhoea alone', () => {
    const sick: VisitFields = { 'ask.sakit': ['diare'] }
    expect(sip(exampleSeen({ ...sick, 'ask.oralit': true }))).toMatchObject({ 52: 1, 54: 1 })
    expect(sip(exampleSeen({ ...sick, 'ask.oralit': false }))).not.toHaveProperty('54')
    expect(sip(exampleSeen({ 'ask.sakit': [], 'ask.oralit': true }))).not.toHaveProperty('54')
  })

  it('has boys before girls', () => {
    expect(sip(exampleSeen({ weightKg: 8 }, { shown: { kia: 'ada' } }))).toEqual({ 15: 1, 17: 1, 19: 1 })
    expect(sip(exampleSeen({ weightKg: 8 }, { sex: 'P', shown: { kia: 'ada' } }))).toEqual({ 16: 1, 18: 1, 20: 1 })
  })

  it('has vitamin A, PMT of both kinds, diarrhoea and doses', () => {
    const doses = [exampleDose('mr', 1, '2026-11-10'), exampleDose('dpt', 1, '2026-11-10')]
    const at = exampleSeen({ came: true, vitaminA: 'merah', pmtGiven: true, 'ask.sakit': ['diare'] }, { doses })
    expect(sip(at)).toEqual({ 15: 1, 23: 1, 25: 1, 30: 1, 44: 1, 46: 1, 52: 1 })
    expect(sip(exampleMonth({ pmt: [examplePmt('2026-11-03', 14)] }))).toEqual({ 15: 1, 25: 1 })
  })

  it('has mothers: seen, with tablets, with a tetanus dose, after the birth', () => {
    const tetanus = (on: string) => ({ ...PREGNANT, tetanus: [{ on, of: 'td' as const }] })
    expect(sip(exampleSeen({ came: true, 'measure.mms': 30 }, tetanus('2026-11-10')))).toEqual({
      3: 1,
      4: 1,
      5: 1,
      27: 1,
    })
    expect(sip(exampleMonth(tetanus('2026-10-31')))).toEqual({ 3: 1 })
    expect(sip(exampleMonth(PREGNANT))).toEqual({ 3: 1 })
    expect(sip(exampleMonth(AFTER_BIRTH))).toEqual({ 6: 1 })
  })

  it('has who uses which method, by the last answer', () => {
    const [question] = CONTRACEPTION.items
    const answered = (on: string, label: string) => ({
      on,
      form: CONTRACEPTION.code,
      answers: { version: '2023', answers: { cara: question!.options.findIndex((each) => each.label === label) } },
    })
    const kb = (...confided: readonly ReturnType<typeof answered>[]) => sip(exampleMonth(mother({ confided })))
    expect(kb(answered('2026-03-10', 'Suntik'))).toEqual({ 13: 1 })
    expect(kb(answered('2026-03-10', 'Suntik'), answered('2026-11-10', 'AKDR'))).toEqual({ 12: 1 })
    expect(kb(answered('2026-03-10', 'Suntik'), answered('2026-11-10', 'Tidak'))).toEqual({})
    expect(kb(answered('2026-12-01', 'Suntik'))).toEqual({})
  })
})

describe('LB3 gizi', () => {
  const lb3 = (at: Parameters<typeof columnsOf>[1]) => columnsOf(LB3_GIZI, at)

  it.each([
    [5, undefined],
    [6, 'biru-s'],
    [11, 'biru-s'],
    [12, 'merah-s'],
    [59, 'merah-s'],
    [60, undefined],
  ])('at %i months the sasaran of vitamin A is %s', (months, code) => {
    expect(Object.keys(lb3(exampleMonth(aged(months)))).find((each) => /^(biru|merah)-s$/.test(each))).toBe(code)
  })

  it('asks about ASI to the last day before six months', () => {
    const asked = (months: number, answer: boolean) =>
      lb3(exampleSeen({ came: true, [`ask.asi-${months}` as 'ask.asi-5']: answer }, aged(months)))
    expect(asked(5, true)).toMatchObject({ 'asi-s': 1, asi: 1 })
    expect(asked(5, false)).toMatchObject({ 'asi-s': 1, 'asi-tidak': 1 })
    expect(asked(6, true)).not.toHaveProperty('asi-s')
  })

  it('knows low birth weight below 2500 g', () => {
    const born = (birthWeightG?: number) =>
      lb3(exampleMonth({ birth: '2026-11-05', shown: birthWeightG === undefined ? {} : { birthWeightG } }))
    expect(born(2499)).toMatchObject({ lahir: 1, 'lahir-timbang': 1, bblr: 1 })
    expect(born(2500)).not.toHaveProperty('bblr')
    expect(born()).not.toHaveProperty('lahir-timbang')
  })

  it('has a wasted child with PMT', () => {
    const wasted = { weightKg: 12.5, heightCm: 103, posture: 'berdiri' as const }
    expect(lb3(exampleSeen(wasted, { ...aged(48), pmt: [examplePmt('2026-11-03', 56)] }))).toMatchObject({
      'kurus-pmt': 1,
    })
    expect(lb3(exampleSeen(wasted, aged(48)))).not.toHaveProperty('kurus-pmt')
  })

  it('has mothers', () => {
    expect(lb3(exampleSeen({ came: true, armCm: 22, 'measure.mt-porsi': 14 }, PREGNANT))).toEqual({
      bumil: 1,
      kek: 1,
      'kek-mt': 1,
    })
    expect(lb3(exampleMonth(AFTER_BIRTH))).toEqual({ nifas: 1, 'vita-nifas': 1 })
  })
})

test('every sum of every form holds, and they agree with SKDN, over any month', () => {
  const forms = [SKDN, F1, BUKU_7, SIP_7, LB3_GIZI]
  fc.assert(
    fc.property(fc.array(anyChildMonth, { maxLength: 40, size: 'max' }), (people) => {
      const tally = tallyOf(people, forms)
      expect(forms.flatMap((form) => breachesIn(tally, form))).toEqual([])
      const sum = (...names: readonly string[]) => names.reduce((all, name) => all + sumOf(tally, name), 0)
      expect([sum('f1.1'), sum('sip-7.15', 'sip-7.16'), sum('lb3-gizi.s')]).toEqual(Array(3).fill(sum('skdn.s')))
      expect([sum('f1.7'), sum('sip-7.19', 'sip-7.20'), sum('lb3-gizi.d')]).toEqual(Array(3).fill(sum('skdn.d')))
      expect([sum('f1.3'), sum('sip-7.21', 'sip-7.22'), sum('lb3-gizi.n'), sum('buku7.n')]).toEqual(
        Array(4).fill(sum('skdn.n')),
      )
      expect([sum('f1.8'), sum('f1.10'), sum('lb3-gizi.bgm')]).toEqual([
        sum('skdn.absent'),
        sum('skdn.t2'),
        sum('skdn.bgm'),
      ])
    }),
  )
})
