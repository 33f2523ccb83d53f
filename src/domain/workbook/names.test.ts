import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey, namesOverlap, readableName, sameNameButForATypo } from './names.ts'

test.each([
  ['  ahmad   suryadi ', 'Ahmad Suryadi'],
  ["SITI MA'RUF", "Siti Ma'ruf"],
  ['Siti NurHaliza, S.Pd', 'Siti NurHaliza, S.Pd'],
])('"%s" is shown as %s', (written, shown) => {
  expect(readableName(written)).toBe(shown)
})

test('making a name readable changes only spaces and the case of letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aBcÉé .-(\u2019') }), (name) => {
      expect(readableName(name).toLowerCase()).toBe(name.toLowerCase().replace(/\s+/g, ' ').trim())
    }),
  )
})

test.each([
  ['Soekarno', 'Sukarno'],
  ['Djoko Tjahjono', 'Joko Cahyono'],
  ['Widjaja', 'Wijaya'],
  ['Dewi Ramadhani', 'Dewy Ramadhani'],
  ['Usman', 'Usmen'],
  ['Zainal', 'Zianal'],
  ['Muhammad', 'Muhamad'],
])('%s and %s may be one name', (one, other) => {
  expect(sameNameButForATypo(one, other)).toBe(true)
  expect(sameNameButForATypo(other, one)).toBe(true)
})

test.each([
  ['Hasan', 'Husein'],
  ['Ani', 'Ana'],
  ['Siti Aminah', 'Siti Aisyah'],
  ['', ''],
])('"%s" and "%s" are two names', (one, other) => {
  expect(sameNameButForATypo(one, other)).toBe(false)
})

test('a name is the same as itself, in any case and with one letter left out', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z][a-z]{5,12} [A-Z][a-z]{3,9}$/), fc.nat(5), (name, at) => {
      expect(sameNameButForATypo(name, name.toUpperCase())).toBe(true)
      expect(sameNameButForATypo(name, name.slice(0, at) + name.slice(at + 1))).toBe(true)
      expect(nameKey(nameKey(name))).toBe(nameKey(name))
    }),
  )
})

test('the title of a child is no part of the name; a name that begins with the same letters is', () => {
  expect(['An. Siti Aminah', 'by.Siti Aminah'].map(nameKey)).toEqual(['siti aminah', 'siti aminah'])
  expect(['An Nisa', 'Byanca', 'Andi'].map(nameKey)).toEqual(['an nisa', 'byanca', 'andi'])
})

test('a short form lies within the long one', () => {
  expect(namesOverlap('Siti', 'Siti Aminah')).toBe(true)
  expect(namesOverlap('Siti Aminah', 'Aminah Putri')).toBe(false)
})
