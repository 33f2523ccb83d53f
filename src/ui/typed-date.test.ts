import { describe, expect, test } from 'vitest'
import { readTypedDate, withSlashes } from './typed-date.ts'

const typing = (keys: string): string => [...keys].reduce((text, key) => withSlashes(text + key, false), '')

describe('typing a date', () => {
  test('digits are enough', () => expect(typing('05092024')).toBe('05/09/2024'))

  test('slashes, points and dashes somebody types do no harm', () => {
    expect(typing('05/09/2024')).toBe('05/09/2024')
    expect(typing('5/9/2024')).toBe('5/9/2024')
    expect(typing('5.9.24')).toBe('5/9/24')
    expect(typing('05-09-2024')).toBe('05/09/2024')
  })

  test('a pasted date is taken', () => expect(withSlashes('05092024', false)).toBe('05/09/2024'))

  test('deleting is not fought against', () => {
    expect(withSlashes('05/09', true)).toBe('05/09')
    expect(withSlashes('05', true)).toBe('05')
  })

  test('nothing after the year', () => expect(typing('050920241')).toBe('05/09/2024'))
})

describe('reading a typed date', () => {
  const read = (text: string) => readTypedDate(text, '2026-11-10')

  test('day first, as everywhere in Indonesia', () => expect(read('05/09/2024')).toBe('2024-09-05'))
  test('without leading zeros', () => expect(read('5/9/2024')).toBe('2024-09-05'))
  test('a two-digit year is not in the future', () => {
    expect(read('5/9/26')).toBe('2026-09-05')
    expect(read('5/9/58')).toBe('1958-09-05')
  })
  test('no such day, or not finished', () => {
    expect(read('31/02/2024')).toBeUndefined()
    expect(read('05/09/202')).toBeUndefined()
    expect(read('05/09')).toBeUndefined()
  })
})
