import { beforeEach, describe, expect, it } from 'vitest'
import type { Cell } from '../../src/domain/workbook/sheet.ts'
import { readEntry } from '../../src/log/entry.ts'
import { foldAll, isConflict } from '../../src/log/fold.ts'
import { pickValue, settleDoubt } from '../../src/replica/intentions/settle.ts'
import { memoryDatabase } from '../../src/replica/memory-database.ts'
import { readImmunization } from '../../src/replica/queries/immunization.ts'
import { settledValue } from '../../src/routes/tugas/settled-value.ts'
import { readFile } from '../../src/replica/import/read-file.ts'
import { asHtml, EXPORT_TRUTH, exportRows } from './e-ppgbm.ts'
import { headings, importInto, NIK, people, phone, rowsOf, siti, weighed, weighings, type Made } from './importing.ts'
import { melatiSheets, sheetOf } from './melati.ts'

let ratna: Made
beforeEach(async () => {
  ratna = await phone()
})

describe('the village workbook, written', () => {
  it('adds nothing the second time', async () => {
    expect(await importInto(ratna, ...melatiSheets())).toBeGreaterThan(2500)
    const before = ratna.store.rows('outbox').length
    expect(await importInto(ratna, ...melatiSheets())).toBe(0)
    expect(ratna.store.rows('outbox')).toHaveLength(before)
  })

  it('makes the same records on two phones that import it at once, and no conflict', async () => {
    const sri = await phone()
    await importInto(ratna, ...melatiSheets())
    await importInto(sri, ...melatiSheets())
    for (const table of ['person', 'family', 'openDay', 'visit', 'immunization', 'link'] as const) {
      const records = (made: Made) =>
        rowsOf(made, table)
          .map(({ record }) => record)
          .sort()
      expect(records(sri)).toEqual(records(ratna))
    }
    const texts = [ratna, sri].flatMap(({ store }) => store.rows('outbox').map(({ text }) => text))
    const merged = foldAll(texts.map((text) => readEntry(text)!))
    const conflicts = [...merged.values()].flatMap(({ kind, fields }) =>
      kind === 'device' ? [] : Object.values(fields).filter(isConflict),
    )
    expect(conflicts).toEqual([])
  })

  it('keeps both rows of a possible duplicate, linked so that it can be undone', async () => {
    await importInto(ratna, ...melatiSheets())
    expect(rowsOf(ratna, 'person')).toHaveLength(841)
    expect(rowsOf(ratna, 'link')).toHaveLength(16)
    expect(rowsOf(ratna, 'link').every(({ shown }) => shown.same === true && shown.settled === undefined)).toBe(true)
  })

  it('never makes up a NIK', async () => {
    await importInto(ratna, ...melatiSheets())
    const niks = rowsOf(ratna, 'person').flatMap(({ shown }) => (typeof shown.nik === 'string' ? [shown.nik] : []))
    expect(niks.every((nik) => /^\d{16}$/.test(nik) && !nik.endsWith('0000'))).toBe(true)
  })

  it('brings a doubtful value beside its field, and its settling survives the same file', async () => {
    await importInto(ratna, people(siti()), weighings(weighed(84)))
    const [visit] = rowsOf(ratna, 'visit')
    expect(visit!.shown.weightKg).toBeUndefined()
    expect(visit!.doubts.weightKg).toMatchObject({ kind: 'decimal-point-lost', written: '84', suggestion: 8.4 })
    const target = { document: visit!.document, kind: 'visit', record: visit!.record }
    await settleDoubt((writes) => ratna.phone.append(writes), target, 'weightKg', 8.4)
    expect(await importInto(ratna, people(siti()), weighings(weighed(84)))).toBe(0)
    expect(rowsOf(ratna, 'visit')[0]).toMatchObject({ shown: { weightKg: 8.4 }, doubts: {}, open: 0 })
  })
})

describe('a corrected workbook', () => {
  it('changes what changed and nothing else', async () => {
    await importInto(ratna, people(siti()), weighings(weighed(7.2)))
    expect(await importInto(ratna, people(siti()), weighings(weighed(7.4)))).toBe(1)
    expect(rowsOf(ratna, 'visit')[0]).toMatchObject({ shown: { weightKg: 7.4 }, conflicts: [] })
  })

  it('takes back what is in an emptied cell, but nothing for a column that is gone', async () => {
    await importInto(ratna, people(siti()), weighings(weighed(7.2)))
    const withoutColumn = sheetOf('Data Penduduk', [headings.slice(0, 5), siti().slice(0, 5)])
    expect(await importInto(ratna, withoutColumn, weighings(weighed(7.2)))).toBe(0)
    const emptied = [...weighed(7.2).slice(0, 4), null, 'terlentang']
    expect(await importInto(ratna, people(siti()), weighings(emptied))).toBe(1)
    expect(rowsOf(ratna, 'visit')[0]!.shown).toMatchObject({ weightKg: 7.2, posture: 'terlentang' })
    expect(rowsOf(ratna, 'visit')[0]!.shown.heightCm).toBeUndefined()
  })

  it('finds the same child again when the NIK was completed', async () => {
    await importInto(ratna, people(siti('170902681024000')))
    await importInto(ratna, people(siti()))
    expect(rowsOf(ratna, 'person')).toHaveLength(1)
    expect(rowsOf(ratna, 'person')[0]).toMatchObject({ shown: { nik: NIK }, doubts: {} })
  })

  it('finds the same child again when the name was put right', async () => {
    await importInto(ratna, people(siti(NIK, 'Syti Ramadani')))
    await importInto(ratna, people(siti()))
    expect(rowsOf(ratna, 'person').map(({ shown }) => shown.name)).toEqual(['Siti Ramadhani'])
  })

  it('keeps a person’s own correction in between, and shows both', async () => {
    await importInto(ratna, people(siti()), weighings(weighed(7.2)))
    const [visit] = rowsOf(ratna, 'visit')
    const target = { document: visit!.document, kind: 'visit', record: visit!.record }
    await pickValue((writes) => ratna.phone.append(writes), target, 'weightKg', 7.3)
    expect(await importInto(ratna, people(siti()), weighings(weighed(7.2)))).toBe(0)
    expect(rowsOf(ratna, 'visit')[0]!.conflicts).toEqual([])
    await importInto(ratna, people(siti()), weighings(weighed(7.4)))
    expect(rowsOf(ratna, 'visit')[0]!.conflicts).toEqual(['weightKg'])
  })
})

describe('doses from before', () => {
  const cards: Cell[] = ['NIK', 'Nama Anak', 'HB0', 'BCG', 'MR1', 'MR2']
  const card = (...doses: Cell[]) => sheetOf('Imunisasi', [cards, [NIK, 'Siti Ramadhani', ...doses]])
  const shown = () => rowsOf(ratna, 'immunization')[0]!

  it('are one entry a child, in the child’s own record', async () => {
    const entries = await importInto(ratna, people(siti()), card('28/10/2024', '01/12/2024', 'v', '31/02/2026'))
    // The family, the child, and all her doses.
    expect(entries).toBe(3)
    expect(shown()).toMatchObject({
      record: rowsOf(ratna, 'person')[0]!.record,
      document: rowsOf(ratna, 'person')[0]!.document,
      shown: {
        'had.hb0.1': { date: '2024-10-28', proof: 'kohort' },
        'had.bcg.1': { date: '2024-12-01', proof: 'kohort' },
        'had.mr.1': { proof: 'kohort' },
        'had.mr.2': { proof: 'kohort' },
      },
      open: 1,
    })
    expect(shown().doubts).toMatchObject({ 'had.mr.2': { kind: 'dose-date-impossible', written: '31/02/2026' } })
    expect(await importInto(ratna, people(siti()), card('28/10/2024', '01/12/2024', 'v', '31/02/2026'))).toBe(0)
  })

  it('with capsules of vitamin A: what the book has of a round is not given again, until the file takes it back', async () => {
    const rounds: Cell[] = ['NIK', 'Nama Anak', 'HB0', 'BCG', 'MR1', 'Vit A Agt 2025', 'Vit A Feb 2026']
    const book = (...cells: Cell[]) => sheetOf('Imunisasi', [rounds, [NIK, 'Siti Ramadhani', '', '', '', ...cells]])
    const known = async (): Promise<readonly string[]> => {
      const [child] = rowsOf(ratna, 'person')
      return (await readImmunization(memoryDatabase(ratna.store), child!.record))?.vitaminA ?? []
    }
    await importInto(ratna, people(siti()), book('12/08/2025', 'merah'))
    expect(await known()).toEqual(['2025-08-12', '2026-02'])
    expect(await importInto(ratna, people(siti()), book('12/08/2025', 'merah'))).toBe(0)
    await importInto(ratna, people(siti()), book('12/08/2025', ''))
    expect(await known()).toEqual(['2025-08-12'])
  })

  it('change where the file changed; an emptied cell takes its dose back', async () => {
    await importInto(ratna, people(siti()), card('28/10/2024', '01/12/2024', '08/08/2025', null))
    expect(await importInto(ratna, people(siti()), card('28/10/2024', '02/12/2024', null, null))).toBe(1)
    expect(Object.keys(shown().shown)).toEqual(['had.hb0.1', 'had.bcg.1'])
    expect(shown().shown).toMatchObject({ 'had.bcg.1': { date: '2024-12-02' } })
    expect(shown().conflicts).toEqual([])
  })

  it('that a person corrected stay; another file’s date stands beside', async () => {
    await importInto(ratna, people(siti()), card('28/10/2024', null, '31/02/2026', null))
    const { document, record, doubts } = shown()
    const right = settledValue('had.mr.1', doubts['had.mr.1']!, '2025-08-03')
    await settleDoubt(
      (writes) => ratna.phone.append(writes),
      { document, kind: 'immunization', record },
      'had.mr.1',
      right,
    )
    expect(await importInto(ratna, people(siti()), card('28/10/2024', null, '31/02/2026', null))).toBe(0)
    expect(shown()).toMatchObject({ shown: { 'had.mr.1': { date: '2025-08-03', proof: 'kohort' } }, open: 0 })
    await importInto(ratna, people(siti()), card('28/10/2024', null, '08/08/2025', null))
    expect(shown().conflicts).toEqual(['had.mr.1'])
  })
})

describe('a refusal of every vaccine', () => {
  const words = 'TIDAK PERNAH IMUNISASI (ORTU MENOLAK)'
  const noted = (note: Cell) =>
    sheetOf('Data Penduduk', [
      [...headings, 'Ket'],
      [...siti(), note],
    ])
  const refusedAll = () => rowsOf(ratna, 'immunization')[0]!.shown.refusedAll

  it('stands with the doses, in the parents’ words, until the note is gone', async () => {
    await importInto(ratna, noted(words))
    expect(refusedAll()).toBe(words)
    expect(await importInto(ratna, noted(words))).toBe(0)
    await importInto(ratna, noted(null))
    expect(refusedAll()).toBeUndefined()
  })

  it('that the parents took back is not brought again by the same file', async () => {
    await importInto(ratna, noted(words))
    const { document, record } = rowsOf(ratna, 'immunization')[0]!
    await ratna.phone.append([{ document, kind: 'immunization', record, set: { refusedAll: null } }])
    expect(await importInto(ratna, noted(words))).toBe(0)
    expect(refusedAll()).toBeUndefined()
  })
})

describe('two books of doses', () => {
  const sheet = (name: string, ...doses: Cell[]) =>
    sheetOf(name, [
      ['NIK', 'Nama Anak', 'HB0', 'BCG', 'MR1', 'MR2'],
      [NIK, 'Siti Ramadhani', ...doses],
    ])

  it('add to one another: what one leaves empty, the other keeps', async () => {
    await importInto(ratna, people(siti()), sheet('Kohort', '28/10/2024', '?', null, null))
    await importInto(ratna, people(siti()), sheet('Buku KIA', null, null, '08/08/2025', null))
    const [row] = rowsOf(ratna, 'immunization')
    expect(row!.shown).toEqual({
      'had.hb0.1': { date: '2024-10-28', proof: 'kohort' },
      'had.mr.1': { date: '2025-08-08', proof: 'buku-kia' },
    })
    expect(Object.keys(row!.doubts)).toEqual(['had.bcg.1'])
  })
})

describe('an e-PPGBM export', () => {
  const sheets = () => {
    const file = readFile(asHtml(exportRows()))
    if (!file.ok) throw new Error(file.reason)
    return file.sheets
  }
  const namesOf = (made: Made) => rowsOf(made, 'person').map(({ shown }) => shown.name)

  it('brings its children and their weights, and nothing the second time', async () => {
    await importInto(ratna, ...sheets())
    expect(namesOf(ratna).sort()).toEqual([
      'Candra Kusuma',
      'Fitri Maharani',
      'Safira Handayani',
      'Siti Ramadani',
      'Wahyu Irawan',
    ])
    expect(
      rowsOf(ratna, 'openDay')
        .map(({ shown }) => shown.date)
        .sort(),
    ).toEqual(EXPORT_TRUTH.openDays)
    expect(rowsOf(ratna, 'visit')).toHaveLength(6)
    const [siti] = rowsOf(ratna, 'person').filter(({ shown }) => shown.name === 'Siti Ramadani')
    const [home] = rowsOf(ratna, 'family').filter(({ record }) => record === siti!.shown.family)
    expect(home!.shown).toEqual({ rt: '004', rw: '001', address: 'Jl. Mawar 3' })
    expect(await importInto(ratna, ...sheets())).toBe(0)
  })

  it('after the village workbook finds its children, and takes nothing from them', async () => {
    await importInto(ratna, ...melatiSheets())
    const before = new Map(rowsOf(ratna, 'person').map((row) => [row.record, row]))
    const isSiti = ({ shown }: { shown: Record<string, unknown> }) => shown.nik === NIK
    const siti = rowsOf(ratna, 'person').find(isSiti)!
    await importInto(ratna, ...sheets())
    // Wahyu lost his NIK and Fitri has none; both name another parent: joined, and asked about.
    expect(namesOf(ratna)).toHaveLength(before.size + 2)
    const links = rowsOf(ratna, 'link').filter(({ shown }) => shown.because === 'name+birth')
    expect(links).toHaveLength(2)
    const after = rowsOf(ratna, 'person').find(isSiti)!
    expect(after.record).toBe(siti.record)
    expect(after.shown).toEqual({
      ...siti.shown,
      name: 'Siti Ramadani',
      birthWeightG: 3100,
      birthLengthCm: 49,
      kia: 'ada',
      importKeys: after.shown.importKeys,
    })
    // The export completes a NIK, and brings no doubt about one or about a mother that the village knows.
    for (const row of before.values()) {
      const now = rowsOf(ratna, 'person').find(({ record }) => record === row.record)!
      expect(Object.keys(row.doubts)).toEqual(expect.arrayContaining(Object.keys(now.doubts)))
    }
  })

  it('is joined with a child who was registered by hand, so that it can be undone', async () => {
    const record = 'by-hand'
    const document = 'registry/melati'
    const set = { name: 'Candra Kusuma', birthDate: '2025-07-01', sex: 'L', motherName: 'Naura Wijaya' }
    await ratna.phone.append([{ document, kind: 'person', record, set }])
    await importInto(ratna, ...sheets())
    const [link] = rowsOf(ratna, 'link')
    expect(link).toMatchObject({ shown: { same: true, because: 'name+birth+mother' } })
    expect(link!.record).toContain(record)
    expect(await importInto(ratna, ...sheets())).toBe(0)
    // Somebody says that they are two: another import does not say otherwise.
    await ratna.phone.append([{ document, kind: 'link', record: link!.record, set: { same: false, settled: true } }])
    expect(await importInto(ratna, ...sheets())).toBe(0)
    expect(rowsOf(ratna, 'link')[0]).toMatchObject({ shown: { same: false }, conflicts: [] })
  })

  it('of measurements alone goes to the children the phone has', async () => {
    await importInto(ratna, people(siti()))
    const [child] = rowsOf(ratna, 'person')
    const again = sheetOf('Pengukuran', [
      ['NIK', 'nama_anak', 'TANGGALUKUR', 'BERAT', 'TINGGI', 'CARAUKUR', 'asi_bulan_0'],
      [NIK, 'SITI RAMADHANI', '13/10/2026', '10,05', '82', 'berdiri', 'ya'],
    ])
    expect(await importInto(ratna, again)).toBe(2)
    expect(rowsOf(ratna, 'visit')[0]).toMatchObject({
      person: child!.record,
      shown: { weightKg: 10.05, heightCm: 82, posture: 'berdiri', 'ask.asi-0': true },
    })
  })
})

describe('a child weighed twice on one day', () => {
  it('has both weights, until one is picked', async () => {
    await importInto(ratna, people(siti()), weighings(weighed(7.2), weighed(7.4)))
    expect(rowsOf(ratna, 'visit')).toHaveLength(1)
    expect(rowsOf(ratna, 'visit')[0]!.conflicts).toEqual(['weightKg'])
    expect(await importInto(ratna, people(siti()), weighings(weighed(7.2), weighed(7.4)))).toBe(0)
  })
})
