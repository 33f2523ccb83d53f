import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate } from '../calendar.ts'
import type { RecordedDose } from './dose.ts'
import { declinedProducts, dueProducts } from './due.ts'
import type { DoseStatus } from './dose-status.ts'
import type { Antigen } from './products.ts'
import { DEFAULT_IMMUNIZATION_SETTINGS as usual } from './settings.ts'
import { after } from './span.ts'
import { immunizationStatus, needsPlan } from './status.ts'

const BIRTH = '2025-03-10'
const age = (months: number): CalendarDate => after(BIRTH, { months })

let count = 0
const had = (antigen: Antigen, date: CalendarDate | undefined, more: Partial<RecordedDose> = {}): RecordedDose => ({
  antigen,
  source: `source/${count++}`,
  outcome: 'given',
  date,
  proof: 'buku-kia',
  ...more,
})

const find = (statuses: readonly DoseStatus[], name: string): DoseStatus => {
  const found = statuses.find(({ antigen, n }) => `${antigen}${n}` === name)
  if (!found) throw new Error(`expected ${name} among ${statuses.map(({ antigen, n }) => antigen + String(n)).join()}`)
  return found
}
const on = (today: CalendarDate, name: string, ...doses: RecordedDose[]): DoseStatus =>
  find(immunizationStatus(BIRTH, doses, today, usual), name)
const products = (today: CalendarDate, doses: readonly RecordedDose[], settings = usual): readonly string[] =>
  dueProducts(immunizationStatus(BIRTH, doses, today, settings)).map(({ product }) => product)

describe('the examples of the domain spec', () => {
  it('DPT1 on day 59 is before its 2 months: valid if given, not proposed', () => {
    expect(on(addDays(BIRTH, 59), 'dpt1')).toMatchObject({ state: 'bisa-sekarang', first: '2025-05-10' })
    expect(products(addDays(BIRTH, 59), [])).not.toContain('pentavalen')
  })

  it('DPT2 27 days after DPT1 is for the bidan to judge, and after 28 it counts', () => {
    const first = had('dpt', age(2))
    expect(on(age(9), 'dpt2', first, had('dpt', addDays(age(2), 27)))).toMatchObject({
      state: 'perlu-dinilai-bidan',
      why: { code: 'interval-too-short', until: addDays(age(2), 28) },
    })
    expect(on(age(9), 'dpt2', first, had('dpt', addDays(age(2), 28))).state).toBe('sudah')
  })

  it('PCV3 at 12 months waits for 56 days after PCV2', () => {
    const second = addDays(age(12), -50)
    const doses = [had('pcv', age(2)), had('pcv', second)]
    expect(on(age(12), 'pcv3', ...doses)).toMatchObject({ state: 'belum-waktunya', first: addDays(second, 56) })
    expect(on(addDays(second, 56), 'pcv3', ...doses).state).toBe('tepat')
  })

  it('MR2 at 18 months with MR1 at 15 waits until 21', () => {
    expect(on(age(18), 'mr2', had('mr', age(15)))).toMatchObject({ state: 'belum-waktunya', first: age(21) })
    expect(on(age(21), 'mr2', had('mr', age(15))).state).toBe('terlambat')
  })

  it('a refusal stays a refusal, and is still there to give', () => {
    const refused = had('mr', age(9), { outcome: 'refused', reason: 'takut demam' })
    const status = on(age(14), 'mr1', refused)
    expect(status).toMatchObject({ state: 'ditolak', otherwise: 'kejar', why: { reason: 'takut demam' } })
    const all = immunizationStatus(BIRTH, [refused], age(14), usual)
    expect(declinedProducts(all).map(({ product }) => product)).toEqual(['mr'])
    expect(on(age(14), 'mr1', refused, had('mr', age(12))).state).toBe('sudah')
  })
})

describe('HB0', () => {
  it('is on time on the day of birth, late to day 7, and closed from day 8', () => {
    expect([0, 1, 7, 8].map((day) => on(addDays(BIRTH, day), 'hb01').state)).toEqual([
      'tepat',
      'terlambat',
      'terlambat',
      'lewat-umur',
    ])
  })
})

describe('RV', () => {
  it('does not begin after month 4, and what cannot be finished has passed', () => {
    expect(on(addDays(age(5), -1), 'rv1').state).toBe('terlambat')
    const after5 = immunizationStatus(BIRTH, [], age(5), usual)
    expect(['rv1', 'rv2', 'rv3'].map((name) => find(after5, name).state)).toEqual(Array(3).fill('lewat-umur'))
  })

  it('ends on the last day of month 6', () => {
    const doses = [had('rv', age(4)), had('rv', age(5))]
    expect(on(addDays(age(7), -1), 'rv3', ...doses).state).toBe('terlambat')
    expect(on(age(7), 'rv3', ...doses).state).toBe('lewat-umur')
  })

  it('has no time left when 4 weeks reach past the last day', () => {
    const doses = [had('rv', age(4)), had('rv', addDays(age(6), 10))]
    expect(on(addDays(age(6), 12), 'rv3', ...doses)).toMatchObject({
      state: 'lewat-umur',
      why: { code: 'no-time-left' },
    })
  })
})

describe('PCV that begins late', () => {
  const count = (today: CalendarDate, ...doses: RecordedDose[]): number =>
    immunizationStatus(BIRTH, doses, today, usual).filter(({ antigen }) => antigen === 'pcv').length

  it('is three doses before 12 months, two from 12, one from 24', () => {
    expect([age(11), addDays(age(12), -1), age(12), addDays(age(24), -1), age(24)].map((day) => count(day))).toEqual([
      3, 3, 2, 2, 1,
    ])
  })

  it('stays the series it began as', () => {
    expect(count(age(30), had('pcv', age(11)))).toBe(3)
    expect(count(age(30), had('pcv', age(14)))).toBe(2)
    const second = on(addDays(age(14), 55), 'pcv2', had('pcv', age(14)))
    expect(second).toMatchObject({ state: 'belum-waktunya', first: addDays(age(14), 56) })
    expect(on(addDays(age(14), 56), 'pcv2', had('pcv', age(14))).state).toBe('kejar')
  })
})

describe('the second dose of PCV that began at 20 months', () => {
  const firstOn = age(20)
  const asPlanned = (today: CalendarDate) => [
    on(today, 'pcv2', had('pcv', firstOn)),
    needsPlan(
      immunizationStatus(BIRTH, [had('pcv', firstOn)], today, usual).filter(({ antigen }) => antigen === 'pcv'),
      today,
    ),
  ]

  it('is late from 8 weeks after the first, and needs a plan half a year after that', () => {
    const due = addDays(firstOn, 56)
    expect(asPlanned(due)).toMatchObject([{ state: 'kejar', first: due, lateFrom: due }, false])
    expect(asPlanned(age(27))).toMatchObject([{ lateFrom: due }, false])
    expect(asPlanned(age(29))).toMatchObject([{ state: 'kejar' }, true])
  })

  it('has no first dose: the whole series is late since it was three months old', () => {
    const statuses = immunizationStatus(BIRTH, [], age(20), usual).filter(({ antigen }) => antigen === 'pcv')
    expect(needsPlan(statuses, age(20))).toBe(true)
  })
})

describe('DPT4', () => {
  it('is proposed a year after DPT3, and valid from 6 months after it', () => {
    const third = age(8)
    const doses = [had('dpt', age(2)), had('dpt', age(4)), had('dpt', third)]
    expect(on(age(18), 'dpt4', ...doses)).toMatchObject({ state: 'bisa-sekarang', first: addDays(third, 365) })
    expect(on(addDays(third, 365), 'dpt4', ...doses).state).toBe('terlambat')
    expect(on(age(20), 'dpt4', ...doses, had('dpt', age(14))).state).toBe('sudah')
    expect(on(age(20), 'dpt4', ...doses, had('dpt', addDays(age(14), -1))).state).toBe('perlu-dinilai-bidan')
  })
})

describe('live vaccines', () => {
  it('BCG and MR go together or 4 weeks apart', () => {
    const mr = had('mr', age(9))
    expect(on(age(9), 'bcg1', mr).state).toBe('terlambat')
    expect(on(addDays(age(9), 1), 'bcg1', mr)).toMatchObject({
      state: 'belum-waktunya',
      why: { code: 'live-spacing', antigen: 'mr' },
      first: addDays(age(9), 28),
    })
    expect(on(addDays(age(9), 28), 'bcg1', mr).state).toBe('terlambat')
  })

  it('drops go with anything', () => {
    expect(on(addDays(age(9), 1), 'opv1', had('mr', age(9))).state).toBe('terlambat')
  })

  it('given too close, the later one is for the bidan', () => {
    const [mr, bcg] = [had('mr', age(9)), had('bcg', addDays(age(9), 10))]
    expect(on(age(12), 'bcg1', mr, bcg).state).toBe('perlu-dinilai-bidan')
    expect(on(age(12), 'mr1', mr, bcg).state).toBe('sudah')
  })
})

describe('hexavalen', () => {
  const settings = { ...usual, hexavalentSince: '2025-05-01' }

  it('gives DPT-HB-Hib and IPV at once where the district has it', () => {
    expect(products(age(2), [], settings)).toEqual(['bcg', 'opv', 'hexavalen', 'pcv', 'rv'])
    expect(products(age(2), [], usual)).toEqual(['bcg', 'opv', 'pentavalen', 'pcv', 'rv'])
  })

  it('goes on with pentavalen for a child who began before the date', () => {
    const began = had('dpt', '2025-04-30')
    expect(products(age(4), [began], settings)).toContain('pentavalen')
    expect(products(age(4), [began], settings)).toContain('ipv')
  })

  it('of a private clinic counts for both antigens', () => {
    const doses = (['dpt', 'ipv'] as const).map((antigen) =>
      had(antigen, age(2), { source: 'x', product: 'hexavalen' }),
    )
    expect([on(age(3), 'dpt1', ...doses).state, on(age(3), 'ipv1', ...doses).state]).toEqual(['sudah', 'sudah'])
    expect(on(age(9), 'ipv2', ...doses).state).toBe('tepat')
  })

  it('is not given where IPV was given a week ago: pentavalen is', () => {
    const doses = [had('dpt', age(2)), had('ipv', age(2)), had('ipv', addDays(age(3), 7))]
    expect(products(addDays(age(3), 14), doses, settings)).toContain('pentavalen')
  })

  it('is not for the booster', () => {
    const series = [2, 3, 4].flatMap((n) =>
      (['dpt', 'ipv'] as const).map((each) => had(each, age(n), { source: `h${n}` })),
    )
    expect(products(age(18), series, settings)).toContain('pentavalen')
  })
})

describe('what the books leave open', () => {
  it('a dose with a number and no date leaves the next one to the bidan', () => {
    const undated = had('dpt', undefined, { n: 1, proof: 'pengakuan' })
    expect(on(age(6), 'dpt1', undated).state).toBe('sudah')
    expect(on(age(6), 'dpt2', undated)).toMatchObject({
      state: 'perlu-dinilai-bidan',
      why: { code: 'previous-undated' },
    })
  })

  it('a third dose without the first two leaves those to the bidan', () => {
    const third = had('dpt', age(5), { n: 3 })
    expect(on(age(6), 'dpt1', third).state).toBe('perlu-dinilai-bidan')
    expect(on(age(6), 'dpt3', third).state).toBe('sudah')
  })

  it('the same dose in the book and at the open day is one dose', () => {
    const doses = [had('dpt', age(2), { n: 1 }), had('dpt', age(2))]
    expect(on(age(3), 'dpt1', ...doses).given?.records).toHaveLength(2)
    expect(on(age(3), 'dpt2', ...doses).state).toBe('tepat')
  })

  it('a dose of an open day between two of the book is one of those the book knows', () => {
    const book = [2, 3, 5].map((months, index) => had('dpt', age(months), { n: index + 1 }))
    const statuses = immunizationStatus(BIRTH, [...book, had('dpt', addDays(age(3), 2))], age(6), usual)
    const dpt = statuses.filter(({ antigen }) => antigen === 'dpt')
    expect(dpt.map(({ given }) => given?.records.length ?? 0)).toEqual([1, 2, 1, 0])
  })

  it('a bidan who says that it counts ends the question, and one who says again brings it back', () => {
    const early = had('dpt', addDays(BIRTH, 30))
    expect(on(age(3), 'dpt1', early).state).toBe('perlu-dinilai-bidan')
    expect(on(age(3), 'dpt1', { ...early, assessed: 'sah' }).state).toBe('sudah')
    expect(on(age(3), 'dpt1', { ...early, assessed: 'ulangi' }).state).toBe('terlambat')
  })

  it('parents who refuse everything are asked again for all that is due, not for what is not', () => {
    const no = (['bcg', 'opv', 'dpt', 'mr'] as const).map((antigen) =>
      had(antigen, undefined, { outcome: 'refused', reason: 'ORTU MENOLAK' }),
    )
    expect(['bcg1', 'opv1', 'dpt1', 'mr1'].map((name) => on(age(4), name, ...no).state)).toEqual([
      'ditolak',
      'ditolak',
      'ditolak',
      'belum-waktunya',
    ])
  })

  it('put off today is due again next month', () => {
    const sick = had('dpt', age(2), { outcome: 'postponed', reason: 'demam' })
    expect(on(age(2), 'dpt1', sick)).toMatchObject({ state: 'ditunda', otherwise: 'tepat' })
    expect(on(age(3), 'dpt1', sick).state).toBe('terlambat')
  })
})

describe('a child who never came', () => {
  it('at 3 years needs a plan of the bidan, with everything that is still possible proposed', () => {
    const statuses = immunizationStatus(BIRTH, [], age(36), usual)
    expect(dueProducts(statuses).map(({ product }) => product)).toEqual(['opv', 'pentavalen', 'ipv', 'pcv', 'mr'])
    expect(needsPlan(statuses, age(36))).toBe(true)
    expect(needsPlan(immunizationStatus(BIRTH, [], age(3), usual), age(3))).toBe(false)
  })

  it('at 5 years is past the schedule', () => {
    const states = immunizationStatus(BIRTH, [], age(60), usual).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['lewat-umur']))
  })
})
