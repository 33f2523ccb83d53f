import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldsFor, offeredFor } from './due.ts'
import { exampleVisitor } from './example-visitor.ts'
import type { CardField, CardValue, CardValues } from './field.ts'

type Made = Parameters<typeof exampleVisitor>[0]
const names = (made: Made, step: 2 | 4) => fieldsFor(exampleVisitor(made), step).map(({ name }) => name)
const isPut = (made: Made, name: string) => [...names(made, 2), ...names(made, 4)].includes(name)
const done = (daysAgo: number, values: CardValues): Pick<Made, 'earlier'> => ({ earlier: [[daysAgo, values]] })

describe('what is put at langkah 2', () => {
  it.each<[string, Made, readonly string[]]>([
    ['a girl of 10', { years: 10 }, ['weightKg', 'heightCm']],
    [
      'a boy of 16',
      { years: 16, sex: 'L' },
      ['weightKg', 'heightCm', 'measure.sistole', 'measure.diastole', 'measure.lingkar-perut'],
    ],
    [
      'a woman of 30',
      { years: 30 },
      ['weightKg', 'heightCm', 'measure.sistole', 'measure.diastole', 'measure.lingkar-perut', 'armCm'],
    ],
    [
      'an old man',
      { years: 70, sex: 'L' },
      [
        'weightKg',
        'heightCm',
        'measure.sistole',
        'measure.diastole',
        'measure.lingkar-perut',
        'armCm',
        'measure.gds',
        'ask.gds-meter',
      ],
    ],
  ])('%s', (_whom, made, expected) => {
    expect(names(made, 2)).toEqual(expected)
  })

  it('the calf of an old person who cannot be weighed', () => {
    expect(isPut({ years: 70 }, 'measure.lingkar-betis')).toBe(false)
    expect(isPut({ years: 70, today: { notWeighed: 'sakit' } }, 'measure.lingkar-betis')).toBe(true)
  })
})

describe('what is put at langkah 4', () => {
  const forms = (made: Made) => names(made, 4).filter((name) => name.startsWith('form.'))
  it.each<[Made, readonly string[]]>([
    [{ years: 9 }, []],
    [{ years: 10 }, ['heeadsss']],
    [{ years: 15 }, ['mata-telinga', 'heeadsss']],
    [{ years: 17 }, ['mata-telinga', 'heeadsss']],
    [{ years: 18 }, ['mata-telinga', 'srq-20']],
    [{ years: 19 }, ['mata-telinga', 'srq-20', 'kb']],
    [{ years: 30, settings: { mindForm: 'phq-4' } }, ['mata-telinga', 'phq-4', 'kb']],
    [{ years: 49 }, ['mata-telinga', 'srq-20', 'kb']],
    [{ years: 50 }, ['mata-telinga', 'srq-20']],
    [{ years: 39, today: { 'ask.merokok': 'aktif' } }, ['mata-telinga', 'srq-20', 'kb']],
    [{ years: 40, today: { 'ask.merokok': 'aktif' } }, ['mata-telinga', 'puma', 'srq-20', 'kb']],
    [{ years: 40, today: { 'ask.merokok': 'pasif' } }, ['mata-telinga', 'srq-20', 'kb']],
    [{ years: 59 }, ['mata-telinga', 'srq-20']],
    [{ years: 60 }, ['mata-telinga', 'srq-20', 'aks', 'skilas']],
  ])('%o: %o', (made, expected) => {
    expect(forms(made)).toEqual(expected.map((code) => `form.${code}`))
  })

  it('danger signs come first, for everybody', () => {
    for (const years of [6, 16, 40, 80]) expect(names({ years }, 4)[0]).toBe('ask.bahaya')
  })

  it.each<[Made, boolean]>([
    [{ years: 11 }, false],
    [{ years: 12 }, true],
    [{ years: 18 }, true],
    [{ years: 19 }, false],
    [{ years: 14, sex: 'L' }, false],
  ])('TTD a week, %o: %s', (made, expected) => {
    expect(isPut(made, 'ask.ttd-mingguan')).toBe(expected)
  })

  it('whoever has hypertension or diabetes is asked about the medicine, every time', () => {
    const known = (code: string) => isPut({ years: 50, ...done(200, { 'ask.riwayat-diri': [code] }) }, 'ask.minum-obat')
    expect(['hipertensi', 'dm', 'asma'].map(known)).toEqual([true, true, false])
  })
})

describe('once a year', () => {
  it.each([
    [349, false],
    [350, false],
    [351, true],
  ])('done %i days ago: put again %s', (daysAgo, expected) => {
    const aks = { version: '2023', answers: {} }
    expect(isPut({ years: 70, ...done(daysAgo, { 'form.aks': aks }) }, 'form.aks')).toBe(expected)
    expect(isPut({ years: 70, ...done(daysAgo, { 'screened.srq-20': true }) }, 'form.srq-20')).toBe(expected)
    expect(isPut({ years: 30, ...done(daysAgo, { heightCm: 160 }) }, 'heightCm')).toBe(expected)
    expect(isPut({ years: 30, ...done(daysAgo, { armCm: 25 }) }, 'armCm')).toBe(expected)
  })

  it('what is done can still be added', () => {
    const visitor = exampleVisitor({ years: 30, ...done(30, { heightCm: 160 }) })
    expect(offeredFor(visitor, 2).map(({ name }) => name)).toContain('heightCm')
    expect(offeredFor({ ...visitor, today: { heightCm: 160 } }, 2).map(({ name }) => name)).not.toContain('heightCm')
  })

  it.each([
    ['measure.lingkar-perut', 80.1, true],
    ['measure.lingkar-perut', 80, false],
    ['armCm', 23.4, true],
    ['armCm', 23.5, false],
  ])('watched: %s was %d last month, put again %s', (name, value, expected) => {
    expect(isPut({ years: 30, ...done(30, { [name]: value }) }, name)).toBe(expected)
  })

  it('filled in today in confidence: it stays, to be seen and done over', () => {
    const today = { 'screened.srq-20': true, 'ask.ckg': true }
    expect(isPut({ years: 30, today }, 'form.srq-20')).toBe(true)
  })
})

describe('CKG this year (K18)', () => {
  const screening = ['form.mata-telinga', 'form.srq-20', 'form.aks', 'form.skilas', 'ask.merokok']
  const kept = ['ask.riwayat-diri', 'ask.riwayat-keluarga', 'ask.perilaku', 'ask.tbc-batuk', 'weightKg', 'armCm']

  it.each<[string, Partial<Made>, boolean]>([
    ['no', { today: { 'ask.ckg': false } }, false],
    ['yes, today', { today: { 'ask.ckg': true } }, true],
    ['yes, 350 days ago', done(350, { 'ask.ckg': true }), true],
    ['yes, 351 days ago', done(351, { 'ask.ckg': true }), false],
  ])('%s', (_when, made, hidden) => {
    const put = [...names({ years: 70, ...made }, 2), ...names({ years: 70, ...made }, 4)]
    for (const name of screening) expect(put.includes(name), name).toBe(!hidden)
    expect(put).toEqual(expect.arrayContaining(kept))
  })

  it('contraception is no screening', () => {
    expect(isPut({ years: 30, today: { 'ask.ckg': true } }, 'form.kb')).toBe(true)
  })
})

const AN_ANSWER: Readonly<Record<CardField['kind'], fc.Arbitrary<CardValue>>> = {
  number: fc.double({ min: 5, max: 300, noNaN: true }),
  'yes-no': fc.boolean(),
  choice: fc.constantFrom('tidak', 'aktif', 'pasif'),
  many: fc.subarray(['hipertensi', 'dm', 'gula']),
  text: fc.string(),
  form: fc.constant({ version: '2023', answers: {} }),
}

const anybody = fc.record({
  years: fc.integer({ min: 6, max: 99 }),
  months: fc.integer({ min: 0, max: 11 }),
  sex: fc.constantFrom('L' as const, 'P' as const),
})

describe('laws', () => {
  it('a yearly field done today is not due tomorrow', () => {
    fc.assert(
      fc.property(anybody, fc.gen(), (made, gen) => {
        const yearly = [2, 4].flatMap((step) =>
          fieldsFor(exampleVisitor(made), step as 2 | 4).filter(({ due }) => due === 'yearly'),
        )
        const values = Object.fromEntries(
          yearly.map(({ name, kind, ...field }) =>
            'form' in field && field.form.inConfidence
              ? [`screened.${field.form.code}`, true]
              : [name, gen(() => AN_ANSWER[kind])],
          ),
        )
        const tomorrow = { ...made, ...done(1, values) }
        const again = [...names(tomorrow, 2), ...names(tomorrow, 4)]
        return yearly.every(({ name }) => !again.includes(name))
      }),
    )
  })

  it('no field stands twice, and none is both put and offered', () => {
    const stored = fc.dictionary(fc.constantFrom('ask.tbc-lesu', 'ask.tbc-demam', 'measure.gds', 'armCm'), fc.boolean())
    fc.assert(
      fc.property(anybody, stored, (made, today) => {
        const visitor = exampleVisitor({ ...made, today })
        for (const step of [2, 4] as const) {
          const all = [...fieldsFor(visitor, step), ...offeredFor(visitor, step)].map(({ name }) => name)
          expect(new Set(all).size).toBe(all.length)
        }
      }),
    )
  })
})
