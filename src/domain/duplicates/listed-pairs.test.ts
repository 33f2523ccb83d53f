import { expect, test } from 'vitest'
import { listedPairs, type KnownLink } from './listed-pairs.ts'

const alone = (record: string) => [record] as const
const link: KnownLink = { a: 'a', b: 'b', isSame: true, isSettled: true, because: undefined, isDisputed: false }
const likely = [{ a: 'a', b: 'b', because: 'name' as const }]
const states = (links: readonly KnownLink[], recordsOf: Parameters<typeof listedPairs>[2] = alone) =>
  listedPairs(likely, links, recordsOf).map(({ is }) => is)

test('who may be one person is asked about, until somebody answers', () => {
  expect(states([])).toEqual(['likely'])
  expect(states([{ ...link, isSame: false }])).toEqual(['different'])
})

test('an answer about one record is an answer about the person it was joined to', () => {
  const joined = (record: string) => (record === 'b' || record === 'c' ? (['b', 'c'] as const) : alone(record))
  expect(states([{ ...link, b: 'c', isSame: false }], joined)).toEqual(['different'])
})

test('what an import thought is asked about', () => {
  expect(states([{ ...link, isSettled: false }], () => ['a', 'b'])).toContain('read-as-one')
  expect(states([{ ...link, isSettled: false, isSame: false }])).toEqual(['likely'])
})

test('opposite answers of two phones stand first', () => {
  const other = { ...link, a: 'c', b: 'd' }
  expect(states([other, { ...link, isDisputed: true }])).toEqual(['disputed', 'joined'])
})

test('who was said to be two and is one by way of a third is asked about again', () => {
  const pairs = listedPairs([], [{ ...link, isSame: false }], () => ['a', 'b', 'c'])
  expect(pairs).toMatchObject([{ is: 'disputed', isTogether: true, a: ['a'], b: ['b'] }])
})
