import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ADVICE, adviceFor } from './advice.ts'
import { isOfAge } from './question.ts'

describe('penyuluhan chosen by what was found', () => {
  it.each([
    ['a baby of 4 months with T is helped at the breast', ['t-under-6-months'], 4, ['bantu-menyusui']],
    ['a baby of 4 months whose ASI was broken', ['asi-putus'], 4, ['bantu-menyusui', 'asi-saja']],
    ['a child of 14 months with 1T', ['1t'], 14, ['lauk-hewani', 'makan-sering']],
    ['2T adds how PMT is eaten', ['2t'], 14, ['lauk-hewani', 'makan-sering', 'pmt']],
    ['diarrhoea first', ['sakit', 'diare'], 14, ['diare', 'sakit-makan']],
    ['ceklis tidak lengkap', ['ceklis-tidak-lengkap'], 66, ['stimulasi']],
    ['above the orange line', ['garis-oranye'], 40, ['gizi-lebih']],
    ['a TBC sign', ['tbc-gejala', 'tbc-batuk'], 2, ['tbc']],
    ['food groups that were missing', ['mpasi-kurang', 'hewani'], 8, ['mpasi-lengkap']],
    ['not weighed last month', ['tidak-ditimbang-bulan-lalu'], 30, ['datang-lagi']],
  ])('%s', (_name, reasons, months, topics) => {
    expect(adviceFor(reasons, months)).toEqual(topics)
  })

  it.each([
    [5, 'asi-saja'],
    [6, 'mpasi-lengkap'],
    [23, 'mpasi-lengkap'],
    [24, 'isi-piringku'],
    [71, 'isi-piringku'],
  ])('with nothing found at %i months it is %s', (months, topic) => {
    expect(adviceFor([], months)).toEqual([topic])
    expect(adviceFor(['naik'], months)).toEqual([topic])
  })

  it('no PMT at 60 months', () => {
    expect(adviceFor(['2t'], 59)).toContain('pmt')
    expect(adviceFor(['2t'], 60)).not.toContain('pmt')
  })

  const anyReasons = fc.subarray(ADVICE.flatMap(({ because }) => [...because] as string[]))

  it('under 6 months never speaks of food or PMT, whatever was found', () => {
    const ofTheBreast = ['diare', 'tbc', 'bantu-menyusui', 'sakit-menyusui', 'asi-saja', 'stimulasi', 'datang-lagi']
    fc.assert(
      fc.property(anyReasons, fc.integer({ min: 0, max: 5 }), (reasons, months) => {
        expect(adviceFor(reasons, months).filter((code) => !ofTheBreast.includes(code))).toEqual([])
      }),
    )
  })

  it('always has something to say, once, to a child of that age', () => {
    fc.assert(
      fc.property(anyReasons, fc.integer({ min: 0, max: 71 }), (reasons, months) => {
        const topics = adviceFor(reasons, months)
        expect(topics.length).toBeGreaterThan(0)
        expect(new Set(topics).size).toBe(topics.length)
        for (const code of topics)
          expect(
            isOfAge(
              ADVICE.find((topic) => topic.code === code)!,
              months,
            ),
          ).toBe(true)
      }),
    )
  })
})
