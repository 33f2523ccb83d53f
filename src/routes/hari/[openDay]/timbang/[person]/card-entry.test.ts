import { describe, expect, test } from 'vitest'
import { DEFAULT_CARD_SETTINGS, type CardValues, type Visitor } from '../../../../../domain/cards/field.ts'
import type { VisitFields } from '../../../../../log/records/visit.ts'
import { cardCheck, startCard, type VisitorWith } from './card-entry.ts'
import { fieldAfter, leave, NOTHING_TYPED, update, valueOf, type Event, type Model, type Step } from './entry.ts'
import type { Key } from './typed-number.ts'

/** Siti, 34, measured last month: her height, waist and arm are known and were good. */
const LAST_MONTH: CardValues = {
  weightKg: 62,
  heightCm: 155,
  'measure.sistole': 118,
  'measure.diastole': 76,
  'measure.lingkar-perut': 76,
  armCm: 26,
}

function at(visitor: Partial<Visitor> = {}): VisitorWith {
  return (typed) => ({
    card: 'dewasa',
    months: 34 * 12,
    sex: 'P',
    earlier: [{ daysAgo: 30, values: LAST_MONTH }],
    settings: DEFAULT_CARD_SETTINGS,
    ...visitor,
    today: { ...visitor.today, ...typed },
  })
}

const PAIR = { 'above-sistole': (n: number) => `< ${n}`, 'below-diastole': (n: number) => `> ${n}` }
const opened = (visitor = at(), recorded: VisitFields = {}): Model =>
  startCard({ visitor, recorded, typed: NOTHING_TYPED })
const after = (model: Model, visitor: VisitorWith, ...events: Event[]): Step =>
  events.reduce<Step>((step, event) => update(step.model, event, cardCheck(visitor, PAIR)), { model })
const keys = (text: string): Event[] => [...text].map((key) => ({ type: 'key', key: key as Key }))
const next: Event = { type: 'next' }
const save: Event = { type: 'save' }

describe('what is measured today', () => {
  test('a repeat visit asks for weight and blood pressure only: the rest was good within the year', () => {
    expect(opened().fields).toEqual(['weightKg', 'measure.sistole', 'measure.diastole'])
  })

  test('a first visit asks for everything on the card', () => {
    expect(opened(at({ earlier: [] })).fields).toEqual([
      'weightKg',
      'heightCm',
      'measure.sistole',
      'measure.diastole',
      'measure.lingkar-perut',
      'armCm',
    ])
  })

  test('somebody old who cannot be weighed is measured at the calf', () => {
    const lansia = at({ card: 'lansia', months: 70 * 12 })
    const { model } = after(opened(lansia), lansia, { type: 'not-weighed', reason: 'sakit' })
    expect(model.fields).toContain('measure.lingkar-betis')
    expect(model.at).toBe('measure.sistole')
  })
})

describe('typing', () => {
  test('the comma comes by itself: 624 is 62,4, and it goes on by itself', () => {
    const { model, effect } = after(opened(), at(), ...keys('624'))
    expect(valueOf(model, 'weightKg')).toBe(62.4)
    expect(effect).toEqual({ type: 'advance-soon' })
  })

  test('who types the comma gets the same, and from 100 kg on it is one digit later', () => {
    expect(valueOf(after(opened(), at(), ...keys('62,4')).model, 'weightKg')).toBe(62.4)
    expect(valueOf(after(opened(), at(), ...keys('1045')).model, 'weightKg')).toBe(104.5)
  })

  test('120 and 80 typed in one go are the upper and the lower', () => {
    const { model } = after(opened(), at(), { type: 'go', field: 'measure.sistole' }, ...keys('12080'))
    expect([valueOf(model, 'measure.sistole'), valueOf(model, 'measure.diastole')]).toEqual([120, 80])
    expect(model.at).toBe('measure.diastole')
  })

  test('the last digit typed twice is not the next number', () => {
    const { model } = after(opened(), at(), { type: 'go', field: 'measure.sistole' }, ...keys('1188'))
    expect([model.at, model.typed.texts['measure.diastole']]).toEqual(['measure.sistole', undefined])
  })

  test('a pressure below 100 needs two digits, and takes no comma', () => {
    const at95 = after(opened(), at(), { type: 'go', field: 'measure.sistole' }, ...keys('9,5'))
    expect([valueOf(at95.model, 'measure.sistole'), at95.effect]).toEqual([95, { type: 'advance-soon' }])
  })

  test('a repeat visit is eight keys: three of weight, five of blood pressure; then it waits for the button', () => {
    const weighed = after(opened(), at(), ...keys('624'), next)
    const { model, effect } = after(weighed.model, at(), ...keys('12080'))
    expect([effect, fieldAfter(model)]).toEqual([undefined, undefined])
    expect(after(model, at(), save).effect).toEqual({
      type: 'save',
      fields: { weightKg: 62.4, 'measure.sistole': 120, 'measure.diastole': 80 },
    })
  })
})

describe('a high blood pressure', () => {
  const high = after(opened(), at(), { type: 'go', field: 'measure.sistole' }, ...keys('15095'), next).model

  test('is measured again: a second pair comes after the first', () => {
    expect(high.fields.slice(1, 5)).toEqual([
      'measure.sistole',
      'measure.diastole',
      'measure.sistole-2',
      'measure.diastole-2',
    ])
    expect(high.at).toBe('measure.sistole-2')
  })

  test('can be saved before the five minutes are over, and both readings are kept after them', () => {
    const first = { 'measure.sistole': 150, 'measure.diastole': 95 }
    expect(after(high, at(), save).effect).toEqual({ type: 'save', fields: first })
    const back = opened(at({ today: first }), first)
    expect(
      after(back, at({ today: first }), { type: 'go', field: 'measure.sistole-2' }, ...keys('14892'), save).effect,
    ).toMatchObject({ fields: { 'measure.sistole-2': 148, 'measure.diastole-2': 92 } })
  })

  test('so high that nobody waits is not measured again', () => {
    const { model } = after(opened(), at(), { type: 'go', field: 'measure.sistole' }, ...keys('182110'))
    expect(model.fields).not.toContain('measure.sistole-2')
  })
})

describe('a number that cannot be right, or is unlikely', () => {
  test('the lower pressure above the upper one is refused in words', () => {
    const { model } = after(opened(), at(), { type: 'go', field: 'measure.sistole' }, ...keys('9095'), next)
    expect(model.problem).toMatchObject({ outcome: 'refuse', says: '< 90' })
  })

  test('a weight far from last month’s is asked about, and the answer is kept', () => {
    const asked = after(opened(), at(), ...keys('724'), next)
    expect(asked.model.problem).toMatchObject({ questions: [{ says: 'Terakhir 62 kg. Benar sekarang 72,4 kg?' }] })
    expect(after(asked.model, at(), { type: 'keep' }, save).effect).toEqual({
      type: 'save',
      fields: { weightKg: 72.4, confirmed: ['weightKg:berubah-banyak'] },
    })
  })

  test('a comma left out where it was needed is meant', () => {
    const light = at({ earlier: [{ daysAgo: 30, values: { weightKg: 24 } }] })
    const { model } = after(opened(light), light, ...keys('245'), next)
    expect(model.problem?.suggestion).toEqual({ kind: 'decimal-point', value: 24.5 })
  })
})

test('left half way: what was left goes to the others, what is at hand stays, and an empty text leaves no draft', () => {
  const half = after(opened(), at(), ...keys('624'), next, ...keys('1')).model
  const { model, effect } = leave(half, cardCheck(at(), PAIR))
  expect(effect).toEqual({ type: 'save', fields: { weightKg: 62.4 } })
  expect(model.typed.texts).toEqual({ ...NOTHING_TYPED.texts, 'measure.sistole': '1' })
  expect(after(model, at(), { type: 'key', key: 'erase' }).model.typed).toEqual(NOTHING_TYPED)
})
