import { describe, expect, it } from 'vitest'
import { identitySheet, measurementSheet } from './e-ppgbm.ts'
import { aVisit, DAY, inNovember, NIK, somebody } from './example-month.ts'
import { markOf, measuredOf } from './measured.ts'
import { copySheets, isToType, nextToType, pressesFor } from './sigizi.ts'

const MEASURED = { weightKg: 9.4, heightCm: 75.5, posture: 'terlentang', headCm: 44.2, armCm: 14.5 } as const
const alya = somebody('Alya', {
  shown: { nik: NIK, birthOrder: 2, kia: 'ada', motherName: 'Siti', imd: true, birthWeightG: 3100 },
  family: { kk: '1771010101200001', rt: '002', rw: '001', address: 'Jl. Melati 3' },
  visits: [aVisit(DAY, { ...MEASURED, oedema: false, vitaminA: 'merah', 'ask.mbg': true })],
})

function rowOf(sheet: { rows: readonly (readonly unknown[])[] }, at: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(sheet.rows[0]!.map((head, i) => [String(head), sheet.rows[at]![i]]))
}

describe('the e-PPGBM sheets', () => {
  it('have every column of a child, the NIK as text', async () => {
    const people = await inNovember([alya])
    expect(rowOf(identitySheet(people), 1)).toMatchObject({
      No: 1,
      anak_ke: 2,
      tgl_lahir: '2025-09-05',
      jenis_kelamin: 'P',
      nomor_KK: '1771010101200001',
      NIK,
      nama_anak: 'Alya',
      berat_lahir: 3100,
      kia: 'ya',
      imd: 'ya',
      nama_ortu: 'Siti',
      rt: '002',
      hapus: null,
      pindah: null,
    })
    expect(rowOf(measurementSheet(people), 1)).toMatchObject({
      TANGGALUKUR: DAY,
      BERAT: 9.4,
      TINGGI: 75.5,
      LILA: 14.5,
      lingkar_kepala: 44.2,
      Pitting_edema: 'tidak',
      CARAUKUR: 'terlentang',
      vita: 'ya',
      asi_bulan_0: null,
      mbg: 'ya',
    })
  })

  it('list who lives here and is not yet 60 months old; measured are only those who were', async () => {
    const people = await inNovember([
      alya,
      somebody('Absen'),
      somebody('Tamu', { shown: { guestFrom: 'Kenanga' }, visits: [aVisit(DAY, MEASURED)] }),
      somebody('Lima puluh sembilan', { birth: '2021-11-11', visits: [aVisit(DAY, MEASURED)] }),
      somebody('Enam puluh', { birth: '2021-11-10', visits: [aVisit(DAY, MEASURED)] }),
    ])
    expect(identitySheet(people).rows.map((row) => row[6])).toEqual([
      'nama_anak',
      'Alya',
      'Absen',
      'Lima puluh sembilan',
    ])
    expect(measurementSheet(people).rows.map((row) => row[2])).toEqual(['nama_anak', 'Alya', 'Lima puluh sembilan'])
  })

  it('have one row a child and month, of the last confirmed weighing', async () => {
    const twice = somebody('Dua kali', {
      visits: [aVisit('2026-11-03', { weightKg: 9 }), aVisit(DAY, { weightKg: 9.3 })],
    })
    const sheet = measurementSheet(await inNovember([twice]))
    expect(sheet.rows).toHaveLength(2)
    expect(rowOf(sheet, 1)).toMatchObject({ TANGGALUKUR: DAY, BERAT: 9.3 })
  })

  it('say of exclusive breastfeeding that broken once it stays broken', async () => {
    const baby = somebody('Bayi', {
      birth: '2026-06-01',
      visits: [
        aVisit('2026-08-04', { 'ask.asi-0': true, 'ask.asi-1': false }),
        aVisit(DAY, { weightKg: 7, 'ask.asi-2': true }),
      ],
    })
    expect(rowOf(measurementSheet(await inNovember([baby])), 1)).toMatchObject({
      asi_bulan_0: 'ya',
      asi_bulan_1: 'tidak',
      asi_bulan_2: 'tidak',
      asi_bulan_5: 'tidak',
    })
  })

  it('write the grade of swollen feet, and nothing where nobody graded it', async () => {
    const swollen = (grade?: string) =>
      somebody('Bengkak', {
        visits: [aVisit(DAY, { weightKg: 9, oedema: true, ...(grade && { 'ask.bengkak-derajat': grade }) })],
      })
    expect(rowOf(measurementSheet(await inNovember([swollen('2')])), 1).Pitting_edema).toBe('2')
    expect(rowOf(measurementSheet(await inNovember([swollen()])), 1).Pitting_edema).toBeNull()
  })
})

describe('the sheet to copy from', () => {
  it('takes six key presses for a child of whom everything was measured', async () => {
    const [sheet] = copySheets(await inNovember([alya]))
    expect(sheet!.fields.filter(({ isTyped }) => isTyped).map(({ code, text }) => [code, text])).toEqual([
      ['NIK', NIK],
      ['BERAT', '9.4'],
      ['TINGGI', '75.5'],
      ['LILA', '14.5'],
      ['lingkar_kepala', '44.2'],
    ])
    expect(pressesFor(sheet!)).toBe(6)
  })

  it('writes numbers and dates as the form wants them', async () => {
    const [sheet] = copySheets(await inNovember([alya]), { decimal: ',', date: 'yyyy-mm-dd' })
    const text = (code: string) => sheet!.fields.find((field) => field.code === code)?.text
    expect([text('BERAT'), text('TANGGALUKUR')]).toEqual(['9,4', DAY])
  })

  it('knows who was typed, and that a weight corrected afterwards has to be typed again', async () => {
    const [typed] = copySheets(await inNovember([alya]))
    const mark = markOf(measuredOf(typed!.at)!, 'user-1', '2026-11-12')!
    const marked = (weightKg: number) =>
      somebody('Alya', { visits: [aVisit(DAY, { ...MEASURED, weightKg, 'entered.sigizi': mark })] })
    const [same] = copySheets(await inNovember([marked(9.4)]))
    const [changed] = copySheets(await inNovember([marked(9.1)]))
    expect([isToType(typed!), isToType(same!), isToType(changed!)]).toEqual([true, false, true])
    expect(same!.entered).toMatchObject({ by: 'user-1', on: '2026-11-12' })
  })

  it('goes on to the next that is still to be typed, from the top again after the last, until all are', async () => {
    const done = { by: 'u', on: '2026-11-12', weightKg: 9 }
    const sheets = copySheets(
      await inNovember([
        somebody('A', { visits: [aVisit(DAY, { weightKg: 9 })] }),
        somebody('B', { visits: [aVisit(DAY, { weightKg: 9, 'entered.sigizi': done })] }),
        somebody('C', { visits: [aVisit(DAY, { weightKg: 9 })] }),
      ]),
    )
    expect(nextToType(sheets, undefined)?.at.person.name).toBe('A')
    expect(nextToType(sheets, 'a')?.at.person.name).toBe('C')
    expect(nextToType(sheets, 'c')?.at.person.name).toBe('A')
    expect(nextToType([sheets[1]!, sheets[2]!], 'c')).toBeUndefined()
  })
})
