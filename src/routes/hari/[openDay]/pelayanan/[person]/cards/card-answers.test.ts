import { describe, expect, it } from 'vitest'
import { DEFAULT_CARD_SETTINGS, type CardValues, type Visitor } from '../../../../../../domain/cards/field.ts'
import { AKS } from '../../../../../../domain/cards/forms/aks.ts'
import { SKILAS } from '../../../../../../domain/cards/forms/skilas.ts'
import { SRQ_20 } from '../../../../../../domain/cards/forms/srq-20.ts'
import { cardSheet, cardToWrite, needsSomebody, NOTHING_TYPED, unanswered, withAnswer } from './card-answers.ts'
import { tierOf, withoutUrgent } from './in-confidence.ts'

function visitor(years: number, today: CardValues = {}): Visitor {
  const card = years >= 60 ? 'lansia' : years >= 19 ? 'dewasa' : 'sekolah-remaja'
  return { card, months: years * 12, sex: 'P', today, earlier: [], settings: DEFAULT_CARD_SETTINGS }
}

const codesOf = (years: number, isNakes: boolean, today: CardValues = {}): string[] =>
  cardSheet(visitor(years, today), isNakes).forms.map(({ form }) => form.code)

describe('the questions of one visit', () => {
  it('begin with CKG, and a yes takes the yearly blocks away at once', () => {
    const { first, complaints } = cardSheet(visitor(67), false)
    expect(first.map(({ name }) => name)).toEqual(['ask.ckg'])
    expect(complaints.map(({ name }) => name)).toContain('ask.tbc-batuk')
    expect(codesOf(67, false)).toEqual(expect.arrayContaining(['aks', 'skilas', 'srq-20']))
    expect(codesOf(67, false, { 'ask.ckg': true })).toEqual([])
  })

  it('put HEEADSSS only where a nakes holds the phone', () => {
    expect(codesOf(14, false)).not.toContain('heeadsss')
    expect(codesOf(14, true)).toContain('heeadsss')
  })

  it('show a question as soon as an answer calls for it', () => {
    const names = (today: CardValues) => cardSheet(visitor(45, today), false).others.map(({ name }) => name)
    expect(names({})).not.toContain('ask.minum-obat')
    expect(names({ 'ask.riwayat-diri': ['hipertensi'] })).toContain('ask.minum-obat')
  })

  it('never leave the danger signs among the others', () => {
    const names = cardSheet(visitor(45, { 'ask.bahaya': ['sesak'] }), true).others.map(({ name }) => name)
    expect(names).not.toContain('ask.bahaya')
  })
})

describe('what is written', () => {
  it('is what was tapped, null where it was taken back, and that the step is done once somebody says so', () => {
    const typed = { ...NOTHING_TYPED, values: { 'ask.ckg': false, 'ask.merokok': null }, advice: ['garam'] }
    expect(cardToWrite(visitor(45), typed, false)).toEqual({
      'ask.ckg': false,
      'ask.merokok': null,
      advice: ['garam'],
    })
    expect(cardToWrite(visitor(45), NOTHING_TYPED, true)).toEqual({ serviced: true })
  })
})

describe('whether somebody must be told before the next person', () => {
  it('is so for a sign of TBC, and not for a blood pressure, which langkah 3 has told', () => {
    expect(needsSomebody(visitor(45, { 'ask.tbc-batuk': true }))).toBe(true)
    expect(needsSomebody(visitor(45, { 'ask.tbc-batuk': false }))).toBe(false)
    expect(needsSomebody(visitor(45, { 'measure.sistole': 190, 'measure.diastole': 115 }))).toBe(false)
  })
})

describe('a questionnaire', () => {
  it('asks what an answer calls for, and forgets what no longer is asked', () => {
    const of = visitor(67)
    const first = SKILAS.items.map(({ code }) => code)
    const good = withAnswer(SKILAS, undefined, 'masalah-mata', 0, of)
    expect(unanswered(SKILAS, good, of).map(({ code }) => code)).toContain('hitung-jari')
    const seen = withAnswer(SKILAS, good, 'hitung-jari', 0, of)
    const changed = withAnswer(SKILAS, seen, 'masalah-mata', 1, of)
    expect(changed.answers).toEqual({ 'masalah-mata': 1 })
    expect(first).toContain('hitung-jari')
  })

  it('is done when nothing is left', () => {
    const of = visitor(67)
    const all = AKS.items.reduce<ReturnType<typeof withAnswer> | undefined>(
      (before, { code }) => withAnswer(AKS, before, code, 1, of),
      undefined,
    )
    expect(unanswered(AKS, all, of)).toEqual([])
    expect(unanswered(AKS, undefined, of)).toHaveLength(10)
  })

  it('is urgent by one answer alone, before anything is added up, and calm again without it', () => {
    const of = visitor(30)
    const urgent = withAnswer(SRQ_20, withAnswer(SRQ_20, undefined, '1', 1, of), '17', 1, of)
    expect(tierOf(SRQ_20, urgent, of)).toBe('segera')
    expect(withoutUrgent(SRQ_20, urgent).answers).toEqual({ '1': 1 })
    expect(tierOf(SRQ_20, withoutUrgent(SRQ_20, urgent), of)).toBeUndefined()
  })

  it('of six complaints refers within the week', () => {
    const of = visitor(30)
    const answers = Object.fromEntries(SRQ_20.items.map(({ code }, i) => [code, i < 6 ? 1 : 0]))
    expect(tierOf(SRQ_20, { version: '2023', answers }, of)).toBe('7-hari')
  })
})
