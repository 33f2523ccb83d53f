import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalByPerson, recordsOfPerson, type PersonLink } from './links.ts'
import { linkId } from './record-id.ts'

const joined = (a: string, b: string): PersonLink => ({ record: linkId(a, b), same: true })
const parted = (a: string, b: string): PersonLink => ({ record: linkId(a, b), same: false })

describe('people joined by links', () => {
  test('somebody whom no link names is themselves', () => {
    expect(recordsOfPerson('naura', [])).toEqual(['naura'])
    expect(canonicalByPerson([]).size).toBe(0)
  })

  test('two joined records are read as one, under the smaller id', () => {
    expect(recordsOfPerson('b', [joined('b', 'a')])).toEqual(['a', 'b'])
    expect(canonicalByPerson([joined('b', 'a')]).get('b')).toBe('a')
  })

  test('a join that was unsaid leaves two people', () => {
    expect(recordsOfPerson('b', [parted('a', 'b')])).toEqual(['b'])
  })

  test('a joined to b and b joined to c are one person', () => {
    expect(recordsOfPerson('c', [joined('b', 'c'), joined('a', 'b')])).toEqual(['a', 'b', 'c'])
  })

  test('unsaying one of two joins frees only that record', () => {
    const links = [joined('a', 'b'), parted('b', 'c')]
    expect(recordsOfPerson('a', links)).toEqual(['a', 'b'])
    expect(recordsOfPerson('c', links)).toEqual(['c'])
  })

  test('opposite joins made on two phones give one answer in any order', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const link = fc
      .tuple(person, person, fc.boolean())
      .filter(([a, b]) => a !== b)
      .map(([a, b, same]): PersonLink => ({ record: linkId(a, b), same }))
    const oncePerPair = fc.uniqueArray(link, { selector: ({ record }) => record })
    const shuffles = oncePerPair.chain((links) =>
      fc.tuple(fc.constant(links), fc.shuffledSubarray(links, { minLength: links.length })),
    )
    fc.assert(
      fc.property(shuffles, ([links, shuffled]) => {
        const canonical = canonicalByPerson(links)
        expect(sorted(canonicalByPerson(shuffled))).toEqual(sorted(canonical))
        for (const { record, same } of links) {
          const [a = '', b = ''] = record.split('~')
          if (same) expect(canonical.get(a)).toBe(canonical.get(b))
        }
        for (const [own, root] of canonical) {
          expect(root <= own).toBe(true)
          expect(recordsOfPerson(own, links)[0]).toBe(root)
        }
      }),
    )
  })
})

function sorted(canonical: ReadonlyMap<string, string>): [string, string][] {
  return [...canonical].sort(([a], [b]) => (a < b ? -1 : 1))
}
