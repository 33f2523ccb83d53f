import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/domain/workbook/read-workbook.ts'
import { readFile } from '../../src/replica/import/read-file.ts'

const TODAY = '2026-11-22'
/** As OpenSID's own form for import and export has them. */
const HEAD =
  'alamat,dusun,rw,rt,nama,no_kk,nik,sex,tempatlahir,tanggallahir,agama_id,pekerjaan_id,status_kawin,kk_level,nama_ayah,nama_ibu'
const KK = '1771010101200001'
const ROWS = [
  `Jl. Melati 3,DUSUN II,001,004,SITI AMINAH,${KK},1771014501900002,2,BENGKULU,1990-01-05,1,2,2,3,HASAN,FATIMAH`,
  `Jl. Melati 3,DUSUN II,001,004,RAFA PRATAMA,${KK},1771010509240003,1,BENGKULU,2024-09-05,1,1,1,4,BUDI,SITI AMINAH`,
  `Jl. Melati 3,DUSUN II,001,004,TANPA NIK,${KK},0,1,BENGKULU,2026-10-01,1,1,1,4,BUDI,SITI AMINAH`,
]

function residents(lines: readonly string[] = ROWS, head = HEAD) {
  const file = readFile(new TextEncoder().encode([head, ...lines].join('\n')))
  if (!file.ok) return file
  const read = readWorkbook(file.sheets, TODAY)
  if (!read.ok) throw new Error(read.reason)
  return { ok: true as const, ...read.reading }
}

describe('a list of residents from OpenSID', () => {
  it('brings families with their members: sex and place in the family by their numbers', () => {
    const read = residents()
    if (!read.ok) throw new Error(read.reason)
    expect(read.families.map(({ identity, fields }) => [identity, fields])).toEqual([
      [`kk:${KK}`, expect.objectContaining({ kk: KK, rt: '004', rw: '001', dusun: 'II' })],
    ])
    expect(read.people.map(({ fields }) => fields)).toMatchObject([
      { name: 'Siti Aminah', nik: '1771014501900002', sex: 'P', birthDate: '1990-01-05', relation: 'Istri' },
      { name: 'Rafa Pratama', sex: 'L', relation: 'Anak', motherName: 'Siti Aminah', fatherName: 'Budi' },
      { name: 'Tanpa Nik', relation: 'Anak' },
    ])
  })

  it('leaves a NIK of 0 open, with the doubt the workbook has for it', () => {
    const read = residents()
    if (!read.ok) throw new Error(read.reason)
    expect(read.people[2]!.fields.nik).toBeUndefined()
    expect(read.people[2]!.doubts.map(({ kind }) => kind)).toContain('nik-missing')
  })

  it('gives the same people again when the file comes again, in another order', () => {
    const [once, again] = [residents(), residents([...ROWS].reverse())]
    if (!once.ok || !again.ok) throw new Error('expected both to be read')
    const identities = (read: typeof once) => read.people.map(({ identity }) => identity).sort()
    expect(identities(again)).toEqual(identities(once))
  })

  it('is not taken from a text without family cards: its NIK may have lost digits in a spreadsheet', () => {
    expect(residents(['RAFA,1,2024-09-05'], 'nama,sex,tanggallahir')).toMatchObject({ ok: false })
  })
})
