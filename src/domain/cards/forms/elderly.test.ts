import { describe, expect, it } from 'vitest'
import { answersTo, exampleVisitor } from '../example-visitor.ts'
import { itemsFor } from '../form.ts'
import { AKS } from './aks.ts'
import { EYES_EARS } from './eyes-ears.ts'
import { positiveDomains, SKILAS } from './skilas.ts'

const old = exampleVisitor({ years: 70 })

/** Answers that add up to this total: each item as high as it goes until it is reached. */
function answersOf(total: number) {
  let left = total
  const chosen = AKS.items.map(({ code, options }) => {
    const option = Math.min(left, options.length - 1)
    left -= option
    return [code, option] as const
  })
  return answersTo(AKS, Object.fromEntries(chosen))
}

describe('AKS', () => {
  it('the best of everything is 20', () => {
    expect(AKS.items.map(({ options }) => options.length - 1).reduce((sum, most) => sum + most)).toBe(20)
  })

  it.each(
    Array.from({ length: 21 }, (_, total) => {
      const letter = total === 20 ? 'M' : total >= 12 ? 'R' : total >= 9 ? 'S' : total >= 5 ? 'B' : 'T'
      return [total, letter] as const
    }),
  )('%i is %s', (total, letter) => {
    const result = AKS.score(answersOf(total), old)
    expect(result).toMatchObject({ total, meaning: { letter } })
    expect(result.meaning?.follow).toEqual(total < 20 ? { reason: 'aks', route: '7-hari' } : undefined)
  })

  it.each([
    [20, 'Mandiri (A)'],
    [19, 'Ketergantungan ringan (B)'],
    [11, 'Ketergantungan sedang (B)'],
    [8, 'Ketergantungan berat (C)'],
    [4, 'Ketergantungan total (C)'],
  ])('%i: %s', (total, formal) => {
    expect(AKS.score(answersOf(total), old).meaning?.formal).toBe(formal)
  })

  it('nine of ten answers make no score', () => {
    const answers = Object.fromEntries(Object.entries(answersOf(20).answers).slice(1))
    expect(AKS.score({ version: '2023', answers }, old)).toEqual({ total: undefined, meaning: undefined })
  })
})

/** Everything well: no complaints, and the tests that are asked the other way round answered with yes. */
const WELL = { 'hitung-jari': 1, bisik: 1 }

describe('SKILAS', () => {
  it('everybody well: negative', () => {
    expect(SKILAS.score(answersTo(SKILAS, WELL), old)).toMatchObject({ total: 0, meaning: { code: 'skilas-negatif' } })
  })

  it.each([
    ['tanggal', 1, 'kognitif'],
    ['tempat', 1, 'kognitif'],
    ['tiga-kata', 1, 'kognitif'],
    ['kursi', 1, 'gerak'],
    ['bb-turun', 1, 'malnutrisi'],
    ['nafsu-makan', 1, 'malnutrisi'],
    ['lila', 1, 'malnutrisi'],
    ['masalah-mata', 1, 'penglihatan'],
    ['hitung-jari', 0, 'penglihatan'],
    ['bisik', 0, 'pendengaran'],
    ['sedih', 1, 'depresi'],
    ['minat', 1, 'depresi'],
  ])('%s alone is enough: %s', (item, option, domain) => {
    const answers = answersTo(SKILAS, { ...WELL, [item]: option })
    expect(positiveDomains(answers)).toEqual([domain])
    expect(SKILAS.score(answers, old)).toMatchObject({
      total: 1,
      meaning: { code: 'skilas-positif', follow: { reason: 'skilas', route: '7-hari' } },
    })
  })

  it('names the domains in the order of the recap', () => {
    const worst = { tanggal: 1, kursi: 1, lila: 1, 'masalah-mata': 1, bisik: 0, sedih: 1 }
    const answers = answersTo(SKILAS, { ...WELL, ...worst })
    expect(positiveDomains(answers)).toEqual([
      'kognitif',
      'gerak',
      'malnutrisi',
      'pendengaran',
      'penglihatan',
      'depresi',
    ])
    expect(SKILAS.score(answers, old).total).toBe(6)
  })

  it('fingers are counted only by whoever has no trouble with their eyes', () => {
    const isAsked = (trouble: number) =>
      itemsFor(SKILAS, answersTo(SKILAS, { 'masalah-mata': trouble }), old).some(({ code }) => code === 'hitung-jari')
    expect([isAsked(0), isAsked(1)]).toEqual([true, false])
  })

  it('what was found is said before the rest was asked', () => {
    const begun = { version: '2023', answers: { kursi: 1 } }
    expect(SKILAS.score(begun, old)).toMatchObject({ total: undefined, meaning: { code: 'skilas-positif' } })
    expect(SKILAS.score({ version: '2023', answers: { kursi: 0 } }, old).meaning).toBeUndefined()
  })
})

describe('eyes and ears', () => {
  it.each([
    [{}, 'mata-telinga-normal', undefined],
    [{ 'mata-kanan': 1 }, 'mata', 'mata'],
    [{ 'mata-kiri': 1 }, 'mata', 'mata'],
    [{ 'telinga-kanan': 1 }, 'telinga', 'telinga'],
    [{ 'telinga-kiri': 1 }, 'telinga', 'telinga'],
    [{ 'mata-kiri': 1, 'telinga-kanan': 1 }, 'mata-telinga', 'mata-telinga'],
  ])('%o: %s', (chosen, code, reason) => {
    const { meaning } = EYES_EARS.score(answersTo(EYES_EARS, chosen), old)
    expect(meaning?.code).toBe(code)
    expect(meaning?.follow?.reason).toBe(reason)
  })

  it('one eye that fails is referred, though the ears were not tested', () => {
    const { total, meaning } = EYES_EARS.score({ version: '2023', answers: { 'mata-kanan': 1 } }, old)
    expect([total, meaning?.code]).toEqual([undefined, 'mata'])
  })
})
