import { describe, expect, test } from 'vitest'
import type { VisitFields } from '../../../../log/records/visit.ts'
import type { Check } from '../timbang/[person]/entry.ts'
import {
  chooseStanding,
  confirm,
  isFilled,
  NOTHING_TYPED,
  readRow,
  standingOf,
  typeNumber,
  type TypedRow,
} from './book-row.ts'

const fine: Check = () => ({ outcome: 'ok' })
const asksAboutWeight: Check = (field) =>
  field === 'weightKg'
    ? {
        outcome: 'ask',
        questions: [{ code: 'weight-height-mismatch', z: 5 }],
        suggestion: undefined,
      }
    : { outcome: 'ok' }
const read = (typed: Partial<TypedRow>, recorded: VisitFields = {}, check = fine) =>
  readRow({ ...NOTHING_TYPED, ...typed }, { recorded, usualPosture: 'terlentang', capsule: 'biru', check })

describe('a row of the book', () => {
  test('nothing typed writes nothing, so an empty row is a child who did not come', () => {
    expect(read({})).toEqual({ is: 'empty' })
  })

  test('weight and length are one entry that says that the child came', () => {
    expect(read({ weightKg: '7,95', heightCm: '68.5' })).toEqual({
      is: 'ready',
      fields: { came: true, weightKg: 7.95, heightCm: 68.5, posture: 'terlentang' },
    })
  })

  test('a weight copied from Buku KIA says so', () => {
    expect(read({ weightKg: '8', standing: 'buku-kia' })).toMatchObject({
      fields: { weightKg: 8, copiedFrom: 'buku-kia' },
    })
  })

  test('a height alone that was copied stands as copied; one measured here says nothing of the scale', () => {
    expect(read({ heightCm: '68', standing: 'buku-kia' })).toMatchObject({
      fields: { heightCm: 68, copiedFrom: 'buku-kia' },
    })
    expect(standingOf({ came: true, heightCm: 68, copiedFrom: 'buku-kia' })).toBe('buku-kia')
    expect(standingOf({ came: true, heightCm: 68 })).toBeUndefined()
  })

  test('where a number comes from is written with it, not before: a child of whom no number is known did not come', () => {
    for (const standing of ['buku-kia', 'here'] as const) {
      expect(read({ standing })).toEqual({ is: 'empty' })
      expect(read({ standing }, { came: true, notWeighed: 'rewel' })).toEqual({ is: 'empty' })
    }
    expect(read({ standing: 'buku-kia' }, { came: true, weightKg: 8 })).toEqual({
      is: 'ready',
      fields: { copiedFrom: 'buku-kia' },
    })
  })

  test('who came and was not weighed has a reason; who was weighed after all has it no more', () => {
    expect(read({ standing: 'rewel' })).toEqual({ is: 'ready', fields: { came: true, notWeighed: 'rewel' } })
    expect(read({ weightKg: '8' }, { came: true, notWeighed: 'rewel' })).toEqual({
      is: 'ready',
      fields: { weightKg: 8, notWeighed: null },
    })
  })

  test('who did not come is written once, and takes back what stood there by mistake', () => {
    expect(read({ standing: 'absent' })).toEqual({ is: 'ready', fields: { came: false } })
    expect(read({ standing: 'absent' }, { came: true, weightKg: 8 })).toEqual({
      is: 'ready',
      fields: { came: false, weightKg: null },
    })
    expect(read({ standing: 'absent' }, { came: false })).toEqual({ is: 'empty' })
  })

  test('the same number again writes nothing', () => {
    expect(read({ weightKg: '8' }, { came: true, weightKg: 8 })).toEqual({ is: 'empty' })
  })

  test('a capsule alone is a visit, and can be taken back', () => {
    expect(read({ capsule: true })).toEqual({ is: 'ready', fields: { came: true, vitaminA: 'biru' } })
    expect(read({ capsule: false }, { came: true, vitaminA: 'biru' })).toEqual({
      is: 'ready',
      fields: { vitaminA: null },
    })
  })

  test('an unlikely number is asked about in its row, and is written once somebody says that it is right', () => {
    const row = typeNumber(NOTHING_TYPED, 'weightKg', '17,9')
    const asked = read(row, {}, asksAboutWeight)
    expect(asked).toMatchObject({ is: 'problem', field: 'weightKg' })
    if (asked.is !== 'problem') throw new Error('expected a question')
    const sure = confirm(row, 'weightKg', asked.problem)
    expect(read(sure, {}, asksAboutWeight)).toMatchObject({
      is: 'ready',
      fields: { weightKg: 17.9, confirmed: ['weightKg:weight-height-mismatch'] },
    })
    expect(read(typeNumber(sure, 'weightKg', '17,8'), {}, asksAboutWeight).is).toBe('problem')
  })

  test('what is no number stays in its row', () => {
    expect(read({ weightKg: '7,,9' })).toMatchObject({ is: 'problem', problem: { code: 'not-a-number' } })
  })
})

test('a weight typed for somebody who was marked absent brings them back', () => {
  const absent = chooseStanding(typeNumber(NOTHING_TYPED, 'weightKg', '8'), 'absent')
  expect(absent).toMatchObject({ weightKg: '', standing: 'absent' })
  expect(typeNumber(absent, 'weightKg', '8').standing).toBe('here')
})

test('a row is filled when it says weighed, why not, or not come; a check-in alone is not enough', () => {
  expect([{ weightKg: 8 }, { notWeighed: 'sakit' as const }, { came: false }].map(isFilled)).toEqual([true, true, true])
  expect([{}, { came: true }].map(isFilled)).toEqual([false, false])
})
