import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar.ts'
import { DEFAULT_CARD_SETTINGS, type CardValues, type Visitor } from '../cards/field.ts'
import type { Pregnancy } from '../pregnancy/pregnancy.ts'
import { ADULT, TBC } from './age-sheets.ts'
import { CHILD } from './child-sheets.ts'
import { PREGNANT } from './mother-sheets.ts'
import { outcomesOf, SHEET_CODES } from './sheet.ts'
import { askedOf, sheetsFor, SHEETS } from './sheets.ts'

const today = '2026-11-22'
const codes = (birthDate: string | undefined, more: object = {}): readonly string[] =>
  sheetsFor({ birthDate, pregnancies: [], hasTbc: false, ...more }, today).map(({ code }) => code)

const episode = (fields: Partial<Pregnancy>): Pregnancy => ({
  record: 'siti/1',
  person: 'siti',
  lmp: '2026-05-01',
  dueDate: undefined,
  gravida: 1,
  spacingYears: undefined,
  weightBeforeKg: undefined,
  heightCm: undefined,
  fetuses: undefined,
  outcome: undefined,
  endedOn: undefined,
  endedAt: undefined,
  breastfeeding: undefined,
  risks: [],
  contacts: [],
  afterBirth: [],
  babies: [],
  ...fields,
})

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
