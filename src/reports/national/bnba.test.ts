import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyChildMonth } from '../../../tests/any-child-month.ts'
import { FORMS } from '../forms/all.ts'
import { sumOf, tallyOf } from '../month/tally.ts'
import { BNBA_LISTS, bnbaPeople, LIST_COLUMNS, type BnbaList } from './bnba.ts'
import { aVisit, DAY, inNovember, NIK, somebody } from './example-month.ts'

async function named(list: BnbaList, people: Parameters<typeof inNovember>[0]): Promise<readonly string[]> {
  return bnbaPeople(list, await inNovember(people)).map(({ name, because }) => `${name}: ${because}`)
}

const tall = (heightCm: number) => [aVisit(DAY, { heightCm, posture: 'terlentang' })]

describe('a list by name and address', () => {
  it('of stunting has who is short this month, at both sides of −2 and −3', async () => {
    // Girls of 431 days, lying (WHO 2006): 68,4 cm is z −3,03, 68,5 −2,99, 71,1 −2,03, 71,2 −1,99.
    expect(
      await named('stunting', [
        somebody('A', { visits: tall(68.4) }),
        somebody('B', { visits: tall(68.5) }),
        somebody('C', { visits: tall(71.1) }),
        somebody('D', { visits: tall(71.2) }),
        somebody('Tamu', { shown: { guestFrom: 'x' }, visits: tall(68) }),
        somebody('Tidak diukur'),
      ]),
    ).toEqual(['A: sangat-pendek', 'B: pendek', 'C: pendek'])
  })

  it('of zero dose has who is one year old and never had DPT', async () => {
    const dpt = { antigen: 'dpt', source: 's', outcome: 'given', date: '2026-01-05', proof: 'buku-kia' } as const
    expect(await named('zero-dose', [somebody('Belum'), somebody('Sudah', { doses: [dpt] })])).toEqual([
      'Belum: no-dpt',
    ])
  })

  it('of PMT has whose episode reaches into the month, its first and last day included', async () => {
    const episode = (startedOn: string, days: number) =>
      ({ record: 'p', reason: 'wasting', startedOn, days, eaten: {}, weekly: {}, decisions: {} }) as never
    expect(
      await named('pmt', [
        somebody('Sampai 1 November', { pmt: [episode('2026-10-19', 14)] }),
        somebody('Sampai 31 Oktober', { pmt: [episode('2026-10-18', 14)] }),
        somebody('Dari 30 November', { pmt: [episode('2026-11-30', 14)] }),
        somebody('Dari 1 Desember', { pmt: [episode('2026-12-01', 14)] }),
      ]),
    ).toEqual(['Dari 30 November: wasting', 'Sampai 1 November: wasting'])
  })

  it('of MBG has children of 6 to 59 months who are not at PAUD, and mothers', async () => {
    expect(
      await named('mbg', [
        somebody('Anak', { birth: '2024-01-01' }),
        somebody('PAUD', { birth: '2022-06-01', shown: { paud: true } }),
        somebody('Bayi', { birth: '2026-09-01', shown: { motherName: 'Siti' } }),
      ]),
    ).toEqual(['Anak: balita', 'Siti: busui'])
  })

  it('counts everybody on it in the columns that say where to look', () => {
    fc.assert(
      fc.property(fc.array(anyChildMonth, { maxLength: 20 }), (people) => {
        const tally = tallyOf(people, FORMS)
        for (const list of BNBA_LISTS) {
          const columns = LIST_COLUMNS[list]
          if (!columns) continue
          const counted = columns.reduce((sum, name) => sum + sumOf(tally, name), 0)
          expect(counted).toBe(bnbaPeople(list, people).length)
        }
      }),
    )
  })

  it('never says a NIK', async () => {
    const [row] = bnbaPeople('zero-dose', await inNovember([somebody('Belum', { shown: { nik: NIK } })]))
    expect(JSON.stringify(row)).not.toContain(NIK)
  })
})
