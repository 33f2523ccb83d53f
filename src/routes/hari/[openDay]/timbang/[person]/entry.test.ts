import { describe, expect, test } from 'vitest'
import type { MeasurementCheck } from '../../../../../domain/measure/check.ts'
import { isWithin, LIMITS, type MeasureField } from '../../../../../domain/measure/limits.ts'
import type { VisitFields } from '../../../../../log/records/visit.ts'
import {
  hasSomethingToSave,
  isRecorded,
  leave,
  NOTHING_TYPED,
  postureOf,
  update,
  valueOf,
  type Check,
  type Event,
  type Model,
  type Step,
} from './entry.ts'
import { start } from './child-entry.ts'
import type { Key } from './typed-number.ts'

/** Stands in for the health rules: limits, and a weight of 20 kg or more is asked about. */
const check: Check = (field, value): MeasurementCheck => {
  const limits = LIMITS[field as MeasureField]
  const { min, max } = limits
  const suggestion = { kind: 'decimal-point', value: value / 10 } as const
  if (!isWithin(limits, value)) {
    return { outcome: 'refuse', code: value < min ? 'too-low' : 'too-high', min, max, suggestion }
  }
  if (field !== 'weightKg' || value < 20) return { outcome: 'ok' }
  return { outcome: 'ask', questions: [{ code: 'implausible-z', index: 'weightForAge', z: 7 }], suggestion }
}

const opened = (completedMonths = 14, recorded: VisitFields = {}) =>
  start({ completedMonths, recorded, typed: NOTHING_TYPED, armFromMonth: 6 })
const after = (model: Model, ...events: Event[]): Step =>
  events.reduce<Step>((step, event) => update(step.model, event, check), { model })
const keys = (text: string): Event[] => [...text].map((key) => ({ type: 'key', key: key as Key }))

describe('typing one number at a time', () => {
  test('a weight with two decimals is complete and goes on by itself', () => {
    const { model, effect } = after(opened(), ...keys('7,95'))
    expect(valueOf(model, 'weightKg')).toBe(7.95)
    expect(effect).toEqual({ type: 'advance-soon' })
    expect(after(model, { type: 'next' }).model.at).toBe('heightCm')
  })

  test('a weight with one decimal waits for the button', () => {
    const { model, effect } = after(opened(), ...keys('7,9'))
    expect(effect).toBeUndefined()
    expect(after(model, { type: 'next' }).model.at).toBe('heightCm')
  })

  test('the last number does not save by itself', () => {
    const { effect } = after(opened(), { type: 'go', field: 'armCm' }, ...keys('14,5'))
    expect(effect).toBeUndefined()
  })

  test('a third decimal, a second comma and a comma before any digit are not taken', () => {
    expect(after(opened(), ...keys(',7,,950')).model.typed.texts.weightKg).toBe('7,95')
  })

  test('a digit that comes too late after the weight cannot become the first digit of a height', () => {
    const { model } = after(opened(), ...keys('7,95'), { type: 'next' }, ...keys('0'))
    expect(model.typed.texts.heightCm).toBe('')
  })

  test('a trailing comma is no obstacle', () => {
    const { model } = after(opened(), ...keys('8,'), { type: 'next' })
    expect([model.at, valueOf(model, 'weightKg')]).toEqual(['heightCm', 8])
  })

  test('an empty number can be passed over', () => {
    expect(after(opened(), { type: 'next' }).model.at).toBe('heightCm')
  })
})

describe('which numbers, and how', () => {
  test('LiLA is measured from 6 months', () => {
    expect(opened(5).fields).not.toContain('armCm')
    expect(opened(6).fields).toContain('armCm')
  })

  test('a child lies down until 24 months and stands from then on, unless somebody says otherwise', () => {
    expect(postureOf(opened(23))).toBe('terlentang')
    expect(postureOf(opened(24))).toBe('berdiri')
    expect(postureOf(after(opened(24), { type: 'posture', posture: 'terlentang' }).model)).toBe('terlentang')
  })

  test('the screen opens at the first number that nobody has measured', () => {
    expect(opened(14, { weightKg: 7.95 }).at).toBe('heightCm')
    expect(opened(5, { weightKg: 7, heightCm: 60, headCm: 40 }).at).toBe('weightKg')
  })
})

describe('a number that cannot be right', () => {
  test('is refused, and stays on the screen', () => {
    const { model } = after(opened(), ...keys('148'), { type: 'next' })
    expect(model.problem).toMatchObject({ outcome: 'refuse', code: 'too-high' })
    expect([model.at, model.typed.texts.weightKg]).toEqual(['weightKg', '148'])
  })

  test('the suggestion takes one tap and goes on', () => {
    const { model } = after(
      opened(),
      ...keys('148'),
      { type: 'next' },
      {
        type: 'take',
        suggestion: { kind: 'decimal-point', value: 14.8 },
      },
    )
    expect([model.at, valueOf(model, 'weightKg'), model.problem]).toEqual(['heightCm', 14.8, undefined])
  })

  test('cannot be kept by insisting', () => {
    const { model } = after(opened(), ...keys('148'), { type: 'next' }, { type: 'keep' })
    expect(model.problem?.outcome).toBe('refuse')
  })

  test('weight and height in each other’s place change places', () => {
    const { model } = after(opened(), ...keys('9'), {
      type: 'take',
      suggestion: { kind: 'swapped', weightKg: 9, heightCm: 72 },
    })
    expect([valueOf(model, 'weightKg'), valueOf(model, 'heightCm')]).toEqual([9, 72])
  })
})

describe('a number that is unlikely', () => {
  const asked = after(opened(), ...keys('25,5'), { type: 'next' })

  test('is asked about before going on', () => {
    expect([asked.model.at, asked.model.problem?.outcome]).toEqual(['weightKg', 'ask'])
  })

  test('is kept when the person says it is right, and the answer is saved with it', () => {
    const { model, effect } = after(asked.model, { type: 'keep' }, { type: 'save' })
    expect(model.at).toBe('heightCm')
    expect(effect).toEqual({ type: 'save', fields: { weightKg: 25.5, confirmed: ['weightKg:implausible-z'] } })
  })

  test('is asked about again when it was changed after the answer', () => {
    const { model, effect } = after(asked.model, { type: 'keep' }, { type: 'go', field: 'weightKg' }, ...keys('0'), {
      type: 'save',
    })
    expect(effect).toBeUndefined()
    expect(model.problem?.outcome).toBe('ask')
  })

  test('holds up the saving even from another tab, and the screen goes back to it', () => {
    const { model, effect } = after(asked.model, { type: 'go', field: 'headCm' }, ...keys('45,2'), { type: 'save' })
    expect(effect).toBeUndefined()
    expect(model.at).toBe('weightKg')
  })

  test('can be typed again from the start', () => {
    expect(after(asked.model, { type: 'retype' }).model).toMatchObject({
      at: 'weightKg',
      problem: undefined,
      typed: { texts: { weightKg: '' } },
    })
  })
})

describe('saving', () => {
  test('writes all the numbers that were typed, once, and how the child was measured', () => {
    const { effect } = after(opened(), ...keys('7,95'), { type: 'next' }, ...keys('73,2'), { type: 'save' })
    expect(effect).toEqual({ type: 'save', fields: { weightKg: 7.95, heightCm: 73.2, posture: 'terlentang' } })
  })

  test('writes nothing that was already recorded', () => {
    const { effect } = after(opened(14, { weightKg: 7.95 }), ...keys('73,2'), { type: 'save' })
    expect(effect).toEqual({ type: 'save', fields: { heightCm: 73.2, posture: 'terlentang' } })
  })

  test('writes a weight that was measured again even when it is the same: it settles two values', () => {
    const { effect } = after(opened(14, { weightKg: 7.95 }), { type: 'go', field: 'weightKg' }, ...keys('7,95'), {
      type: 'save',
    })
    expect(effect).toEqual({ type: 'save', fields: { weightKg: 7.95 } })
  })

  test('a child who could not be weighed is saved with the reason', () => {
    const { effect } = after(opened(), { type: 'not-weighed', reason: 'rewel' }, { type: 'save' })
    expect(effect).toEqual({ type: 'save', fields: { notWeighed: 'rewel' } })
  })

  test('a child who cannot be weighed is measured next', () => {
    expect(after(opened(), { type: 'not-weighed', reason: 'rewel' }).model.at).toBe('heightCm')
  })

  test('a child who is weighed after all loses the reason', () => {
    const { effect } = after(opened(14, { notWeighed: 'rewel' }), ...keys('7,95'), { type: 'save' })
    expect(effect).toEqual({ type: 'save', fields: { weightKg: 7.95, notWeighed: null } })
  })

  test('oedema alone can be saved', () => {
    const { effect } = after(opened(), { type: 'oedema', oedema: true }, { type: 'save' })
    expect(effect).toEqual({ type: 'save', fields: { oedema: true } })
  })

  test('a weight copied from Buku KIA is saved as such', () => {
    const { effect } = after(opened(), { type: 'copied', from: 'buku-kia' }, ...keys('7,95'), { type: 'save' })
    expect(effect).toEqual({ type: 'save', fields: { weightKg: 7.95, copiedFrom: 'buku-kia' } })
  })

  test('a copied weight that is typed anew was read from our scale, unless somebody says otherwise', () => {
    const copied = opened(14, { weightKg: 7.9, copiedFrom: 'posyandu-lain' })
    expect(after(copied, { type: 'go', field: 'weightKg' }, ...keys('8,10'), { type: 'save' }).effect).toEqual({
      type: 'save',
      fields: { weightKg: 8.1, copiedFrom: null },
    })
    expect(after(copied, { type: 'copied', from: null }, { type: 'save' }).effect).toEqual({
      type: 'save',
      fields: { copiedFrom: null },
    })
  })

  test('where a weight was copied from is nothing to save while there is no weight', () => {
    expect(hasSomethingToSave(after(opened(), { type: 'copied', from: 'buku-kia' }).model)).toBe(false)
  })

  test('nothing typed is nothing to save', () => {
    expect(hasSomethingToSave(opened())).toBe(false)
    expect(after(opened(), { type: 'save' }).effect).toBeUndefined()
  })
})

describe('leaving before the step is done', () => {
  const halfWay = after(opened(), ...keys('7,95'), { type: 'next' }, ...keys('7')).model

  test('gives the numbers that were left to the other phones, and keeps the one at hand here', () => {
    const { model, effect } = leave(halfWay, check)
    expect(effect).toEqual({ type: 'save', fields: { weightKg: 7.95 } })
    expect(model.typed).toEqual({ ...NOTHING_TYPED, texts: { ...NOTHING_TYPED.texts, heightCm: '7' } })
    expect(leave({ ...model, recorded: { weightKg: 7.95 } }, check).effect).toBeUndefined()
  })

  test('never gives a number that may be half typed', () => {
    expect(leave(after(opened(), ...keys('7')).model, check).effect).toBeUndefined()
  })

  test('never answers an open question by itself', () => {
    const asked = after(opened(), ...keys('21,00')).model
    const elsewhere = after(asked, { type: 'go', field: 'heightCm' }).model
    expect(leave(elsewhere, check)).toEqual({ model: elsewhere })
  })
})

test('what was typed and stands recorded just so was saved; one number more, or another, was not', () => {
  const typed = after(opened(), ...keys('9,40'), { type: 'go', field: 'heightCm' }, ...keys('76,5')).model
  const saved: VisitFields = { weightKg: 9.4, heightCm: 76.5, posture: 'terlentang' }
  expect(isRecorded({ ...typed, recorded: saved })).toBe(true)
  expect(isRecorded({ ...typed, recorded: { ...saved, weightKg: 9.3 } })).toBe(false)
  expect(isRecorded({ ...typed, recorded: { weightKg: 9.4 } })).toBe(false)
  expect(isRecorded(typed)).toBe(false)
  expect(isRecorded(opened(14, saved))).toBe(false)
})
