import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LikelyPairs, type Candidate } from './likely-pairs.ts'

const rafa = { record: 'a', name: 'Rafa Pratama', birthDate: '2025-09-01', motherName: 'Siti Aminah' }

test('two records of one child are a pair, and say why', () => {
  const pairs = new LikelyPairs().update([{ ...rafa, record: 'z', name: 'Rafa P.' }, rafa])
  expect(pairs).toEqual([{ a: 'a', b: 'z', because: 'name+birth+mother' }])
})

test('the surest stand first', () => {
  const nik = '1709020109250001'
  const people: Candidate[] = [
    { record: 'a', name: 'Bima Saputra' },
    { record: 'b', name: 'Bima Saputra', birthDate: '2025-01-01' },
    { record: 'c', name: 'Naura', nik },
    { record: 'd', name: 'Nabila', nik },
  ]
  expect(new LikelyPairs().update(people).map(({ because }) => because)).toEqual(['nik', 'name'])
})

const person = fc.record(
  {
    name: fc.constantFrom(
      'Rafa',
      'Rafa Pratama',
      'By. Ny. Siti',
      'Nur Haliza',
      'Nurhaliza',
      'M. Rizki',
      'Muhamad Rizqy',
    ),
    birthDate: fc.constantFrom('2025-09-01', '2025-01-09', '2024-09-01', '2020-03-04'),
    motherName: fc.constantFrom('Siti', 'Siti Aminah', 'Dewi'),
    nik: fc.constantFrom('1709020109250001', '1709020109250002'),
    sex: fc.constantFrom('L' as const, 'P' as const),
  },
  { requiredKeys: [] },
)
const registry = fc
  .dictionary(fc.constantFrom(...'abcdefgh'), person, { maxKeys: 8 })
  .map((people) => Object.entries(people).map(([record, each]): Candidate => ({ record, ...each })))

test('whatever stood before, and in whatever order it came, the pairs are those of the people there are', () => {
  fc.assert(
    fc.property(fc.array(registry, { minLength: 1, maxLength: 4 }), (versions) => {
      const pairs = new LikelyPairs()
      const last = versions.map((people) => pairs.update(people)).at(-1)
      expect(last).toEqual(new LikelyPairs().update([...versions.at(-1)!].reverse()))
    }),
    { numRuns: 300 },
  )
})
