import { expect, test } from 'vitest'
import { entryId } from '../log/id.ts'
import { seenHere } from './own-heads.ts'

const ours = 'AAAAAAAAAAAAAAAA'
const theirs = 'BBBBBBBBBBBBBBBB'
const before = entryId(1, theirs)

test('what this phone wrote since counts as seen, what came from another does not', () => {
  const standing = [before, entryId(2, ours), entryId(3, theirs)]
  expect(seenHere([before], standing, ours)).toEqual([before, entryId(2, ours)])
})

test('nothing is named twice, and a phone that is nobody yet has written nothing', () => {
  const own = entryId(2, ours)
  expect(seenHere([before, own], [before, own], ours)).toEqual([before, own])
  expect(seenHere([before], [before, own], undefined)).toEqual([before])
})
