import { describe, expect, it } from 'vitest'
import type { KnownPerson } from '../../../replica/queries/people.ts'
import { placesOf, renamed } from './places.ts'

const person = (record: string, family: string, rt: string, more: Partial<KnownPerson> = {}) =>
  ({ record, records: [record], name: record, family, rt, rw: '1', dusun: 'Satu', hasMoved: false, hasDied: false, ...more }) as KnownPerson // prettier-ignore

describe('the places of a posyandu', () => {
  const people = [
    person('a', 'f1', '10'),
    person('b', 'f2', '2'),
    person('c', 'f2', '2'),
    person('d', 'f3', '2', { hasMoved: true }),
    person('e', 'f1', '10', { hasDied: true }),
  ]

  it('are its RT in the order of their numbers, with the families that live there', () => {
    const places = placesOf(people)
    expect(places.map(({ rt, families, people }) => [rt, families, people.length])).toEqual([
      ['2', ['f2'], 2],
      ['10', ['f1'], 1],
    ])
  })

  it('are renamed by what was changed alone', () => {
    const [place] = placesOf(people)
    expect(renamed(place!, { dusun: 'Satu', rt: ' 12 ', rw: '' })).toEqual({ rt: '12', rw: null })
    expect(renamed(place!, { dusun: 'Satu', rt: '2', rw: '1' })).toEqual({})
  })
})
