import { describe, expect, it } from 'vitest'
import { fieldsFor } from './due.ts'
import { exampleVisitor } from './example-visitor.ts'
import type { CardSettings, CardValues } from './field.ts'
import { tbcMeaning } from './tbc.ts'

const asked = (years: number, tbcCard: CardSettings['tbcCard']) =>
  fieldsFor(exampleVisitor({ years, settings: { tbcCard } }), 4).flatMap(({ name }) =>
    name.startsWith('ask.tbc-') ? [name.slice('ask.tbc-'.length)] : [],
  )

describe('the TBC questions by age and card (C1)', () => {
  it.each([
    [6, 'lesu', ['batuk', 'demam', 'bb', 'lesu']],
    [14, 'lesu', ['batuk', 'demam', 'bb', 'lesu']],
    [14, 'kontak', ['batuk', 'demam', 'bb', 'kontak']],
    [15, 'lesu', ['batuk', 'nafsu', 'bb', 'lesu', 'keringat', 'darah', 'sesak']],
    [45, 'lesu', ['batuk', 'nafsu', 'bb', 'lesu', 'keringat', 'darah', 'sesak']],
    [70, 'kontak', ['batuk', 'demam', 'bb', 'kontak']],
  ] as const)('%i years, card %s', (years, card, names) => {
    expect(asked(years, card)).toEqual(names)
  })

  it('an answer of today stands once, however often its question is worded', () => {
    const today = { 'ask.tbc-lesu': true, 'ask.tbc-demam': false, 'ask.tbc-batuk': false }
    const names = fieldsFor(exampleVisitor({ years: 30, today }), 4).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('what the answers say', () => {
  const seven = ['batuk', 'nafsu', 'bb', 'lesu', 'keringat', 'darah', 'sesak']
  const answers = (signs: readonly string[], of = seven): CardValues =>
    Object.fromEntries(of.map((code) => [`ask.tbc-${code}`, signs.includes(code)]))
  const said = (today: CardValues, settings: Partial<CardSettings> = {}) => {
    const meaning = tbcMeaning(exampleVisitor({ years: 30, today, settings }))
    return [meaning?.code, meaning?.follow?.route]
  }

  it.each([
    [1, [], 'bukan-tbc', undefined],
    [1, ['batuk'], 'terduga-tbc', '7-hari'],
    [1, ['sesak', 'bb'], 'terduga-tbc', '7-hari'],
    [2, [], 'bukan-tbc', undefined],
    [2, ['batuk'], 'terduga-tbc', 'lapor'],
    [2, ['batuk', 'darah'], 'terduga-tbc', '7-hari'],
  ])('referred from %i: signs %o: %s, %s', (tbcSignsToRefer, signs, code, route) => {
    expect(said(answers(signs), { tbcSignsToRefer })).toEqual([code, route])
  })

  it.each([
    ['contact alone', [], 'kontak-tbc', '7-hari'],
    ['contact with one sign', ['batuk'], 'terduga-tbc', '7-hari'],
  ])('%s is referred, from two signs too', (_what, signs, code, route) => {
    const today = { ...answers(signs, ['batuk', 'demam', 'bb']), 'ask.tbc-kontak': true }
    expect(said(today, { tbcCard: 'kontak', tbcSignsToRefer: 2 })).toEqual([code, route])
  })

  it('one no of seven is not a clean bill', () => {
    expect(said({ 'ask.tbc-batuk': false })).toEqual([undefined, undefined])
  })

  it('what was asked by the other card stays clean when the setting changes', () => {
    const older = answers([], ['batuk', 'demam', 'bb', 'kontak'])
    expect(said(older, { tbcCard: 'lesu' })).toEqual(['bukan-tbc', undefined])
    expect(said(answers([]), { tbcCard: 'kontak' })).toEqual(['bukan-tbc', undefined])
  })
})
