import { describe, expect, it } from 'vitest'
import { standingTexts, typeText, writtenMeanwhile } from './typed-texts.ts'

const empty = { topik: '', jam: '' }

describe('what is typed over texts that other phones change too', () => {
  it('stays when another phone writes, and what nobody types here follows', () => {
    const typed = typeText({}, empty, 'topik', 'Gizi')
    expect(standingTexts(typed, { topik: '', jam: '08.00–11.00' })).toEqual({ topik: 'Gizi', jam: '08.00–11.00' })
  })

  it('says what another phone wrote into the very text that is typed', () => {
    const typed = typeText({}, empty, 'topik', 'Gizi')
    const stored = { topik: 'Imunisasi', jam: '08.00–11.00' }
    expect(writtenMeanwhile(typed, empty, 'topik')).toBeUndefined()
    expect(writtenMeanwhile(typed, stored, 'topik')).toBe('Imunisasi')
    expect(writtenMeanwhile(typed, stored, 'jam')).toBeUndefined()
    const further = typeText(typed, stored, 'topik', 'Gizi anak')
    expect(standingTexts(further, stored).topik).toBe('Gizi anak')
    expect(writtenMeanwhile(further, stored, 'topik')).toBe('Imunisasi')
  })

  it('is nothing any more once it says what stands there, so that it does not undo what comes later', () => {
    const back = typeText(typeText({}, empty, 'topik', 'Gi'), empty, 'topik', '')
    expect(back).toEqual({})
    expect(standingTexts(back, { ...empty, topik: 'Imunisasi' }).topik).toBe('Imunisasi')
  })

  it('holds what an earlier version of the app kept: every text', () => {
    expect(standingTexts({ topik: 'Gizi', jam: '' }, empty)).toEqual({ topik: 'Gizi', jam: '' })
  })
})
