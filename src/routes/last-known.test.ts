import { expect, test } from 'vitest'
import { lastKnown } from './last-known.ts'

test('an answer stays until the next one is there, and none is made up before the first', () => {
  let now: string | null | undefined
  const known = lastKnown(() => now)
  expect(known()).toBeUndefined()
  now = 'Rafa'
  expect(known()).toBe('Rafa')
  now = undefined
  expect(known()).toBe('Rafa')
  now = 'Nadia'
  expect(known()).toBe('Nadia')
})

test('that there is nothing is an answer too', () => {
  let now: string | null | undefined = 'Rafa'
  const known = lastKnown(() => now)
  known()
  now = null
  expect(known()).toBeNull()
  now = undefined
  expect(known()).toBeNull()
})
