import { describe, expect, test } from 'vitest'
import { addDays } from '../calendar.ts'
import { DEFAULT_CARD_SETTINGS, type CardValues } from '../cards/field.ts'
import { DEFAULT_FOLLOW_UP } from '../follow-up/reasons.ts'
import { ANSWER_WITHIN_DAYS } from '../follow-up/referral.ts'
import { KMS_LINES } from '../growth/cut-offs.ts'
import { loadGrowthTables } from '../growth/load-tables.ts'
import { DEFAULT_IMMUNIZATION_SETTINGS } from '../immunization/settings.ts'
import type { TaskPerson, TaskReferral, TaskSettings, TaskVisit } from './task.ts'
import { tasksFor } from './tasks-for.ts'

const today = '2026-11-20'
const opened = '2026-11-10'
const settings: TaskSettings = {
  cards: DEFAULT_CARD_SETTINGS,
  followUp: DEFAULT_FOLLOW_UP,
  immunization: DEFAULT_IMMUNIZATION_SETTINGS,
  answerDays: ANSWER_WITHIN_DAYS,
  kms: KMS_LINES,
  tables: await loadGrowthTables(),
  openDays: [
    { record: 'november', date: opened, groups: ['balita', 'lansia'] },
    { record: 'oktober', date: '2026-10-10', groups: ['dewasa'] },
  ],
}

const visit = (values: CardValues, on = opened): TaskVisit => ({ openDay: on, on, values, isWeightSure: true })
const somebody = (fields: Partial<TaskPerson>): TaskPerson => ({
  record: 'orang',
  birthDate: '1960-01-01',
  sex: 'P',
  rt: '2',
  hasNik: true,
  isElsewhere: false,
  visits: [],
  referrals: [],
  kipi: [],
  doubts: 0,
  ...fields,
})
const elder = (values: CardValues, fields: Partial<TaskPerson> = {}) => somebody({ visits: [visit(values)], ...fields })
const toddler = (fields: Partial<TaskPerson>) => somebody({ birthDate: '2024-11-01', ...fields })
const referral = (fields: Partial<TaskReferral>): TaskReferral => ({
  madeOn: opened,
  tier: '7-hari',
  status: 'dikirim',
  reasons: ['td-tinggi'],
  ...fields,
})
/** Measured, and after five minutes again (K7). */
const pressure = (sistole: number, diastole = 80): CardValues => ({
  'measure.sistole': sistole,
  'measure.diastole': diastole,
  'measure.sistole-2': sistole,
  'measure.diastole-2': diastole,
})
const tasks = (person: TaskPerson) => tasksFor([person], today, settings)
const codes = (person: TaskPerson) => tasks(person).flatMap(({ because }) => because.map(({ code }) => code))
const first = (person: TaskPerson) => tasks(person)[0]

describe('hypertension and diabetes that are not controlled', () => {
  test.each([
    [139, 89, []],
    [140, 89, ['td-tinggi']],
    [139, 90, ['td-tinggi']],
  ])('%i/%i', (sistole, diastole, expected) => {
    expect(codes(elder(pressure(sistole, diastole)))).toEqual(expected)
  })

  test.each([
    [69, []],
    [199, []],
    [200, ['gds-tinggi']],
  ])('GDS %i', (mgDl, expected) => {
    expect(codes(elder({ 'measure.gds': mgDl }))).toEqual(expected)
  })

  test('how soon: 179 within the week, 180 at once; GDS 300 within a day', () => {
    const at = (values: CardValues) => first(elder(values))
    expect(at(pressure(179))).toMatchObject({
      priority: '7-hari',
      due: '2026-11-17',
    })
    expect(at(pressure(180))).toMatchObject({ priority: 'segera', due: opened })
    expect(at({ 'measure.gds': 300 })).toMatchObject({ priority: '24-jam', due: '2026-11-11' })
  })

  test('the last one counts: what is normal now is no task any more', () => {
    const before = visit(pressure(170, 100), '2026-10-10')
    const now = visit(pressure(128))
    expect(codes(somebody({ visits: [now, before] }))).toEqual([])
    expect(codes(somebody({ visits: [visit({ weightKg: 60 }), before] }))).toEqual(['td-tinggi'])
  })

  test('medicine that was not taken, until it is taken', () => {
    expect(codes(elder({ 'ask.minum-obat': false }))).toEqual(['obat'])
    expect(codes(elder({ 'ask.minum-obat': true }))).toEqual([])
  })

  test('several causes are one task, as soon as the soonest', () => {
    const all = tasks(elder({ ...pressure(150), 'measure.gds': 310, 'ask.minum-obat': false }))
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ priority: '24-jam', due: '2026-11-11' })
    expect(all[0]?.because.map(({ code }) => code)).toEqual(['td-tinggi', 'gds-tinggi', 'obat'])
  })

  test('a referral on its way is followed as a referral; after its answer the next month is soon enough', () => {
    const high = pressure(150)
    expect(codes(elder(high, { referrals: [referral({ madeOn: opened, status: 'dibuat' })] }))).toEqual([
      'rujukan-belum-dijawab',
    ])
    expect(first(elder(high, { referrals: [referral({ status: 'selesai' })] }))).toMatchObject({
      kind: 'ht-dm',
      priority: 'bulan-ini',
    })
    const older = referral({ madeOn: '2026-10-10', status: 'selesai' })
    expect(first(elder(high, { referrals: [older] }))).toMatchObject({ kind: 'ht-dm', priority: '7-hari' })
    expect(first(elder(high, { referrals: [referral({ status: 'menolak' })] }))).toMatchObject({ priority: '7-hari' })
  })
})

describe('older people who need help every day, and TBC', () => {
  const independent = { '1': 2, '2': 2, '3': 1, '4': 2, '5': 2, '6': 3, '7': 3, '8': 2, '9': 2, '10': 1 }
  const aks = (answers: Record<string, number>) => ({ 'form.aks': { version: '2023', answers } })

  test('AKS 20 is no task, 19 is one', () => {
    expect(codes(elder(aks(independent)))).toEqual([])
    expect(codes(elder(aks({ ...independent, '10': 0 })))).toEqual(['aks'])
  })

  test('a sign of TBC waits until a referral is answered', () => {
    const coughs = { 'ask.tbc-batuk': true, 'ask.tbc-bb': false }
    expect(codes(elder({ 'ask.tbc-batuk': false }))).toEqual([])
    expect(first(elder(coughs))).toMatchObject({ kind: 'tbc', priority: '7-hari', due: '2026-11-17' })
    const waits = referral({ reasons: ['tbc'] })
    expect(first(elder(coughs, { referrals: [waits] }))).toMatchObject({
      kind: 'tbc',
      because: [{ code: 'rujukan-belum-dijawab' }],
    })
    expect(codes(elder(coughs, { referrals: [{ ...waits, status: 'selesai' }] }))).toEqual([])
  })

  test('a child is asked in its own words', () => {
    expect(codes(toddler({ visits: [visit({ 'ask.tbc-batuk': true })] }))).toEqual(['terduga-tbc'])
    expect(codes(toddler({ visits: [visit({ 'ask.tbc-kontak': true })] }))).toEqual(['kontak-tbc'])
  })
})

describe('children who do not grow', () => {
  const weights = (...kg: readonly number[]) =>
    kg.map((weightKg, i) => visit({ weightKg }, ['2026-11-10', '2026-10-10', '2026-09-10'][i]))

  test('a gain of the least that is expected (200 g) is no task, 10 g less is one', () => {
    expect(codes(toddler({ sex: 'L', visits: weights(12, 11.8) }))).toEqual([])
    expect(first(toddler({ sex: 'L', visits: weights(11.99, 11.8) }))).toMatchObject({
      kind: 'berat',
      priority: 'bulan-ini',
      because: [{ code: '1t' }],
    })
  })

  test('twice in a row is for this week', () => {
    expect(first(toddler({ sex: 'L', visits: weights(11.8, 11.8, 11.8) }))).toMatchObject({
      priority: '7-hari',
      because: [{ code: '2t' }],
    })
  })

  test('last month counts until this month has a weight, the month before does not', () => {
    const months = (last: string, before: string) => [
      visit({ weightKg: 11.8 }, last),
      visit({ weightKg: 11.8 }, before),
    ]
    const weight = (person: TaskPerson) => tasks(person).filter(({ kind }) => kind === 'berat')
    expect(weight(toddler({ visits: months('2026-10-10', '2026-09-10') }))).toHaveLength(1)
    expect(weight(toddler({ visits: months('2026-09-10', '2026-08-10') }))).toEqual([])
  })

  test('below the red line, and just above it', () => {
    const at = (weightKg: number) => codes(toddler({ sex: 'L', visits: weights(weightKg) }))
    // 24 months, boy: -3 SD is 8.6 kg (WHO 2006).
    expect(at(8.5)).toEqual(['bgm'])
    expect(at(8.7)).toEqual([])
  })

  test('below the red line is as urgent as the puskesmas has set it for that age', () => {
    const later = { ...settings, followUp: { ...DEFAULT_FOLLOW_UP, routes: { bgm: 'lapor' } as const } }
    const at = (birthDate: string, weightKg: number) =>
      tasksFor([toddler({ sex: 'L', birthDate, visits: weights(weightKg) })], today, later)[0]?.priority
    expect(at('2024-11-01', 8.5)).toBe('bulan-ini')
    expect(at('2026-07-01', 4)).toBe('24-jam')
  })

  describe('what is red', () => {
    // A girl of 24 months, 80 cm lying: -3 SD of BB/PB is 7.8 kg (WHO 2006).
    const measured = (values: CardValues, fields: Partial<TaskPerson> = {}) =>
      toddler({ visits: [visit(values)], ...fields })
    const growth = (person: TaskPerson) =>
      tasks(person).flatMap(({ kind, because }) => (kind === 'berat' ? because.map(({ code }) => code) : []))
    const thin = (weightKg: number) => measured({ weightKg, heightCm: 80, posture: 'terlentang' })

    test('is for today until somebody was referred for it', () => {
      expect(first(thin(7.7))).toMatchObject({
        kind: 'berat',
        priority: 'segera',
        because: [{ code: 'bb-tb-buruk' }, {}],
      })
      expect(growth(thin(7.9))).not.toContain('bb-tb-buruk')
      for (const values of [{ armCm: 11.4 }, { oedema: true }]) {
        expect(first(measured(values))).toMatchObject({ kind: 'berat', priority: 'segera', due: opened })
        expect(growth(measured(values, { referrals: [referral({ reasons: ['bb-tb-buruk'] })] }))).toEqual([])
      }
      expect(growth(measured({ armCm: 11.5 }))).toEqual([])
    })

    test('is over when they were measured again, and not said of a weight that nobody is sure of', () => {
      const before = visit({ armCm: 11.4 }, '2026-10-10')
      expect(growth(toddler({ visits: [before] }))).toEqual(['lila-merah'])
      expect(growth(toddler({ visits: [before, visit({ armCm: 12.6 })] }))).toEqual([])
      expect(growth(toddler({ visits: [before, visit({ weightKg: 11 })] }))).toEqual(['lila-merah'])
      const [unsure] = thin(7.7).visits
      expect(growth(toddler({ visits: [{ ...unsure!, isWeightSure: false }] }))).toEqual([])
    })
  })

  test('two weights that nobody has picked from say nothing', () => {
    const [now, before] = weights(11.8, 11.8)
    expect(codes(toddler({ visits: [{ ...now!, isWeightSure: false }, before!] }))).not.toContain('1t')
  })
})

describe('doses', () => {
  const baby = (doses: TaskPerson['doses'], birthDate = '2026-08-20') =>
    toddler({ birthDate, visits: [visit({})], doses })

  test('nothing is said while they are not read', () => {
    expect(codes(baby(undefined))).toEqual([])
  })

  test('none at all, some late, and what is in time', () => {
    expect(codes(baby([]))).toEqual(['belum-imunisasi'])
    const bcg = { antigen: 'bcg', source: 'x', outcome: 'given', date: '2026-08-21', proof: 'buku-kia' } as const
    expect(codes(baby([bcg]))).toEqual(['imunisasi-terlambat'])
    expect(codes(baby([bcg], addDays(today, -29)))).toEqual([])
  })

  test('a family that wants none is not asked again every month', () => {
    const refused = (['hb0', 'bcg', 'opv', 'dpt', 'pcv', 'rv', 'ipv', 'mr', 'je'] as const).map((antigen) => ({
      antigen,
      source: 'refusedAll',
      outcome: 'refused' as const,
      proof: 'pengakuan' as const,
    }))
    expect(codes(baby(refused))).toEqual([])
  })
})

describe('who did not come', () => {
  const seen = visit({ came: true }, '2026-09-10')

  test('a child of that day, from the first month to 71', () => {
    expect(codes(toddler({}))).toEqual(['tidak-datang'])
    expect(codes(toddler({ visits: [visit({ came: true })] }))).toEqual([])
    expect(codes(toddler({ visits: [visit({ came: true }, '2026-11-15')] }))).toEqual([])
    expect(codes(toddler({ birthDate: '2020-11-11' }))).toEqual(['tidak-datang'])
    expect(codes(toddler({ birthDate: '2020-11-10' }))).toEqual([])
    expect(codes(toddler({ birthDate: '2026-11-11' }))).not.toContain('tidak-datang')
  })

  test('somebody older who has been here before, on a day for their age', () => {
    expect(codes(somebody({ visits: [seen] }))).toEqual(['tidak-datang'])
    expect(codes(somebody({}))).toEqual([])
    const adult = somebody({ birthDate: '1990-01-01', visits: [seen] })
    expect(first(adult)).toMatchObject({ because: [{ on: '2026-10-10' }] })
  })
})

describe('what was begun, and the record itself', () => {
  test('an answer is missed after seven days, after one when it is urgent', () => {
    const on = (madeOn: string, tier: TaskReferral['tier']) =>
      codes(elder({}, { referrals: [referral({ madeOn, tier })] }))
    expect(on('2026-11-14', '7-hari')).toEqual([])
    expect(on('2026-11-13', '7-hari')).toEqual(['rujukan-belum-dijawab'])
    expect(on(today, 'segera')).toEqual([])
    expect(on('2026-11-19', 'segera')).toEqual(['rujukan-belum-dijawab'])
  })

  test('a complaint is asked after the next day, a serious one is told at once', () => {
    const after = (onset: string, serious = false) =>
      tasks(elder({}, { kipi: [{ products: ['pentavalen'], serious, status: 'baru', onset, answer: undefined }] }))
    expect(after(today)).toEqual([])
    expect(after('2026-11-19')).toMatchObject([{ kind: 'kipi', priority: '24-jam', due: today }])
    expect(after(today, true)).toMatchObject([{ kind: 'kipi', priority: 'segera' }])
  })

  test('no NIK, and what an import was not sure of', () => {
    expect(codes(elder({}, { hasNik: false, doubts: 2 }))).toEqual(['nik', 'ragu'])
  })

  test('of somebody who lives elsewhere only what was begun here; of somebody who died nothing', () => {
    const high = pressure(190, 100)
    const begun = {
      isElsewhere: true,
      hasNik: false,
      referrals: [referral({ status: 'tidak-datang', tier: 'segera' })],
    }
    expect(codes(elder(high, begun))).toEqual(['rujukan-tidak-datang'])
    expect(codes(elder(high, { hasNik: false, referrals: [referral({ status: 'meninggal' })] }))).toEqual([])
  })
})

test('the most urgent first, then by RT', () => {
  const high = (record: string, rt: string | undefined, sistole: number) => elder(pressure(sistole), { record, rt })
  const all = [high('a', undefined, 150), high('b', '10', 150), high('c', '2', 150), high('d', '9', 190)]
  expect(tasksFor(all, today, settings).map(({ person }) => person)).toEqual(['d', 'c', 'b', 'a'])
})
