import { describe, expect, test } from 'vitest'
import { addDays } from '../calendar.ts'
import { DEFAULT_CARD_SETTINGS, type CardValues } from '../cards/field.ts'
import { DEFAULT_FOLLOW_UP } from '../follow-up/reasons.ts'
import { ANSWER_WITHIN_DAYS } from '../follow-up/referral.ts'
import { KMS_LINES } from '../growth/cut-offs.ts'
import { loadGrowthTables } from '../growth/load-tables.ts'
import { DEFAULT_IMMUNIZATION_SETTINGS } from '../immunization/settings.ts'
import { contactOn, examplePregnancy } from '../pregnancy/example-pregnancy.ts'
import type { Pregnancy } from '../pregnancy/pregnancy.ts'
import type { TaskPerson, TaskReferral, TaskSettings, TaskVisit } from './task.ts'
import { tasksFor } from './tasks-for.ts'

const today = '2026-11-20'
const settings: TaskSettings = {
  cards: DEFAULT_CARD_SETTINGS,
  followUp: DEFAULT_FOLLOW_UP,
  immunization: DEFAULT_IMMUNIZATION_SETTINGS,
  answerDays: ANSWER_WITHIN_DAYS,
  kms: KMS_LINES,
  tables: await loadGrowthTables(),
  openDays: [],
}

const ago = (days: number) => addDays(today, -days)
const visit = (values: CardValues, days = 10): TaskVisit => ({
  openDay: ago(days),
  on: ago(days),
  values,
  isWeightSure: true,
})
const somebody = (fields: Partial<TaskPerson>): TaskPerson => ({
  record: 'ibu',
  birthDate: '1998-01-01',
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
/** So many weeks and days after HPHT, seen within the last four weeks. */
const pregnant = (weeks: number, days: number, pregnancy: Partial<Pregnancy> = {}, fields: Partial<TaskPerson> = {}) =>
  somebody({
    pregnancies: [examplePregnancy({ lmp: ago(weeks * 7 + days), contacts: [contactOn(ago(5))], ...pregnancy })],
    ...fields,
  })
const gaveBirth = (days: number, pregnancy: Partial<Pregnancy> = {}, fields: Partial<TaskPerson> = {}) =>
  somebody({
    pregnancies: [examplePregnancy({ lmp: ago(days + 280), outcome: 'lahir', endedOn: ago(days), ...pregnancy })],
    ...fields,
  })
const tasks = (person: TaskPerson) => tasksFor([person], today, settings)
const codes = (person: TaskPerson) => tasks(person).flatMap(({ because }) => because.map(({ code }) => code))
const referral = (fields: Partial<TaskReferral>): TaskReferral => ({
  madeOn: ago(10),
  tier: '24-jam',
  status: 'dikirim',
  reasons: ['td-hamil'],
  ...fields,
})

describe('contacts of a pregnancy', () => {
  const seen = (...days: readonly number[]) => ({ contacts: days.map((each) => contactOn(ago(each))) })
  const anc = (person: TaskPerson) =>
    tasks(person).flatMap(({ because }) => because.filter(({ code }) => /^anc/.test(code)))

  test('K1 is due in the first trimester and late the day after', () => {
    expect(anc(pregnant(12, 6, seen()))).toEqual([{ code: 'anc', number: 'K1', on: today }])
    expect(tasks(pregnant(12, 6, seen()))[0]).toMatchObject({ kind: 'hamil', priority: '24-jam', due: today })
    expect(anc(pregnant(13, 0, seen()))).toEqual([{ code: 'anc-terlambat', number: 'K1', on: ago(1) }])
    expect(tasks(pregnant(13, 0, seen()))[0]).toMatchObject({ priority: '7-hari', due: ago(1) })
  })

  test('four weeks after the last contact the next one is due', () => {
    expect(anc(pregnant(20, 0, seen(27)))).toEqual([])
    expect(anc(pregnant(20, 0, seen(28)))).toMatchObject([{ code: 'anc', number: 'K2' }])
  })

  test('a trimester that ended without its contacts: late until she is seen again', () => {
    expect(anc(pregnant(26, 0, seen(100, 50)))).toMatchObject([{ code: 'anc-terlambat', number: 'K4' }])
    expect(anc(pregnant(32, 0, seen(160, 100, 30)))).toMatchObject([{ code: 'anc', number: 'K5' }])
  })

  test('nobody is asked when all six were made', () => {
    expect(anc(pregnant(39, 0, seen(220, 170, 130, 90, 60, 30)))).toEqual([])
  })
})

describe('the birth', () => {
  const hpl = (days: number) => {
    // HPL by ultrasound: so many days from today.
    const person = pregnant(0, 0, { lmp: undefined, dueDate: addDays(today, days) })
    return tasks(person).flatMap(({ because }) =>
      because.filter(({ code }) => /hpl|kabar/.test(code)).map(({ code }) => code),
    )
  }

  test.each([
    [31, []],
    [30, ['hpl']],
    [0, ['hpl']],
    [-1, ['hpl-lewat']],
    // 42 weeks and 14 days after HPHT, and one more.
    [-28, ['hpl-lewat']],
    [-29, ['tanpa-kabar']],
  ])('HPL in %i days: %o', (days, expected) => {
    expect(hpl(days)).toEqual(expected)
  })

  test('once it is told of, nobody asks', () => {
    expect(codes(gaveBirth(50))).toEqual([])
    expect(codes(somebody({ pregnancies: [examplePregnancy({ outcome: 'keguguran', endedOn: ago(3) })] }))).toEqual([])
  })
})

describe('what was found of a pregnant woman', () => {
  const twice = (sistole: number, diastole: number): CardValues => ({
    'measure.sistole': sistole,
    'measure.diastole': diastole,
    'measure.sistole-2': sistole,
    'measure.diastole-2': diastole,
  })
  const at = (values: CardValues, fields: Partial<TaskPerson> = {}) =>
    pregnant(20, 0, {}, { visits: [visit(values)], ...fields })

  test.each([
    [139, 89, [], undefined],
    [140, 89, ['td-ibu'], '24-jam'],
    [139, 90, ['td-ibu'], '24-jam'],
    [159, 109, ['td-ibu'], '24-jam'],
    [160, 109, ['td-ibu'], 'segera'],
    [159, 110, ['td-ibu'], 'segera'],
  ])('%i/%i: %o, %s', (sistole, diastole, expected, priority) => {
    const person = at(twice(sistole, diastole))
    expect(codes(person)).toEqual(expected)
    expect(tasks(person)[0]?.priority).toBe(priority)
  })

  test('LiLA 23,4 is a task until she is referred, 23,5 is none', () => {
    expect(codes(at({ armCm: 23.5 }))).toEqual([])
    expect(codes(at({ armCm: 23.4 }))).toEqual(['kek-ibu'])
    const by = (status: TaskReferral['status']) =>
      codes(
        at(
          { armCm: 23.4 },
          { referrals: [referral({ reasons: ['kek-hamil'], status, madeOn: ago(10), tier: '7-hari' })] },
        ),
      )
    expect(by('menolak')).toEqual(['kek-ibu'])
    expect(by('selesai')).toEqual([])
    expect(by('dikirim')).toEqual(['rujukan-belum-dijawab'])
  })

  test('who is under treatment for it is on no list (care)', () => {
    const care = (until?: string) => codes(at({ armCm: 22 }, { care: { 'kek-hamil': { until } } }))
    expect([care(), care(ago(10)), care(ago(11))]).toEqual([[], [], ['kek-ibu']])
    expect(codes(at({ armCm: 22 }, { care: { 'bb-hamil': {} } }))).toEqual(['kek-ibu'])
  })

  test('a danger sign nobody referred, until a visit without one', () => {
    const signs = at({ 'ask.bahaya': ['perdarahan'] })
    expect(tasks(signs)[0]).toMatchObject({ priority: 'segera', because: [{ code: 'bahaya-ibu' }] })
    const later = [visit({ 'ask.bahaya': [] }, 5), visit({ 'ask.bahaya': ['perdarahan'] })]
    expect(codes(pregnant(20, 0, {}, { visits: later }))).toEqual([])
    expect(
      codes(
        at(
          { 'ask.bahaya': ['demam'] },
          { referrals: [referral({ reasons: ['bahaya-hamil'], status: 'datang', tier: '7-hari', madeOn: ago(3) })] },
        ),
      ),
    ).toEqual([])
  })

  test('tablets not taken, as it was said last in this pregnancy', () => {
    expect(codes(at({ 'ask.ttd-minum': false }))).toEqual(['ttd-tidak'])
    expect(codes(at({ 'ask.ttd-minum': true }))).toEqual([])
    expect(codes(pregnant(1, 0, {}, { visits: [visit({ 'ask.ttd-minum': false }, 8)] }))).toEqual([])
  })

  test('weight outside its band', () => {
    const pregnancy = { weightBeforeKg: 50, heightCm: 150 }
    const weighed = (weightKg: number) => codes(pregnant(20, 10, pregnancy, { visits: [visit({ weightKg })] }))
    expect([weighed(52.9), weighed(53)]).toEqual([['bb-ibu'], []])
  })

  test('in the nifas her blood pressure is looked after, the arm no more; after it the usual list takes over', () => {
    const values = { ...twice(150, 95), armCm: 22 }
    expect(codes(gaveBirth(20, {}, { visits: [visit(values)] })).filter((code) => /td|kek/.test(code))).toEqual([
      'td-ibu',
    ])
    expect(tasks(gaveBirth(50, {}, { visits: [visit(values, 40)] }))).toMatchObject([
      { kind: 'ht-dm', because: [{ code: 'td-tinggi' }] },
    ])
  })

  test('a girl of 16 is on the same list', () => {
    expect(codes({ ...at(twice(145, 95)), birthDate: '2010-01-01' })).toEqual(['td-ibu'])
  })
})

describe('after the birth', () => {
  const kf = (days: number, contacts: Partial<Pregnancy> = {}) =>
    tasks(gaveBirth(days, contacts)).flatMap(({ because }) => because.filter(({ code }) => code === 'kf'))

  test.each([
    [0, 'KF1'],
    [2, 'KF1'],
    [3, 'KF2'],
    [8, 'KF3'],
    [29, 'KF4'],
    [42, 'KF4'],
    [43, undefined],
  ])('day %i: %s', (days, number) => {
    expect(kf(days)[0]?.number).toBe(number)
  })

  test('one that was made is asked for no more', () => {
    expect(kf(5, { afterBirth: [contactOn(ago(1))] })).toEqual([])
  })

  test('the nearer the last day, the sooner: vitamin A until day 42', () => {
    const at = (days: number) => tasks(gaveBirth(days, { afterBirth: [contactOn(ago(0))] }))[0]
    expect(at(30)).toMatchObject({ kind: 'nifas', priority: 'bulan-ini', due: addDays(today, 12) })
    expect(at(35)).toMatchObject({ priority: '7-hari' })
    expect(at(41)).toMatchObject({ priority: '24-jam', because: [{ code: 'vita-nifas', number: '0' }] })
    expect(at(43)).toBeUndefined()
    const given = gaveBirth(30, { afterBirth: [{ ...contactOn(ago(0)), vitaminA: 2 }] })
    expect(codes(given)).toEqual([])
  })

  test('a newborn until KN3 or day 28', () => {
    const kn = (days: number, contacts: readonly number[] = []) =>
      tasks(somebody({ birthDate: ago(days), newborn: contacts.map((each) => contactOn(ago(each))) })).flatMap(
        ({ kind, because }) => (kind === 'bayi-baru' ? because.map(({ number }) => number) : []),
      )
    expect([kn(0), kn(3), kn(28), kn(29), kn(10, [1]), kn(2, [1])]).toEqual([['KN1'], ['KN2'], ['KN3'], [], [], []])
  })

  test('who moved away has no such task', () => {
    expect(codes(gaveBirth(5, {}, { isElsewhere: true }))).toEqual([])
  })
})

describe('what a visit at home found', () => {
  const at = (days: number, outcomes: readonly string[], notHome = false) => ({ on: ago(days), notHome, outcomes })

  test('a danger sign nobody referred is for today, a referral follows itself', () => {
    const homeVisits = [at(2, ['tanda-bahaya'])]
    expect(tasks(somebody({ homeVisits }))[0]).toMatchObject({ kind: 'rumah', priority: 'segera', due: ago(2) })
    const referrals = [referral({ madeOn: ago(2), tier: '7-hari', reasons: ['bahaya-dewasa'] })]
    expect(codes(somebody({ homeVisits, referrals }))).toEqual([])
    expect(codes(somebody({ homeVisits, referrals: [referral({ madeOn: ago(3), status: 'selesai' })] }))).toEqual([
      'rumah-bahaya',
    ])
  })

  test('medicine not taken: again within a month, until somebody who was at home says otherwise', () => {
    expect(tasks(somebody({ homeVisits: [at(5, ['tidak-patuh'])] }))[0]).toMatchObject({
      priority: 'bulan-ini',
      due: addDays(today, 25),
    })
    expect(codes(somebody({ homeVisits: [at(2, [], true), at(5, ['tidak-patuh'])] }))).toEqual(['rumah-tidak-patuh'])
    expect(codes(somebody({ homeVisits: [at(2, []), at(5, ['tidak-patuh'])] }))).toEqual([])
  })

  test('who sought no care: until they come', () => {
    const homeVisits = [at(5, ['tidak-akses', 'lainnya', 'dari-versi-lain'])]
    expect(codes(somebody({ homeVisits }))).toEqual(['rumah-tidak-akses'])
    expect(codes(somebody({ homeVisits, visits: [visit({ came: true }, 4)] }))).toEqual([])
    expect(codes(somebody({ homeVisits, visits: [visit({ came: true }, 6)] }))).toEqual(['rumah-tidak-akses'])
  })

  test('however late, it is no matter of hours', () => {
    expect(tasks(somebody({ homeVisits: [at(60, ['tidak-patuh'])] }))[0]?.priority).toBe('7-hari')
  })

  test('signs of TBC until a referral for it', () => {
    const homeVisits = [at(5, ['gejala-tbc'])]
    expect(tasks(somebody({ homeVisits }))[0]).toMatchObject({ priority: '7-hari', because: [{ code: 'rumah-tbc' }] })
    expect(
      codes(somebody({ homeVisits, referrals: [referral({ madeOn: ago(5), tier: '7-hari', reasons: ['tbc'] })] })),
    ).toEqual([])
  })
})

describe('what was measured at home', () => {
  const home = (values: CardValues, days = 4, notHome = false) => ({ on: ago(days), notHome, outcomes: [], values })
  const read = (sistole: number, diastole: number): CardValues => ({
    'measure.sistole': sistole,
    'measure.diastole': diastole,
    'measure.sistole-2': sistole,
    'measure.diastole-2': diastole,
  })
  const first = (person: TaskPerson) =>
    tasks(person).map(({ priority, because }) => [priority, ...because.map(({ code }) => code)])

  test.each([
    [read(139, 89), []],
    [read(140, 89), [['24-jam', 'td-ibu']]],
    [read(160, 100), [['segera', 'td-ibu']]],
    [{ 'measure.lila': 23.5 }, []],
    [{ 'measure.lila': 23.4 }, [['7-hari', 'kek-ibu']]],
  ])('of a pregnant woman, %o: as at an open day', (values, expected) => {
    expect(first(pregnant(20, 0, {}, { homeVisits: [home(values)] }))).toEqual(expected)
  })

  test('of everybody else: hypertension that is not controlled; a lower one afterwards ends it', () => {
    const high = home(read(150, 95), 10)
    expect(first(somebody({ homeVisits: [high] }))).toEqual([['7-hari', 'td-tinggi']])
    expect(first(somebody({ homeVisits: [home(read(120, 75)), high] }))).toEqual([])
    expect(first(somebody({ homeVisits: [high], visits: [visit(read(120, 75), 3)] }))).toEqual([])
    expect(first(somebody({ homeVisits: [home(read(120, 75))], visits: [visit(read(150, 95), 30)] }))).toEqual([])
    expect(first(somebody({ homeVisits: [home(read(150, 95), 4, true)] }))).toEqual([])
  })

  test('a referral from home answers it', () => {
    const referrals = [referral({ madeOn: ago(4), tier: '7-hari', status: 'selesai', reasons: ['kek-hamil'] })]
    expect(first(pregnant(20, 0, {}, { homeVisits: [home({ 'measure.lila': 22 })], referrals }))).toEqual([])
  })

  test('a pressure of 140/90 that nobody measured again is for within a day, not for next month', () => {
    const once = { 'measure.sistole': 150, 'measure.diastole': 95 }
    expect(first(pregnant(20, 0, {}, { visits: [visit(once)] }))).toEqual([['24-jam', 'td-ibu']])
    expect(first(pregnant(20, 0, {}, { homeVisits: [home(once)] }))).toEqual([['24-jam', 'td-ibu']])
  })

  test('both capsules of vitamin A, said at home, are both', () => {
    const mother = (values: CardValues) =>
      gaveBirth(20, { afterBirth: [{ ...contactOn(ago(10)), vitaminA: 1 }] }, { homeVisits: [home(values)] })
    expect(codes(mother({}))).toEqual(['vita-nifas'])
    expect(codes(mother({ 'ask.vitamin-a': true }))).toEqual([])
    expect(codes(mother({ 'ask.vitamin-a': false }))).toEqual(['vita-nifas'])
  })

  test('who was visited did not come', () => {
    const openDays = [{ record: 'hari', date: ago(5), groups: ['bumil'] }]
    const person = pregnant(20, 0, {}, { homeVisits: [home(read(120, 70), 4)] })
    expect(tasksFor([person], today, { ...settings, openDays }).map(({ kind }) => kind)).toEqual(['tidak-datang'])
  })
})

describe('a day for pregnant women', () => {
  const missed = (groups: readonly string[], person: TaskPerson) =>
    tasksFor([person], today, { ...settings, openDays: [{ record: 'hari', date: ago(3), groups }] })
      .filter(({ kind }) => kind === 'tidak-datang')
      .map(({ person: who }) => who)

  test('a pregnant woman is expected there, though she never came; nobody else of her age is', () => {
    expect(missed(['bumil'], pregnant(20, 0))).toEqual(['ibu'])
    expect(missed(['balita'], pregnant(20, 0))).toEqual([])
    expect(missed(['bumil'], pregnant(20, 0, {}, { visits: [visit({ came: true }, 3)] }))).toEqual([])
    expect(missed(['bumil'], somebody({ visits: [visit({ came: true }, 60)] }))).toEqual([])
  })
})
