import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examplePregnancy } from '../pregnancy/example-pregnancy.ts'
import { CARD_FIELDS } from './all-fields.ts'
import { fieldsFor, offeredFor } from './due.ts'
import { answersTo, exampleVisitor } from './example-visitor.ts'
import type { CardValues } from './field.ts'
import { SRQ_20 } from './forms/srq-20.ts'
import { meaningsFor } from './meanings.ts'

describe('what one visit found', () => {
  it('the worst stands first', () => {
    const today = {
      weightKg: 70,
      heightCm: 160,
      'measure.sistole': 185,
      'measure.diastole': 95,
      'measure.gds': 120,
      'measure.lingkar-perut': 85,
    }
    const found = meaningsFor(exampleVisitor({ years: 45, today }))
    expect(found.map(({ of, meaning }) => `${of} ${meaning.colour}`)).toEqual([
      'td merah',
      'imt merah',
      'measure.lingkar-perut kuning',
      'measure.gds hijau',
    ])
  })

  it.each([
    [['stroke'], 'Wajah perot, lemah satu sisi, atau bicara pelo'],
    [['sesak', 'gangren'], 'Sesak napas, Luka membusuk (gangren)'],
    [['dari-versi-lain'], 'dari-versi-lain'],
  ])('danger signs %o: at once', (signs, number) => {
    const [found] = meaningsFor(exampleVisitor({ years: 70, today: { 'ask.bahaya': signs } }))
    expect(found?.meaning).toMatchObject({ number, follow: { reason: 'bahaya-dewasa', route: 'segera' } })
  })

  it('no danger sign says nothing', () => {
    expect(meaningsFor(exampleVisitor({ years: 70, today: { 'ask.bahaya': [] } }))).toEqual([])
  })

  it('the wish to end one’s life is none of the answers that a visit keeps', () => {
    const field = CARD_FIELDS.find(({ name }) => name === 'ask.bahaya')!
    expect(JSON.stringify(field)).not.toMatch(/hidup|bunuh/)
  })

  it('a medicine not taken is said', () => {
    const codes = (taken: boolean) =>
      meaningsFor(exampleVisitor({ years: 50, today: { 'ask.minum-obat': taken } })).map(({ meaning }) => meaning.code)
    expect([codes(false), codes(true)]).toEqual([['obat-tidak-diminum'], []])
  })

  it('a questionnaire counts by what was chosen, whatever else stands in it', () => {
    const stored = { ...answersTo(SRQ_20, { '17': 1 }), more: true }
    const [found] = meaningsFor(exampleVisitor({ years: 30, today: { 'form.srq-20': stored } }))
    expect(found?.meaning.follow?.route).toBe('segera')
  })
})

/** Whatever an older, a newer or a broken app may have written. */
const anything = fc.oneof(
  fc.anything({ maxDepth: 2, withNullPrototype: true }),
  fc.double(),
  fc.record({ version: fc.string(), answers: fc.anything({ maxDepth: 1 }) }),
  fc.record({ version: fc.constant('2023'), answers: fc.dictionary(fc.string(), fc.double()) }),
  fc.array(fc.anything({ maxDepth: 1 })),
)
const NAMES = [...new Set(CARD_FIELDS.map(({ name }) => name)), 'notWeighed', 'screened.srq-20']
const values = fc.dictionary(fc.constantFrom(...NAMES), anything, { maxKeys: 12 }) as fc.Arbitrary<CardValues>
const pregnant = fc.record({
  state: fc.constantFrom('hamil' as const, 'nifas' as const, 'menyusui' as const),
  days: fc.option(fc.integer({ min: 0, max: 800 }), { nil: undefined }),
  pregnancy: fc
    .record({
      weightBeforeKg: fc.option(fc.double(), { nil: undefined }),
      heightCm: fc.option(fc.double(), { nil: undefined }),
      endedOn: fc.constantFrom(undefined, '2026-10-17'),
      fetuses: fc.constantFrom(undefined, 2),
    })
    .map(examplePregnancy),
})
const anybody = fc.record(
  {
    years: fc.integer({ min: 6, max: 110 }),
    maternal: pregnant,
    sex: fc.constantFrom('L' as const, 'P' as const),
    today: values,
    earlier: fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), values), { maxLength: 3 }),
  },
  { requiredKeys: ['years', 'sex', 'today', 'earlier'] },
)

describe('laws', () => {
  it('no stored value, of whatever shape, breaks a card', () => {
    fc.assert(
      fc.property(anybody, (made) => {
        const visitor = exampleVisitor(made)
        for (const step of [2, 4] as const) {
          fieldsFor(visitor, step)
          offeredFor(visitor, step)
        }
        for (const { of, meaning } of meaningsFor(visitor)) {
          expect(meaning.says).not.toBe('')
          // A sign that this app does not know is shown as it was written.
          if (of !== 'ask.bahaya') expect(meaning.number ?? '').not.toMatch(/NaN|Infinity|undefined|\[object/)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('a number that no instrument shows is none', () => {
    for (const kg of [Infinity, -Infinity, NaN, Number.MAX_VALUE]) {
      const maternal = { state: 'hamil', days: 200, pregnancy: examplePregnancy({ weightBeforeKg: kg, heightCm: 150 }) }
      const visitor = exampleVisitor({ years: 25, maternal: maternal as never, today: { weightKg: 50 } })
      expect(meaningsFor(visitor).map(({ meaning }) => meaning.number ?? '')).not.toContainEqual(
        expect.stringMatching(/Infinity|NaN/),
      )
    }
  })

  it('a number that is none is neither low nor high', () => {
    for (const value of ['120', true, NaN, ['1']] as never[])
      for (const name of ['measure.gds', 'measure.hb', 'measure.lingkar-perut', 'armCm'])
        expect(meaningsFor(exampleVisitor({ years: 12, today: { [name]: value } }))).toEqual([])
  })

  it('each field and each reading says one thing', () => {
    fc.assert(
      fc.property(anybody, (made) => {
        const of = meaningsFor(exampleVisitor(made)).map((found) => found.of)
        expect(new Set(of).size).toBe(of.length)
      }),
    )
  })
})
