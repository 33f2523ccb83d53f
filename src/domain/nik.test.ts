import { describe, expect, test } from 'vitest'
import { nikWarnings, readTypedNik, suggestedByNik } from './nik.ts'

/** The specification's own example (R1.5): Kota Bengkulu, 5 September 2024, a girl. */
const NIK = '1771014509240003'

describe('a typed NIK', () => {
  test('is sixteen digits, however they were grouped', () => {
    expect(readTypedNik(NIK)).toEqual({ is: 'complete', nik: NIK })
    expect(readTypedNik(' 1771 0145.0924-0003 ')).toEqual({ is: 'complete', nik: NIK })
  })

  test('may be absent', () => expect(readTypedNik('  ')).toEqual({ is: 'empty' }))

  test('says how many digits are missing or too many', () => {
    expect(readTypedNik(NIK.slice(0, 13))).toEqual({ is: 'incomplete', missing: 3 })
    expect(readTypedNik(`${NIK}1`)).toEqual({ is: 'incomplete', missing: -1 })
  })

  test('is kept as text: what a spreadsheet made of it is no NIK (R1.1)', () => {
    expect(readTypedNik('1.77E+15').is).not.toBe('complete')
    expect(readTypedNik('0171014509240003')).toEqual({ is: 'complete', nik: '0171014509240003' })
  })

  test('has no letters', () => expect(readTypedNik('belum')).toEqual({ is: 'not-digits' }))
})

describe('a NIK against the rest of the form', () => {
  test('fits the child of the example', () => {
    expect(nikWarnings(NIK, { birthDate: '2024-09-05', sex: 'P' })).toEqual([])
    expect(nikWarnings(NIK, {})).toEqual([])
  })

  test('a girl is born on day 41 to 71, a boy on 1 to 31 (R1.2)', () => {
    const of = (day: string, sex: 'L' | 'P') => nikWarnings(`177101${day}01240003`, { sex })
    expect([of('01', 'L'), of('31', 'L'), of('41', 'P'), of('71', 'P')]).toEqual([[], [], [], []])
    expect([of('40', 'P'), of('32', 'L'), of('72', 'P')]).toEqual([['impossible'], ['impossible'], ['impossible']])
    expect([of('31', 'P'), of('41', 'L')]).toEqual([['other-sex'], ['other-sex']])
  })

  test('a placeholder that an app invented is no NIK (R1.4)', () => {
    expect(nikWarnings('3201010101000000', {})).toEqual(['impossible'])
  })

  test('warns of another birth date and another sex', () => {
    expect(nikWarnings(NIK, { birthDate: '2024-09-06', sex: 'L' })).toEqual(['other-birth-date', 'other-sex'])
  })

  test('the century is not in a NIK', () => {
    expect(nikWarnings('1771010509240003', { birthDate: '1924-09-05' })).toEqual([])
  })

  test.each([
    ['province 00', '0071014509240003'],
    ['day 00', '1771010009240003'],
    ['day 32', '1771013209240003'],
    ['day 72', '1771017209240003'],
    ['month 13', '1771014513240003'],
    ['sequence 0000', '1771014509240000'],
  ])('warns of what no NIK can be: %s', (_, nik) => {
    expect(nikWarnings(nik, { birthDate: '2024-09-05' })).toEqual(['impossible'])
    expect(suggestedByNik(nik, '2026-11-10')).toBeUndefined()
  })
})

test('a NIK suggests birth date and sex, in the century that is not yet to come', () => {
  expect(suggestedByNik(NIK, '2026-11-10')).toEqual({ sex: 'P', birthDate: '2024-09-05' })
  expect(suggestedByNik('1771010509580003', '2026-11-10')).toEqual({ sex: 'L', birthDate: '1958-09-05' })
})

test('the century turns with the year: this year is 2026, next year was 1927 (R1.3)', () => {
  expect(suggestedByNik('1771010501260003', '2026-11-10')?.birthDate).toBe('2026-01-05')
  expect(suggestedByNik('1771010501270003', '2026-11-10')?.birthDate).toBe('1927-01-05')
})
