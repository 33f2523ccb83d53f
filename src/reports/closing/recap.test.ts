import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { misfits } from '../../log/record-type.ts'
import { recap as recapType } from '../../log/records/recap.ts'
import { FORMS } from '../forms/all.ts'
import { nameOf, type Tally } from '../month/tally.ts'
import {
  countsOf,
  differences,
  newestOfMonth,
  recapOf,
  revisionsOf,
  signed,
  type Recap,
  type SignOff,
} from './recap.ts'

const cell = { dusun: 'I', rt: '01', sex: 'L', band: '0-5' } as const
const counts = fc.dictionary(fc.constantFrom('skdn.s', 'skdn.d', 'skdn.n', 'kia.k1'), fc.integer({ min: 1, max: 99 }), {
  noNullPrototype: true,
})

function recap(revision: number): Recap {
  const shown = { posyandu: 'melati', month: '2026-10', revision, counts: { 'skdn.d': 41 } }
  return recapOf(`melati/2026-10/${revision}`, shown)!
}

describe('the counts of a closed month', () => {
  it('are the sums of all its cells', () => {
    const tally: Tally = [
      { ...cell, counts: { 'skdn.d': 3, 'skdn.n': 2 } },
      { ...cell, sex: 'P', counts: { 'skdn.d': 4 } },
    ]
    expect(countsOf(tally)).toEqual({ 'skdn.d': 7, 'skdn.n': 2 })
  })

  it('differ exactly in what is not the same, and not at all from themselves', () => {
    fc.assert(
      fc.property(counts, counts, (before, after) => {
        const found = differences(before, after)
        const again = { ...before }
        for (const { name, after: now } of found) again[name] = now
        for (const name of Object.keys(again)) expect(again[name] ?? 0).toBe(after[name] ?? 0)
        for (const each of found) expect(each.before).not.toBe(each.after)
        expect(differences(before, before)).toEqual([])
      }),
    )
  })

  it('say that a number came to nothing', () => {
    expect(differences({ 'skdn.o': 2 }, {})).toEqual([{ name: 'skdn.o', before: 2, after: 0 }])
  })
})

describe('a recap as a record', () => {
  it('takes every column of every form, and stays far below what an entry may hold', () => {
    const all = FORMS.flatMap((form) => form.columns.map((column) => [nameOf(form, column), 99_999] as const))
    const set = { counts: Object.fromEntries(all) }
    expect(all.length).toBeGreaterThan(100)
    expect(misfits(recapType, set)).toEqual([])
    expect(JSON.stringify(set).length).toBeLessThan(40_000)
  })

  it('takes nothing that reads like a name', () => {
    expect(misfits(recapType, { counts: { 'Siti Aminah': 1 } })).toEqual(['counts'])
  })
})

describe('revisions', () => {
  it('stand newest first, and only the newest of each posyandu counts', () => {
    const anggrek = { ...recap(1), posyandu: 'anggrek' }
    const all = [recap(1), recap(3), recap(2), anggrek, { ...recap(9), month: '2026-09' }]
    expect(revisionsOf(all, 'melati', '2026-10').map(({ revision }) => revision)).toEqual([3, 2, 1])
    expect(newestOfMonth(all, '2026-10').map(({ posyandu, revision }) => [posyandu, revision])).toEqual([
      ['melati', 3],
      ['anggrek', 1],
    ])
  })

  it('without counts are not there: only a newer app can read them', () => {
    expect(recapOf('melati/2026-10/1', { posyandu: 'melati', month: '2026-10', revision: 1 })).toBeUndefined()
  })
})

describe('who stands for a recap', () => {
  const of = (as: SignOff['as'], how: SignOff['how'], revision: number | undefined, name: string): SignOff => ({
    posyandu: 'melati',
    month: '2026-10',
    as,
    how,
    revision,
    name,
    on: '2026-11-03',
    made: undefined,
  })
  const all = [
    of('bidan', 'sendiri', undefined, 'Bidan Rina'),
    of('bidan', 'dicatat', undefined, 'Rina'),
    of('ketua', 'dicatat', 2, 'Bu Siti'),
  ]

  it('is whoever signed themselves before whoever was noted down, in any order', () => {
    for (const order of [all, [...all].reverse()]) {
      expect(signed(order, 'melati', '2026-10', undefined).get('bidan')?.name).toBe('Bidan Rina')
    }
  })

  it('is asked for each revision again', () => {
    expect(signed(all, 'melati', '2026-10', 2).get('ketua')?.name).toBe('Bu Siti')
    expect(signed(all, 'melati', '2026-10', 1).size).toBe(0)
  })
})
