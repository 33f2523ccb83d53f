import { describe, expect, test } from 'vitest'
import type { Pregnancy } from '../../../../domain/pregnancy/pregnancy.ts'
import {
  bornOf,
  looksLike,
  NO_END,
  problemsOf,
  readEndDate,
  readHour,
  type TypedBaby,
  type TypedEnd,
} from './typed-birth.ts'

const TODAY = '2026-11-10'
const pregnancy = { lmp: '2026-02-01', gravida: 2 } as unknown as Pregnancy
const end = (typed: Partial<TypedEnd>): TypedEnd => ({ ...NO_END, ...typed })
const baby = (typed: Partial<TypedBaby>): TypedBaby => ({ ...NO_END.babies[0]!, ...typed })

test('a pregnancy ends between its first day and today', () => {
  const on = (text: string) => readEndDate(end({ on: text }), pregnancy, TODAY)
  expect(on('10/11/2026')).toBe('2026-11-10')
  expect(on('11/11/2026')).toBeUndefined()
  expect(on('01/02/2026')).toBe('2026-02-01')
  expect(on('31/01/2026')).toBeUndefined()
})

test('an hour is written with a point, a colon or nothing between', () => {
  expect(['14.30', '14:30', '1430', '2.05', ''].map(readHour)).toEqual(['14:30', '14:30', '14:30', '02:05', null])
  expect(['24.00', '14.60', 'siang'].map(readHour)).toEqual([undefined, undefined, undefined])
})

test('twenty weeks lie between a miscarriage and a birth', () => {
  // 140 days after HPHT.
  expect(looksLike(end({ outcome: 'lahir' }), pregnancy, '2026-06-20')).toBe('early')
  expect(looksLike(end({ outcome: 'lahir' }), pregnancy, '2026-06-21')).toBeUndefined()
  expect(looksLike(end({ outcome: 'keguguran' }), pregnancy, '2026-06-20')).toBeUndefined()
  expect(looksLike(end({ outcome: 'keguguran' }), pregnancy, '2026-06-21')).toBe('late')
})

test('weight and length of a newborn are within what can be, and empty is fine', () => {
  expect(problemsOf(baby({ sex: 'P', birthWeightG: '300', birthLengthCm: '65' }))).toEqual([])
  expect(problemsOf(baby({ birthWeightG: '299', birthLengthCm: '65,1' }))).toEqual([
    'sex',
    'birthWeightG',
    'birthLengthCm',
  ])
  expect(problemsOf(baby({ alive: 'tidak' }))).toEqual([])
})

describe('children as they are registered', () => {
  const birth = {
    pregnancy,
    on: '2026-11-01',
    motherName: 'Siti',
    fatherName: 'Andi',
    nameless: (n: number, of: number) => `By. Ny. Siti ${n}/${of}`,
  }

  test('twins have names of their own until they are named, and follow one another', () => {
    const babies = [baby({ sex: 'P', birthWeightG: '2600' }), baby({ sex: 'L', name: ' Rafa ', imd: true })]
    expect(bornOf(end({ count: '2', babies }), birth)).toEqual([
      {
        alive: true,
        fields: {
          name: 'By. Ny. Siti 1/2',
          sex: 'P',
          motherName: 'Siti',
          fatherName: 'Andi',
          birthOrder: 2,
          gestationWeeks: 39,
          birthWeightG: 2600,
        },
      },
      {
        alive: true,
        fields: {
          name: 'Rafa',
          sex: 'L',
          motherName: 'Siti',
          fatherName: 'Andi',
          birthOrder: 3,
          gestationWeeks: 39,
          imd: true,
        },
      },
    ])
  })

  test('one born is one child, whatever was typed before for others', () => {
    expect(bornOf(end({ count: '1' }), birth)).toHaveLength(1)
  })
})
