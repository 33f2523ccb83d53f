import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar.ts'
import { DEFAULT_CARD_SETTINGS, type CardValues, type Visitor } from '../cards/field.ts'
import { meaningsFor } from '../cards/meanings.ts'
import { examplePregnancy } from '../pregnancy/example-pregnancy.ts'
import type { Pregnancy } from '../pregnancy/pregnancy.ts'
import { ADULT, TBC } from './age-sheets.ts'
import { CHILD, INFANT } from './child-sheets.ts'
import { AFTER_BIRTH, PREGNANT } from './mother-sheets.ts'
import { outcomesOf, SHEET_CODES, type HomeSheet } from './sheet.ts'
import { askedOf, sheetsFor, SHEETS } from './sheets.ts'

const today = '2026-11-22'
const codes = (birthDate: string | undefined, more: object = {}): readonly string[] =>
  sheetsFor({ birthDate, pregnancies: [], hasTbc: false, ...more }, today).map(({ code }) => code)

const episode = (fields: Partial<Pregnancy>): Pregnancy =>
  examplePregnancy({ record: 'siti/1', person: 'siti', lmp: '2026-05-01', ...fields })

describe('which checklist', () => {
  it('there are nine, each with a name, a version, and no question twice', () => {
    expect(SHEETS.map(({ code }) => code)).toEqual(SHEET_CODES)
    for (const { fields, version, title } of SHEETS) {
      expect([version, title].every((text) => text.length > 0)).toBe(true)
      expect(fields.length).toBeGreaterThan(5)
    }
  })

  it.each(['sekolah-remaja', 'dewasa', 'lansia', 'ibu-nifas'] as const)('puts no question twice to %s', (card) => {
    for (const sheet of SHEETS) {
      const names = askedOf(sheet, visitor({}, { card })).map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it.each([
    ['under 6 months', '2026-05-23', 'bayi'],
    ['6 months', '2026-05-22', 'balita-apras'],
    ['71 months', '2020-11-23', 'balita-apras'],
    ['72 months', '2020-11-22', 'sekolah-remaja'],
    ['18 years', '2007-11-23', 'sekolah-remaja'],
    ['19 years', '2007-11-22', 'dewasa'],
    ['59 years', '1966-11-23', 'dewasa'],
    ['60 years', '1966-11-22', 'lansia'],
  ])('at %s', (_, birth, code) => expect(codes(birth)).toEqual([code]))

  it('a pregnancy comes before the age, also of a girl of 16; nifas ends after day 42', () => {
    const born = (days: number) => [
      episode({
        outcome: 'lahir',
        endedOn: addDays(today, -days),
        babies: [{ person: undefined, alive: true }],
      }),
    ]
    expect(codes('2010-03-01', { pregnancies: [episode({})] })).toEqual(['ibu-hamil'])
    expect(codes('1998-03-01', { pregnancies: born(42) })).toEqual(['bersalin-nifas'])
    expect(codes('1998-03-01', { pregnancies: born(43) })).toEqual(['dewasa'])
  })

  it('who is treated for TBC has that one too; without a birth date there is none', () => {
    expect(codes('1980-01-01', { hasTbc: true })).toEqual(['dewasa', 'tbc'])
    expect(codes(undefined)).toEqual([])
  })
})

const visitor = (today: CardValues = {}, more: Partial<Visitor> = {}): Visitor => ({
  card: 'dewasa',
  months: 45 * 12,
  sex: 'P',
  today,
  earlier: [],
  settings: DEFAULT_CARD_SETTINGS,
  ...more,
})

describe('what is asked', () => {
  const names = (at: Visitor): readonly string[] => askedOf(ADULT, at).map(({ name }) => name)

  it('medicine only of who has the illness: said now, or once to the card', () => {
    expect(names(visitor())).not.toContain('ask.ht-minum')
    expect(names(visitor({ 'ask.ht': true }))).toContain('ask.ht-minum')
    const known = [{ daysAgo: 40, values: { 'ask.riwayat-diri': ['hipertensi'] } }]
    expect(names(visitor({}, { earlier: known }))).toContain('ask.ht-minum')
    expect(names(visitor({ 'ask.ht': false }, { earlier: known }))).not.toContain('ask.ht-minum')
  })

  it('which KB somebody uses and who has TBC are not asked where every kader reads them', () => {
    expect(TBC.inConfidence).toBe(true)
    expect(SHEETS.flatMap(({ fields }) => fields.map(({ name }) => name))).not.toContain('ask.kb')
  })
})

describe('what was found', () => {
  it('follows from the answers', () => {
    expect(outcomesOf(PREGNANT.fields, { 'ask.anc': true, 'ask.ttd-24-jam': true })).toEqual([])
    expect(outcomesOf(PREGNANT.fields, { 'ask.anc': false, 'ask.ttd-24-jam': false })).toEqual([
      'tidak-akses',
      'tidak-patuh',
    ])
    expect(outcomesOf(TBC.fields, { 'ask.tbc-gejala': true })).toEqual(['gejala-tbc'])
  })

  it.each([
    [11.4, 'lila-merah'],
    [11.5, 'lila-kuning'],
    [12.4, 'lila-kuning'],
    [12.5, undefined],
  ])('a child with an arm of %s cm', (cm, code) => {
    const arm = CHILD.fields.find(({ name }) => name === 'measure.lila')
    expect(arm?.means?.(cm, visitor({}, { card: 'anak', months: 20 }))?.code).toBe(code)
  })
})

describe('a mother at home', () => {
  const pregnant = (values: CardValues = {}, earlier: Visitor['earlier'] = []) =>
    visitor(values, {
      card: 'ibu-hamil',
      months: 25 * 12,
      maternal: { state: 'hamil', pregnancy: episode({}), days: 200 },
      earlier,
    })
  const afterBirth = (fields: Partial<Pregnancy>) =>
    visitor(
      {},
      {
        card: 'ibu-nifas',
        months: 25 * 12,
        maternal: { state: 'nifas', pregnancy: episode({ outcome: 'lahir', endedOn: today, ...fields }), days: 9 },
      },
    )
  const names = (sheet: HomeSheet, at: Visitor) => askedOf(sheet, at).map(({ name }) => name)
  const found = (values: CardValues) =>
    meaningsFor(
      pregnant(values),
      askedOf(PREGNANT, pregnant(values)).map((field) => ({ ...field, cards: ['ibu-hamil' as const] })),
    ).flatMap(({ meaning }) => (meaning.follow ? [meaning.follow] : []))

  it.each([
    [23.4, [{ reason: 'kek-hamil', route: '7-hari' }]],
    [23.5, []],
  ])('LiLA %f cm is referred as at the open day: %o', (cm, expected) => {
    expect(found({ 'measure.lila': cm })).toEqual(expected)
  })

  it.each([
    [159, 109, '24-jam'],
    [160, 109, 'segera'],
    [159, 110, 'segera'],
  ])('blood pressure %i/%i: %s', (sistole, diastole, route) => {
    const twice = { 'measure.sistole-2': sistole, 'measure.diastole-2': diastole }
    const read = { 'measure.sistole': sistole, 'measure.diastole': diastole, ...twice }
    expect(found(read).map((follow) => follow.route)).toEqual([route])
    for (const at of [pregnant({}), afterBirth({})])
      expect(names(at.card === 'ibu-hamil' ? PREGNANT : AFTER_BIRTH, at)).toContain('measure.sistole')
  })

  it('extra food is asked of who is too thin now or was in this pregnancy; not eaten, it is not followed', () => {
    const asks = (at: Visitor) => names(PREGNANT, at).includes('ask.mt-habis')
    expect([asks(pregnant({ 'measure.lila': 23.5 })), asks(pregnant({ 'measure.lila': 23.4 }))]).toEqual([false, true])
    expect(asks(pregnant({}, [{ daysAgo: 30, values: { armCm: 23 } }]))).toBe(true)
    expect(outcomesOf(PREGNANT.fields, { 'ask.mt-habis': false })).toEqual(['tidak-patuh'])
  })

  it('who lost her child is not asked of the breast', () => {
    const asked = (fields: Partial<Pregnancy>) =>
      names(AFTER_BIRTH, afterBirth(fields)).filter((name) => /imd|menyusui/.test(name))
    expect(asked({ babies: [{ person: 'bayi', alive: true }] })).toEqual(['ask.imd', 'ask.menyusui'])
    expect(asked({ babies: [{ person: undefined, alive: false }] })).toEqual([])
    expect(asked({ babies: [{ person: 'bayi', alive: true }], breastfeeding: false })).toEqual([])
  })
})

describe('temperature', () => {
  const of = ({ fields }: HomeSheet) => fields.find(({ name }) => name === 'measure.suhu')!
  const nobody = visitor()

  it.each([
    [36.4, 'kuning', undefined],
    [36.5, undefined, undefined],
    [37.4, undefined, undefined],
    [37.5, 'merah', 'tanda-bahaya'],
  ])('%f °C of an infant under 6 months', (celsius, colour, outcome) => {
    const field = of(INFANT)
    expect(field.means?.(celsius, nobody)?.colour).toBe(colour)
    expect(field.finds?.(celsius)).toBe(outcome)
    expect(field.refers?.(celsius)?.tier).toBe(outcome && 'segera')
  })

  it.each([
    [37.4, undefined, []],
    [37.5, 'segera', ['tanda-bahaya']],
  ])('%f °C in the nifas: %s', (celsius, route, outcomes) => {
    expect(of(AFTER_BIRTH).means?.(celsius, nobody)?.follow?.route).toBe(route)
    expect(outcomesOf(AFTER_BIRTH.fields, { 'measure.suhu': celsius })).toEqual(outcomes)
  })

  it('of everybody else it asks to look for danger signs', () => {
    for (const sheet of [PREGNANT, CHILD]) {
      expect(of(sheet).means?.(37.5, nobody)).toMatchObject({ code: 'demam', colour: 'kuning' })
      expect(of(sheet)).toMatchObject({ min: 30, max: 45 })
    }
  })
})

it('vitamin A of who was too young for it then is not missed, and nobody from 60 months on is asked', () => {
  expect(outcomesOf(CHILD.fields, { 'ask.vitamin-a': 'belum' })).toEqual(['tidak-akses'])
  expect(outcomesOf(CHILD.fields, { 'ask.vitamin-a': 'belum-waktunya' })).toEqual([])
  const asks = (months: number) =>
    askedOf(CHILD, visitor({}, { card: 'anak', months })).some(({ name }) => name === 'ask.vitamin-a')
  expect([asks(6), asks(59), asks(60)]).toEqual([true, true, false])
})
