import { describe, expect, it } from 'vitest'
import { exclusiveByMonth, knowsFeeding } from './feeding.ts'
import { careFindings, tbcSigns } from './findings.ts'
import { dangerSignsFor } from './signs.ts'

const codes = (...of: Parameters<typeof careFindings>) => careFindings(...of).map(({ code }) => code)

describe('what the answers find', () => {
  it('nothing in a healthy child, nor where nothing was answered', () => {
    const healthy = { 'tbc-batuk': false, 'tbc-demam': false, sakit: [], ceklis: 'lengkap', mpasi: true, mbg: false }
    expect(careFindings(healthy, 14)).toEqual([])
    expect(careFindings({}, 14)).toEqual([])
  })

  it('a danger sign before anything else', () => {
    const answers = { ceklis: 'tidak-lengkap', 'ceklis-belum': ['menunjuk'], sakit: ['diare'], bahaya: ['kejang'] }
    expect(careFindings(answers, 14)).toEqual([
      { code: 'tanda-bahaya', signs: ['kejang'] },
      { code: 'sakit', signs: ['diare'] },
      { code: 'ceklis-tidak-lengkap', signs: ['menunjuk'] },
    ])
  })

  it('TBC from one sign on, with all of them', () => {
    expect(careFindings({ 'tbc-lesu': true, 'tbc-demam': true }, 30)).toEqual([
      { code: 'tbc-gejala', signs: ['tbc-demam', 'tbc-lesu'] },
    ])
    expect(tbcSigns({ 'tbc-batuk': true, 'tbc-demam': false })).toEqual(['tbc-batuk'])
  })

  it('contact with a TBC patient alone is another thing than a sign', () => {
    expect(codes({ 'tbc-kontak': true }, 30)).toEqual(['tbc-kontak'])
    expect(codes({ 'tbc-kontak': true, 'tbc-batuk': true }, 30)).toEqual(['tbc-gejala'])
  })

  it('ASI that was broken, only while it matters: under 6 months', () => {
    expect(codes({ 'asi-2': false }, 5)).toEqual(['asi-putus'])
    expect(codes({ 'asi-2': false }, 6)).toEqual([])
  })

  it('MP-ASI never before 6 months', () => {
    expect(codes({ mpasi: false, 'mpasi-belum': ['hewani'] }, 5)).toEqual([])
    expect(careFindings({ mpasi: false, 'mpasi-belum': ['hewani'] }, 6)).toEqual([
      { code: 'mpasi-kurang', signs: ['hewani'] },
    ])
  })
})

describe('ASI eksklusif', () => {
  it('is not exclusive in any month after the first that was not, whatever was answered', () => {
    expect(exclusiveByMonth({ 'asi-0': true, 'asi-1': true, 'asi-2': false, 'asi-3': true })).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('stays unknown where nobody was asked', () => {
    expect(exclusiveByMonth({ 'asi-0': true, 'asi-2': true })).toEqual([
      true,
      undefined,
      true,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('is known by a mother and a father, and by nobody else who came', () => {
    expect(['ibu', 'ayah', 'nenek', 'tetangga', 'sendiri'].map(knowsFeeding)).toEqual([true, true, false, false, false])
    expect(knowsFeeding(undefined)).toBe(true)
  })
})

it('the danger signs of a baby turn into those of a child at 6 months', () => {
  expect(dangerSignsFor(5, [])).toContain('tidak-mau-menyusu')
  expect(dangerSignsFor(6, [])).toContain('diare-berat')
  expect(dangerSignsFor(6, [])).not.toContain('tali-pusat')
  // Said before the birth date was corrected: it can still be read, and taken back.
  expect(
    dangerSignsFor(6, ['kejang', 'tali-pusat']).filter((sign) => sign === 'tali-pusat' || sign === 'kejang'),
  ).toHaveLength(2)
})
