import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar.ts'
import { contactOn, examplePregnancy } from '../../domain/pregnancy/example-pregnancy.ts'
import type { Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { ServedPerson } from '../month/served.ts'
import { columnsOf, exampleMonth, exampleReferral, exampleSeen, exampleVisit } from './example-person-month.ts'
import { ILP_IBU } from './ilp-ibu.ts'

const OPEN = '2026-11-10'

function woman(pregnancy: Partial<Pregnancy>, fields: Partial<ServedPerson> = {}): Partial<ServedPerson> {
  return { sex: 'P', birth: '1998-03-01', pregnancies: [examplePregnancy(pregnancy)], ...fields }
}

/** 20 weeks on the open day. */
const PREGNANT = { lmp: addDays(OPEN, -140), weightBeforeKg: 50, heightCm: 155 }
function bornOn(endedOn: string): Partial<Pregnancy> {
  return { outcome: 'lahir', endedOn, babies: [{ person: 'bayi', alive: true }] }
}

const seen = (shown: VisitFields, pregnancy: Partial<Pregnancy> = PREGNANT, fields: Partial<ServedPerson> = {}) =>
  columnsOf(ILP_IBU, exampleSeen({ came: true, ...shown }, woman(pregnancy, fields)))

describe('the recap of mothers', () => {
  it('has the 29 columns of the printed form in its order, the month being the first', () => {
    const numbered = ILP_IBU.columns.map(({ code }) => code).filter((code) => /^\d+$/.test(code))
    expect(numbered).toEqual(Array.from({ length: 28 }, (_, i) => String(i + 2)))
  })

  it.each([
    ['pregnant', PREGNANT, { '2': 1, '4': 1 }],
    ['42 days after the birth', bornOn('2026-09-29'), { '3': 1, '5': 1, '24': 1 }],
    ['43 days after it, at the breast', bornOn('2026-09-28'), { '3': 1, '5': 1 }],
    ['43 days after it, not at the breast', { ...bornOn('2026-09-28'), breastfeeding: false }, {}],
    ['23 months after it', bornOn('2024-11-11'), { '3': 1, '5': 1 }],
    ['24 months after it', bornOn('2024-11-10'), {}],
    ['after a miscarriage', { outcome: 'keguguran', endedOn: '2026-11-01' } as const, {}],
  ])('came %s', (_, pregnancy, expected) => {
    expect(seen({}, pregnancy)).toEqual(expected)
  })

  it('who did not come is in the column for that, and a guest in none but her own', () => {
    expect(columnsOf(ILP_IBU, exampleMonth(woman(PREGNANT)))).toEqual({ '2': 1, '6': 1 })
    expect(columnsOf(ILP_IBU, exampleMonth(woman(bornOn('2026-10-20'))))).toEqual({ '3': 1, '7': 1 })
    const guest = { shown: { guestFrom: 'Melati' } }
    expect(seen({ armCm: 20 }, PREGNANT, guest)).toEqual({ 'tamu-hamil': 1 })
    expect(columnsOf(ILP_IBU, exampleMonth(woman(PREGNANT, guest)))).toEqual({})
  })

  it('the weight against its curve, both sides of it, and nothing where it cannot be judged', () => {
    // Week 20, IMT 20,8: 0,5 + 7 x 0,35 = 2,95 to 2,0 + 7 x 0,5 = 5,5 kg gained.
    expect(seen({ weightKg: 53 })).toMatchObject({ '8': 1 })
    expect(seen({ weightKg: 52.9 })).toMatchObject({ '9': 1 })
    expect(seen({ weightKg: 55.5 })).toMatchObject({ '8': 1 })
    expect(seen({ weightKg: 55.6 })).toMatchObject({ '9': 1 })
    const unknown = seen({ weightKg: 53 }, { lmp: PREGNANT.lmp })
    expect([unknown['8'], unknown['9']]).toEqual([undefined, undefined])
  })

  it('LiLA and blood pressure of pregnant and of breastfeeding women', () => {
    for (const pregnancy of [PREGNANT, bornOn('2026-06-01')]) {
      expect(seen({ armCm: 23.5 }, pregnancy)).toMatchObject({ '10': 1 })
      expect(seen({ armCm: 23.4 }, pregnancy)).toMatchObject({ '11': 1 })
      expect(seen({ 'measure.sistole': 139, 'measure.diastole': 89 }, pregnancy)).toMatchObject({ '12': 1 })
      expect(seen({ 'measure.sistole': 140, 'measure.diastole': 80 }, pregnancy)).toMatchObject({ '13': 1 })
      expect(seen({ 'measure.sistole': 120, 'measure.diastole': 90 }, pregnancy)).toMatchObject({ '13': 1 })
      expect(seen({ 'measure.sistole': 85, 'measure.diastole': 55 }, pregnancy)).toMatchObject({ '12': 1 })
    }
  })

  it('one sign of TBC is one; close contact alone is none', () => {
    expect(seen({ 'ask.tbc-batuk': true })).toHaveProperty('14', 1)
    expect(seen({ 'ask.tbc-kontak': true })).not.toHaveProperty('14')
  })

  it('TTD or MMS given, and taken', () => {
    expect(seen({ 'measure.ttd': 30, 'ask.ttd-minum': true })).toMatchObject({ '15': 1, '16': 1 })
    expect(seen({ 'measure.mms': 30, 'ask.ttd-minum': false })).toMatchObject({ '15': 1, '17': 1 })
    expect(seen({ 'measure.ttd': 0 })).toEqual({ '2': 1, '4': 1 })
  })

  it('extra food counts for who is too thin, by arm or by IMT before the pregnancy', () => {
    const given = { 'measure.mt-porsi': 30, 'ask.mt-habis': true }
    expect(seen({ armCm: 23.4, ...given })).toMatchObject({ '18': 1, '19': 1 })
    expect(seen({ armCm: 23.4, 'measure.mt-porsi': 30, 'ask.mt-habis': false })).toMatchObject({ '18': 1, '20': 1 })
    expect(seen({ armCm: 23.5, ...given })).not.toHaveProperty('18')
    // 44 kg and 155 cm: IMT 18,3.
    expect(seen(given, { ...PREGNANT, weightBeforeKg: 44 })).toMatchObject({ '18': 1, '19': 1 })
  })

  it('the class of pregnant women, advice', () => {
    expect(seen({ 'ask.kelas-ibu': true })).toMatchObject({ '21': 1 })
    expect(seen({ 'ask.kelas-ibu': false, advice: ['gizi'] })).toMatchObject({ '22': 1, '27': 1 })
    expect(seen({ advice: [] })).not.toHaveProperty('27')
  })

  it('vitamin A in the nifas, from the open day or a KF contact', () => {
    const pregnancy = bornOn('2026-11-01')
    expect(seen({ 'measure.vitamin-a-nifas': 1 }, pregnancy)).toMatchObject({ '23': 1 })
    const contact = { ...contactOn('2026-11-02'), vitaminA: 1 }
    expect(seen({}, { ...pregnancy, afterBirth: [contact] })).toMatchObject({ '23': 1 })
    expect(seen({}, pregnancy)).toMatchObject({ '24': 1 })
    expect(seen({}, bornOn('2026-06-01'))).not.toHaveProperty('24')
  })

  it('KB after the birth is read where it may be, and said to be missing where it may not', () => {
    const pregnancy = bornOn('2026-10-20')
    const answered = (cara: number) => ({
      confided: [{ on: OPEN, form: 'kb', answers: { version: '2023', answers: { cara } } }],
    })
    const screened = { 'screened.kb': true } as const
    expect(seen(screened, pregnancy, answered(2))).toMatchObject({ '25': 1 })
    expect(seen(screened, pregnancy, answered(0))).toMatchObject({ '26': 1 })
    const unread = seen(screened, pregnancy)
    expect(unread).toMatchObject({ 'kb-belum-terbaca': 1 })
    expect(unread).not.toHaveProperty('26')
  })

  it('referred, by the state she is in', () => {
    const referred = { referrals: [exampleReferral(OPEN)] }
    expect(seen({}, PREGNANT, referred)).toMatchObject({ '28': 1 })
    expect(seen({}, bornOn('2026-10-20'), referred)).toMatchObject({ '29': 1 })
    expect(seen({}, PREGNANT, { referrals: [exampleReferral('2026-10-10')] })).not.toHaveProperty('28')
  })

  it('two visits of one month are one woman', () => {
    const visits = [exampleVisit('2026-11-03', { came: true, armCm: 24, 'measure.ttd': 30 })]
    expect(seen({ armCm: 23 }, PREGNANT, { visits })).toEqual({ '2': 1, '4': 1, '11': 1, '15': 1 })
  })
})
