import { expect, test } from 'vitest'
import { areWhole, type PullProgress } from './held-documents.ts'

const said = (lacking: readonly string[]): PullProgress => ({
  documents: 9,
  held: 9 - lacking.length,
  bytes: 0,
  state: 'idle',
  lacking,
})

test('posyandu that are one are whole when none of them lacks anything', () => {
  expect(areWhole(said([]), ['melati', 'mawar'])).toBe(true)
  expect(areWhole(said(['kenanga']), ['melati', 'mawar'])).toBe(true)
  expect(areWhole(said(['mawar']), ['melati', 'mawar'])).toBe(false)
})

test('nothing is whole before the relay has said what there is', () => {
  expect(areWhole(undefined, ['melati'])).toBe(false)
})
