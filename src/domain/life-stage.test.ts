import { describe, expect, it } from 'vitest'
import { ageGroupOn, cardOf, yearsOn } from './life-stage.ts'

const BORN = '2000-03-15'

describe('life stages by date', () => {
  it.each([
    ['2000-03-14', undefined],
    ['2000-03-15', 'bayi'],
    ['2001-03-14', 'bayi'],
    ['2001-03-15', 'balita'],
    ['2005-03-14', 'balita'],
    ['2005-03-15', 'apras'],
    ['2006-03-14', 'apras'],
    ['2006-03-15', 'usia-sekolah'],
    ['2015-03-14', 'usia-sekolah'],
    ['2015-03-15', 'remaja'],
    ['2019-03-14', 'remaja'],
    ['2019-03-15', 'dewasa'],
    ['2060-03-14', 'dewasa'],
    ['2060-03-15', 'lansia'],
  ])('on %s: %s', (on, group) => {
    expect(ageGroupOn(BORN, on)).toBe(group)
  })

  it('nobody without a birth date is in a group', () => {
    expect(ageGroupOn(undefined, '2020-01-01')).toBeUndefined()
  })

  it('one card for school age and youth', () => {
    expect(cardOf('usia-sekolah')).toBe('sekolah-remaja')
    expect(cardOf('remaja')).toBe('sekolah-remaja')
    expect(cardOf('apras')).toBe('anak')
    expect(cardOf('dewasa')).toBe('dewasa')
    expect(cardOf('lansia')).toBe('lansia')
  })

  it('pregnancy comes before the card of her age, and she stays in her group', () => {
    expect(ageGroupOn(BORN, '2016-06-01')).toBe('remaja')
    expect(cardOf('remaja', 'hamil')).toBe('ibu-hamil')
    expect(cardOf('dewasa', 'nifas')).toBe('ibu-nifas')
    expect(cardOf('dewasa', 'menyusui')).toBe('ibu-nifas')
  })

  it('years are completed ones', () => {
    expect(yearsOn(BORN, '2020-03-14')).toBe(19)
    expect(yearsOn(BORN, '2020-03-15')).toBe(20)
  })
})
