import { describe, expect, it } from 'vitest'
import { joinPublished, publishedMonths, publishedToText, readPublished } from './district.ts'
import { recapOf, type Recap } from './recap.ts'

function recap(posyandu: string, revision: number, weighed: number): Recap {
  const shown = { posyandu, month: '2026-10', revision, name: 'Melati', counts: { 'skdn.d': weighed }, openDays: 1 }
  return recapOf(`${posyandu}/2026-10/${revision}`, shown)!
}

const months = publishedMonths(
  { puskesmas: 'sukamaju', name: 'Suka Maju' },
  [recap('melati', 1, 41), recap('melati', 2, 43), recap('anggrek', 1, 30)],
  6,
)

describe('what the dinas sees of a puskesmas', () => {
  it('is the sum of the newest recap of every posyandu, and how many closed', () => {
    expect(months).toEqual([
      {
        puskesmas: 'sukamaju',
        name: 'Suka Maju',
        month: '2026-10',
        closed: 2,
        posyandu: 6,
        revisions: 3,
        openDays: 2,
        counts: { 'skdn.d': 73 },
      },
    ])
  })

  it('goes through a file unchanged, in which nothing but counts can stand', () => {
    expect(readPublished(publishedToText(months))).toEqual(months)
    const spoilt = (change: object) => publishedToText([{ ...months[0]!, ...change }])
    expect(readPublished(spoilt({ counts: { 'Rafa Pratama': 1 } }))).toBeUndefined()
    expect(readPublished(spoilt({ counts: { 'skdn.d': 'Rafa' } }))).toBeUndefined()
    expect(readPublished(spoilt({ puskesmas: 'Bu Siti' }))).toBeUndefined()
    expect(readPublished(spoilt({ name: '1771012345670001' }))).toBeUndefined()
    expect(readPublished(spoilt({ closed: -1 }))).toBeUndefined()
    expect(readPublished(spoilt({ names: ['Rafa Pratama'] }))).toEqual(months)
    expect(readPublished('bukan berkas')).toBeUndefined()
    expect(readPublished('{"format":"lain","months":[]}')).toBeUndefined()
  })

  it('is the newest of what came, in whatever order: an old file takes nothing back', () => {
    const earlier = publishedMonths({ puskesmas: 'sukamaju' }, [recap('melati', 1, 41)], 6)
    const other = publishedMonths({ puskesmas: 'talang-empat' }, [recap('dahlia', 1, 20)], 3)
    const all = [...earlier, ...other, ...months]
    for (const order of [all, [...all].reverse()]) {
      expect(joinPublished(order).map(({ puskesmas, closed }) => [puskesmas, closed])).toEqual([
        ['sukamaju', 2],
        ['talang-empat', 1],
      ])
    }
  })
})
