import { describe, expect, it } from 'vitest'
import type { RecordedDose } from '../../domain/immunization/dose.ts'
import { ckgSheets, immunizationSheet } from './asik.ts'
import { aPosyandu, aVisit, DAY, inNovember, NIK, somebody } from './example-month.ts'

const given = (antigen: RecordedDose['antigen'], date: string, more: Partial<RecordedDose> = {}): RecordedDose => ({
  antigen,
  date,
  source: 's',
  outcome: 'given',
  proof: 'hari-buka',
  ...more,
})
const served = { ...aPosyandu([]), vials: { v1: { batch: 'B-77', expires: undefined } } }

function cells(
  sheet: ReturnType<typeof immunizationSheet>,
  ...heads: readonly string[]
): readonly (readonly unknown[])[] {
  const at = heads.map((head) => sheet.rows[0]!.indexOf(head))
  return sheet.rows.slice(1).map((row) => at.map((i) => row[i]))
}

describe('the immunization sheet for ASIK', () => {
  it('has one row a dose of the month, numbered over all that was given before, with its batch', async () => {
    const child = somebody('Alya', {
      shown: { nik: NIK },
      doses: [
        given('dpt', '2026-07-01', { n: 1, proof: 'buku-kia' }),
        given('dpt', DAY, { product: 'pentavalen' }),
        given('mr', DAY, { product: 'mr' }),
        given('mr', '2026-10-01', { outcome: 'refused' }),
      ],
      visits: [
        aVisit(DAY, {
          'dose.pentavalen': { outcome: 'given', vial: 'v1' },
          'dose.mr': { outcome: 'given', batch: 'MR-1' },
        }),
      ],
    })
    const sheet = immunizationSheet(await inNovember([child]), served)
    expect(cells(sheet, 'NIK', 'Jenis Imunisasi', 'Tanggal Imunisasi', 'No Batch')).toEqual([
      [NIK, 'DPT-HB-Hib - 2', DAY, 'B-77'],
      [NIK, 'MR - 1', DAY, 'MR-1'],
    ])
  })

  it('makes two rows of a hexavalent dose: it is DPT-HB-Hib and IPV', async () => {
    const hexa = (antigen: 'dpt' | 'ipv') => given(antigen, DAY, { product: 'hexavalen' })
    const sheet = immunizationSheet(await inNovember([somebody('Alya', { doses: [hexa('dpt'), hexa('ipv')] })]), served)
    expect(cells(sheet, 'Jenis Imunisasi')).toEqual([['DPT-HB-Hib - 1'], ['IPV - 1']])
  })

  it('leaves out what was given in another month, what has to be repeated, and guests', async () => {
    const people = await inNovember([
      somebody('A', { doses: [given('bcg', '2026-10-31'), given('mr', '2026-12-01')] }),
      somebody('B', { doses: [given('mr', DAY, { assessed: 'ulangi' })] }),
      somebody('C', { shown: { guestFrom: 'Kenanga' }, doses: [given('bcg', DAY)] }),
    ])
    expect(immunizationSheet(people, served).rows).toHaveLength(1)
  })
})

describe('the screening sheet for CKG', () => {
  it('has adults and elders who came, with numbers and what they mean', async () => {
    const people = await inNovember([
      somebody('Wati', {
        birth: '1990-01-01',
        shown: { nik: NIK },
        visits: [aVisit(DAY, { weightKg: 60, heightCm: 155, 'measure.sistole': 150, 'measure.diastole': 95 })],
      }),
      somebody('Mbah', { birth: '1950-01-01', visits: [aVisit(DAY, { weightKg: 50 })] }),
      somebody('Tidak datang', { birth: '1980-01-01' }),
      somebody('Anak'),
    ])
    const sheets = ckgSheets(people, served)
    expect(sheets.map(({ name, rows }) => [name, rows.slice(1).map((row) => row[2])])).toEqual([
      ['CKG dewasa', ['Wati']],
      ['CKG lansia', ['Mbah']],
    ])
    const [heads, wati] = sheets[0]!.rows
    expect(wati![heads!.findIndex((head) => String(head).startsWith('Tekanan darah: atas'))]).toBe('150')
    expect(new Set(sheets[0]!.rows.map((row) => row.length)).size).toBe(1)
  })
})
