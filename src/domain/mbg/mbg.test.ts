import { describe, expect, it, test } from 'vitest'
import type { Pregnancy } from '../pregnancy/pregnancy.ts'
import { carriedOn, monthSum, type MbgDay } from './month.ts'
import { motherOf, recipientsOn, type MbgPerson } from './recipients.ts'

const on = '2026-11-22'
const person = (record: string, more: Partial<MbgPerson> = {}): MbgPerson => ({
  record,
  name: record,
  sex: 'P',
  birthDate: '1995-01-01',
  motherName: undefined,
  mother: undefined,
  family: 'keluarga',
  rt: '1',
  pregnancies: [],
  isElsewhere: false,
  isAtPaud: false,
  isLeftOut: false,
  ...more,
})
const episode = (more: Partial<Pregnancy>): Pregnancy =>
  ({ record: 'siti/1', person: 'siti', lmp: '2026-05-01', babies: [], contacts: [], ...more }) as Pregnancy
const keys = (people: readonly MbgPerson[], extras: Parameters<typeof recipientsOn>[1] = []) =>
  recipientsOn(people, extras, on).map(({ key, kind }) => `${key}:${kind}`)

describe('who gets a meal', () => {
  it.each([
    ['5 months', '2026-05-23', []],
    ['6 months', '2026-05-22', ['rafa:balita']],
    ['59 months', '2021-11-23', ['rafa:balita']],
    ['60 months', '2021-11-22', []],
  ])('a child of %s', (_, birthDate, expected) => {
    expect(keys([person('rafa', { birthDate })]).filter((key) => key.startsWith('rafa'))).toEqual(expected)
  })

  it('nobody who is fed at PAUD, left out by hand, or lives elsewhere', () => {
    const child = { birthDate: '2023-01-01' }
    expect(
      keys([
        person('a', { ...child, isAtPaud: true }),
        person('b', { ...child, isLeftOut: true }),
        person('c', { ...child, isElsewhere: true }),
      ]),
    ).toEqual([])
  })

  it('she who is pregnant, in the nifas with a living child, or breastfeeding; not she who has stopped', () => {
    const born = { outcome: 'lahir', babies: [{ person: undefined, alive: true }] } as const
    const of = (fields: Partial<Pregnancy>) => keys([person('siti', { pregnancies: [episode(fields)] })])
    expect(of({})).toEqual(['siti:bumil'])
    expect(of({ ...born, endedOn: '2026-11-01' })).toEqual(['siti:busui'])
    expect(of({ ...born, endedOn: '2025-12-01' })).toEqual(['siti:busui'])
    expect(of({ ...born, endedOn: '2025-12-01', breastfeeding: false })).toEqual([])
    expect(of({ outcome: 'lahir', endedOn: '2026-11-01', babies: [{ person: undefined, alive: false }] })).toEqual([])
  })
})

describe('the mother of a child at the breast', () => {
  const child = (record: string, more: Partial<MbgPerson> = {}) =>
    person(record, { birthDate: '2026-08-01', motherName: 'Siti', ...more })

  it('stands by her name where she has no record, once for twins', () => {
    expect(keys([child('rafa'), child('rafi')])).toEqual([`${motherOf('rafa')}:busui`])
  })

  it('is her own record where the register knows her: by the link, or by her name in the family', () => {
    expect(keys([child('rafa', { mother: 'siti' }), person('siti', { family: 'lain' })])).toEqual(['siti:busui'])
    expect(keys([child('rafa'), person('ibu', { name: 'SITI' })])).toEqual(['ibu:busui'])
  })

  it('is not there when her episode says that she has stopped; that of an older child says nothing', () => {
    const stopped = episode({ outcome: 'lahir', endedOn: '2026-08-01', breastfeeding: false })
    expect(keys([child('rafa', { mother: 'siti' }), person('siti', { pregnancies: [stopped] })])).toEqual([])
    const older = episode({ outcome: 'lahir', endedOn: '2021-01-01' })
    expect(keys([child('rafa', { mother: 'siti' }), person('siti', { pregnancies: [older] })])).toEqual(['siti:busui'])
  })
})

test('added by hand, somebody stays for a month of hand-out days, and is not there twice', () => {
  const people = [person('tini'), person('siti', { pregnancies: [episode({})] })]
  const day = (date: string) => [{ on: date, extras: { tini: 'busui', siti: 'busui' } as const }]
  expect(keys(people, day('2026-10-23'))).toEqual(['siti:bumil', 'tini:busui'])
  expect(keys(people, day('2026-10-22'))).toEqual(['siti:bumil'])
})

test('by RT as numbers, then by name; those of no RT last', () => {
  const child = { birthDate: '2023-01-01' }
  const people = [
    person('d', { ...child, rt: undefined }),
    person('c', { ...child, rt: '10' }),
    person('b', { ...child, rt: '2' }),
    person('a', { ...child, rt: '2' }),
  ]
  expect(recipientsOn(people, [], on).map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd'])
})

test('the month counts each day once; what a kader said stands before what she ticked', () => {
  const day = (date: string, more: Partial<MbgDay> = {}): MbgDay => ({
    on: date,
    portions: 20,
    got: { a: 'diambil', b: 'diantar', c: 'tidak' },
    carried: {},
    brought: { rini: 1 },
    ...more,
  })
  const sum = monthSum([day('2026-11-03'), day('2026-11-06', { carried: { rini: 12 } }), day('2026-10-30')], '2026-11')
  expect(sum).toEqual({ days: 2, fetched: 2, brought: 2, none: 2, carried: { rini: 13 } })
  expect(carriedOn({ carried: { ani: 3 }, brought: { rini: 1 } })).toEqual({ rini: 1, ani: 3 })
})
