import { expect, test } from 'vitest'
import type { Entry, Json } from './entry.ts'
import { fieldHistories } from './field-history.ts'

function entry(id: string, set: Record<string, Json>, over: string[] = []): Entry {
  return {
    v: 1,
    id,
    in: 'd',
    kind: 'person',
    record: 'r',
    set,
    over,
    who: 'ani',
    by: 'hp',
    n: 1,
    at: '2026-11-10T09:00',
  }
}
const nameSteps = (...entries: Entry[]) =>
  fieldHistories(entries)[0]?.steps.map(({ from, to, isBeside }) => ({ from, to, isBeside }))

test('a corrected name shows from what to what, the newest first', () => {
  expect(nameSteps(entry('1', { name: 'Nora' }), entry('2', { name: 'Naura' }, ['1']))).toEqual([
    { from: ['Nora'], to: 'Naura', isBeside: false },
    { from: [], to: 'Nora', isBeside: false },
  ])
})

test('a withdrawn value is a step of its own', () => {
  expect(nameSteps(entry('1', { name: 'Nora' }), entry('2', { name: null }, ['1']))?.[0]).toMatchObject({ to: null })
})

test('two phones that did not see each other stand beside one another until somebody picks', () => {
  const apart = [entry('1', { name: 'Nora' }), entry('2', { name: 'Naura' }), entry('3', { name: 'Naura' }, ['1', '2'])]
  expect(nameSteps(...apart)).toEqual([
    { from: ['Nora', 'Naura'], to: 'Naura', isBeside: false },
    { from: [], to: 'Naura', isBeside: true },
    { from: [], to: 'Nora', isBeside: false },
  ])
})

test('the same entries in another order tell the same history', () => {
  const entries = [entry('1', { name: 'Nora' }), entry('2', { name: 'Naura' }, ['1'])]
  expect(fieldHistories([...entries].reverse())).toEqual(fieldHistories(entries))
})

test('a doubt of an import is no field', () => {
  expect(fieldHistories([entry('1', { 'doubt.name': { kind: 'x' } })])).toEqual([])
})
