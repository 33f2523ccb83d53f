import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildIndex, search, searchKey, twinsAmong, type Searchable } from './search.ts'

const naura = {
  name: 'Naura Anggraini',
  motherName: 'Siti Aminah',
  fatherName: 'Budi',
  rt: '002',
  nik: '1709025405230001',
}
const rafa = {
  name: 'Rafa Pratama',
  nickname: 'Dedek',
  motherName: 'Dewi Lestari',
  rt: 'RT 003',
  kk: '1709021201190007',
}
const siti = { name: 'Siti Nurhaliza', rt: '2' }
const soekarno = { name: 'Soekarno Djojo', rt: '011' }
const people: readonly Searchable[] = [naura, rafa, siti, soekarno]
const index = buildIndex(people)
const find = (query: string) => search(index, query, 30).items

describe('searching for a person', () => {
  test('finds by the beginning of any word of the name', () => {
    expect(find('nau')).toEqual([naura])
    expect(find('prat')).toEqual([rafa])
  })

  test('finds by nickname, by mother and by father', () => {
    expect(find('dedek')).toEqual([rafa])
    expect(find('dewi')).toEqual([rafa])
    expect(find('budi')).toEqual([naura])
  })

  test("a person's own name comes before a mother's", () => {
    expect(find('siti')).toEqual([siti, naura])
  })

  test('takes several words in any order, each a different field', () => {
    expect(find('aminah naura')).toEqual([naura])
    expect(find('2 siti')).toEqual([siti, naura])
    expect(find('siti rafa')).toEqual([])
  })

  test('one to three digits are an RT, with or without the letters and zeros', () => {
    for (const query of ['rt 3', 'RT003', 'rt.03', '3']) expect(find(query)).toEqual([rafa])
    expect(find('rt 11')).toEqual([soekarno])
    expect(find('1')).toEqual([])
  })

  test('four digits and more are any part of the NIK or KK', () => {
    expect(find('1709025405230001')).toEqual([naura])
    expect(find('0007')).toEqual([rafa])
    expect(find('170902')).toEqual([naura, rafa])
  })

  test('does not mind case, accents, apostrophes, or old and new spelling', () => {
    expect(find('NÁURA')).toEqual([naura])
    expect(find('sukarno jojo')).toEqual([soekarno])
    expect(find('soekarno')).toEqual([soekarno])
  })

  test.each([
    ['Fadhil', 'fadil'],
    ['Rizky', 'Riski'],
    ['Novi', 'nofi'],
    ["Nur'aini", 'nuraini'],
    ['Aisyah', 'Aisah'],
    ['Annisa', 'anisa'],
    ['Dewy', 'dewi'],
  ])('%s and %s sound alike', (one, other) => expect(searchKey(one)).toBe(searchKey(other)))

  test('Yudi and Judi do not sound alike', () => expect(searchKey('Yudi')).not.toBe(searchKey('Judi')))

  test('an empty query finds everybody, in the order of names', () => {
    expect(search(index, '  ', 2)).toEqual({ items: [naura, rafa], total: 4 })
  })

  test('says how many match when only the first are given', () => {
    expect(search(index, '2', 1).total).toBe(2)
    expect(search(index, '2', 1).items).toHaveLength(1)
  })

  test('the middle of a word is found after three letters, and last', () => {
    expect(find('liza')).toEqual([siti])
    expect(find('li')).toEqual([])
  })

  test('any word of a name, cut anywhere, finds its person', () => {
    const name = fc.stringMatching(/^[A-Za-z]{2,10}( [A-Za-z]{2,10}){0,2}$/)
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 10 }),
        (names, whose, which, cut) => {
          const everybody = names.map((text) => ({ name: text }))
          const person = everybody[whose % everybody.length]!
          const parts = person.name.split(' ')
          const word = parts[which % parts.length]!.slice(0, cut)
          expect(search(buildIndex(everybody), word, 100).items).toContain(person)
        },
      ),
    )
  })

  test('everybody is found as if they were alone', () => {
    const word = fc.stringMatching(/^[abs]{1,4}$/)
    const digits = fc.stringMatching(/^[12]{1,5}$/)
    const names = fc.option(
      fc.array(word, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(' ')),
      { nil: undefined },
    )
    const number = fc.option(digits, { nil: undefined })
    const person = fc.record({ name: names, nickname: names, motherName: names, rt: number, nik: number, kk: number })
    const query = fc.array(fc.oneof(word, digits), { minLength: 1, maxLength: 2 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(fc.array(person, { maxLength: 8 }), query, (everybody, text) => {
        const found = search(buildIndex(everybody), text, 100)
        const alone = everybody.filter((each) => search(buildIndex([each]), text, 1).total === 1)
        expect(new Set(found.items)).toEqual(new Set(alone))
        expect(found.total).toBe(alone.length)
      }),
    )
  })
})

describe('twins', () => {
  const born = (name: string, family: string, birthDate = '2025-01-02') => ({ name, family, birthDate })

  test('share a family and a birth date under different names', () => {
    const [hasan, husein, other] = [born('Hasan', 'f1'), born('Husein', 'f1'), born('Adi', 'f2')]
    expect([...twinsAmong([hasan, husein, other])]).toEqual([hasan, husein])
  })

  test('one child written twice is not twins', () => {
    expect(twinsAmong([born('Hasan', 'f1'), born('HASAN', 'f1')]).size).toBe(0)
  })

  test('nobody is a twin for lack of a birth date or a home', () => {
    expect(twinsAmong([{ name: 'A' }, { name: 'B' }, { name: 'C', birthDate: '2025-01-02' }]).size).toBe(0)
  })
})
