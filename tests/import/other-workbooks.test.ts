import { describe, expect, test } from 'vitest'
import { summarize } from '../../src/domain/workbook/summary.ts'
import type { Cell } from '../../src/domain/workbook/sheet.ts'
import { readWorkbook } from '../../src/domain/workbook/read-workbook.ts'
import { readingOf, sheetOf, today } from './melati.ts'

const HEADER = ['NO KK', 'NIK', 'Nama', 'SHDK', 'JK', 'Tanggal Lahir', 'Nama Ibu', 'Ket']
const KK = '1709021605200001'
const head: readonly Cell[] = [KK, '1709021605890001', 'Lukman Siregar', 'Kepala Keluarga', 'L', '16/05/1989', '', '']
const child = (nik: Cell, name: string, more: readonly Cell[] = []): readonly Cell[] => [
  KK,
  nik,
  name,
  'Anak',
  'P',
  '28/10/2024',
  'Alya Nugraha',
  ...more,
]
const people = (...rows: (readonly Cell[])[]) => sheetOf('Warga', [HEADER, ...rows])
const weighings = (...rows: (readonly Cell[])[]) =>
  sheetOf('BB TB', [['NIK', 'Nama Balita', 'Tgl Ukur', 'BB', 'TB'], ...rows])
const kindsIn = (...rows: (readonly Cell[])[]) => readingOf([people(...rows)]).doubts.map(({ kind }) => kind)

describe('one child or two', () => {
  test('twins with their own NIKs are two', () => {
    const reading = readingOf([
      people(head, child('1709026810240001', 'Rafa Sari'), child('1709026810240002', 'Rafi Sari')),
    ])
    expect(reading.joins).toEqual([])
    expect(reading.doubts).toEqual([])
  })

  test('twins without NIKs, with names clearly apart, are two', () => {
    expect(readingOf([people(head, child('', 'Hasanah'), child('', 'Khadijah'))]).joins).toEqual([])
  })

  test('twins whose NIKs only the weighing sheet knows are two, however alike their names', () => {
    const reading = readingOf([
      people(head, child('', 'Rafa Sari'), child('', 'Rafi Sari')),
      weighings(
        ['1709026810240001', 'Rafa Sari', '10/11/2026', 9.5, 80],
        ['1709026810240002', 'Rafi Sari', '10/11/2026', 9.6, 80],
      ),
    ])
    expect(reading.joins).toEqual([])
    expect(reading.weighings.map(({ personIdentity }) => personIdentity)).toEqual([
      `name:rafa sari|2024-10-28|${KK}`,
      `name:rafi sari|2024-10-28|${KK}`,
    ])
  })

  test('twins without NIKs, one letter apart, are two where both were weighed on one day; somebody is asked', () => {
    const twins = people(head, child('', 'Rafa Sari'), child('', 'Rafi Sari'))
    const [first, second] = (['Rafa Sari', 'Rafi Sari'] as const).map((name) => (day: string, weight: Cell): Cell[] => [
      '',
      name,
      day,
      weight,
      80,
    ])
    const reading = readingOf([twins, weighings(first!('10/11/2026', 9.5), second!('10/11/2026', 9.1))])
    expect(reading.joins).toEqual([])
    expect(new Set(reading.weighings.map(({ personIdentity }) => personIdentity)).size).toBe(2)
    expect(reading.doubts.map(({ kind }) => kind)).toContain('maybe-same-person')
    expect(reading.doubts.map(({ kind }) => kind)).not.toContain('same-child-same-day-again')
    // One row copied with a slip of the finger, and one name on each of two days, are still one child.
    for (const other of [second!('10/11/2026', 9.5), second!('13/10/2026', 9.1)]) {
      expect(readingOf([twins, weighings(first!('10/11/2026', 9.5), other)]).joins).toHaveLength(1)
    }
  })

  test('a NIK that two different people share belongs to neither, and both come in', () => {
    const reading = readingOf([
      people(head, child('1709026810240001', 'Siti'), child('1709026810240001', 'Bunga Lestari')),
    ])
    expect(reading.people).toHaveLength(3)
    expect(reading.people.slice(1).map(({ fields }) => fields.nik)).toEqual([undefined, undefined])
    expect(reading.doubts.map(({ kind }) => kind)).toEqual(['nik-shared', 'nik-shared'])
  })

  test('three rows of one child are two joins to one row', () => {
    const nik = '1709026810240001'
    const reading = readingOf([people(head, child('', 'Dewy Sari'), child(nik, 'Dewi Sari'), child('', 'Dewi Sarii'))])
    expect(reading.joins.map(({ sameAs }) => sameAs)).toEqual([`nik:${nik}`, `nik:${nik}`])
    expect(summarize(reading).people).toBe(2)
  })

  test('one name, two birth dates in one household is for a person to judge', () => {
    const other = [...child('', 'Dewi Sari')]
    other[5] = '29/10/2024'
    expect(kindsIn(head, child('1709026810240001', 'Dewi Sari'), other)).toContain('maybe-same-person')
  })
})

describe('a household', () => {
  test('whose number is written once, on the head’s row', () => {
    const below = (name: string) => ['', '', ...child('', name).slice(2)]
    const reading = readingOf([people(head, below('Siti'), below('Bunga'))])
    expect(reading.families).toHaveLength(1)
    expect(reading.people.map(({ familyIdentity }) => familyIdentity)).toEqual([`kk:${KK}`, `kk:${KK}`, `kk:${KK}`])
  })

  test('without a number begins at its head, and says so once', () => {
    const reading = readingOf([people(['', ...head.slice(1)], ['', ...child('1709026810240001', 'Siti').slice(1)])])
    expect(reading.families).toMatchObject([{ identity: 'head:nik:1709021605890001', rows: [2, 3], fields: {} }])
    expect(reading.doubts.map(({ kind }) => kind)).toEqual(['kk-missing'])
  })

  test('is not guessed for one row without a number among rows that have theirs', () => {
    const lone = ['', ...child('1709026810240001', 'Siti').slice(1)]
    const reading = readingOf([
      people(head, child('1709025207200001', 'Bunga'), child('1709025207210001', 'Ana'), lone),
    ])
    expect(reading.people.at(-1)).not.toHaveProperty('familyIdentity')
    expect(reading.people.at(-1)?.doubts).toMatchObject([{ kind: 'kk-missing', suggestion: KK }])
  })
})

describe('a weighing', () => {
  const siti = child('1709026810240001', 'Siti Aminah')
  const weighed = (...row: readonly Cell[]) => readingOf([people(head, siti), weighings(row)])

  test('of a child in no people sheet is listed and given to nobody', () => {
    const reading = weighed('1709025207200001', 'Bunga', '10/11/2026', 9, 80)
    expect(reading.weighings[0]).toMatchObject({ child: { name: 'Bunga' }, fields: { weightKg: 9 } })
    expect(reading.weighings[0]).not.toHaveProperty('personIdentity')
    expect(reading.doubts.map(({ kind }) => kind)).toEqual(['child-unknown'])
  })

  test('whose NIK is one child’s and whose name another’s is given to neither', () => {
    expect(weighed('1709026810240001', 'Bunga Lestari', '10/11/2026', 9, 80).doubts).toMatchObject([
      { kind: 'child-unclear', written: 'Bunga Lestari', suggestion: 'Siti Aminah' },
    ])
  })

  test('without a NIK is the child’s of that name, when only one has it', () => {
    expect(weighed('', 'SITI AMINAH', '10/11/2026', 9, 80).weighings[0]?.personIdentity).toBe('nik:1709026810240001')
  })

  test('before the birth or in the future keeps no date', () => {
    expect(weighed('', 'Siti Aminah', '10/10/2024', 9, 80).doubts[0]?.kind).toBe('child-unknown')
    for (const [date, kind] of [
      ['10/10/2024', 'weighing-before-birth'],
      ['10/11/2027', 'weighing-in-future'],
    ] as const) {
      const reading = weighed('1709026810240001', 'Siti Aminah', date, 9, 80)
      expect(reading.weighings[0]).not.toHaveProperty('date')
      expect(reading.doubts.map((doubt) => doubt.kind)).toContain(kind)
    }
  })

  test('twice on one day with other values stays twice', () => {
    const reading = readingOf([
      people(head, siti),
      weighings(['', 'Siti Aminah', '10/11/2026', 9.5, 80], ['', 'Siti Aminah', '10/11/2026', 9.1, 80]),
    ])
    expect(reading.weighings.map(({ fields }) => fields.weightKg)).toEqual([9.5, 9.1])
    expect(new Set(reading.weighings.map(({ identity }) => identity)).size).toBe(2)
    expect(reading.doubts).toMatchObject([{ kind: 'same-child-same-day-again', row: 3, otherRow: 2 }])
  })

  test('with nothing measured is a child who stayed away, listed once a sheet', () => {
    const reading = readingOf([people(head, siti), weighings(['', 'Siti Aminah', '10/11/2026', '', ''])])
    expect(reading.weighings).toEqual([])
    expect(reading.doubts).toMatchObject([{ kind: 'rows-without-measurement', written: '2' }])
  })
})

describe('what cannot be taken in is named', () => {
  test('an unknown sheet, an unknown column, a row that says nothing', () => {
    const reading = readingOf([
      sheetOf('Warga', [
        [...HEADER, 'No. BPJS'],
        [...head, '0001'],
        ['', '', '', '', '', '', 'arisan tanggal 5', ''],
      ]),
      sheetOf('Kas', [
        ['Tanggal', 'Masuk', 'Keluar'],
        ['1/1/2026', 5000, 0],
      ]),
    ])
    expect(reading.doubts.map(({ kind, written }) => [kind, written])).toEqual([
      ['column-unknown', 'No. BPJS'],
      ['row-unreadable', 'arisan tanggal 5'],
      ['sheet-unknown', 'Kas'],
    ])
  })

  test('a column without a word above it, by its letter, but for the one that numbers the rows', () => {
    const rows = (...cells: readonly Cell[]) => [
      [null, ...HEADER],
      [1, ...head],
      [2, ...child('', 'Siti'), ...cells],
    ]
    const unread = (...cells: readonly Cell[]) =>
      readingOf([sheetOf('Warga', rows(...cells))]).doubts.filter(({ kind }) => kind === 'column-unknown')
    expect(unread()).toEqual([])
    expect(unread(null, 'pindah ke Curup')).toMatchObject([{ sheet: 'Warga', row: 1, written: 'J' }])
  })

  test('what was measured on a day the people sheet does not say, and an age that stands for a birth date', () => {
    const header = ['NO KK', 'NIK', 'Nama', 'JK', 'Umur', 'LiLA', 'Vit A']
    const reading = readingOf([sheetOf('Warga', [header, [KK, '', 'Siti', 'P', '14 bln', 13.5, 'merah']])])
    expect(
      reading.doubts.filter(({ field }) => field === undefined).map(({ kind, written }) => [kind, written]),
    ).toEqual([
      ['column-unknown', 'LiLA'],
      ['column-unknown', 'Umur'],
      ['capsule-round-missing', 'Vit A: merah'],
    ])
  })

  test('a column about the child that only the weighing sheet has; the list of people has the others', () => {
    const header = ['NIK', 'Nama Anak', 'Tgl', 'BB', 'JK', 'Nama Ibu', 'RT', 'No HP']
    const reading = readingOf([
      sheetOf('Warga', [
        ['NO KK', 'NIK', 'Nama', 'JK', 'Tgl Lahir'],
        [KK, '', 'Siti Aminah', 'P', '10/10/2024'],
      ]),
      sheetOf('Timbang', [header, ['', 'Siti Aminah', '10/11/2026', 8.4, 'P', 'Alya', '003', '']]),
    ])
    expect(
      reading.doubts.filter(({ sheet }) => sheet === 'Timbang').map(({ kind, row, written }) => [kind, row, written]),
    ).toEqual([
      ['column-of-people', 1, 'RT'],
      ['column-of-people', 1, 'Nama Ibu'],
    ])
  })

  test('a note that begins as a sum does is somebody’s note', () => {
    const reading = readingOf([people(head, child('', 'Siti', ['Jumlah saudara 3']), ['', '', 'Jumlah', '', '', 2])])
    expect(reading.people.map(({ fields }) => fields.name)).toEqual(['Lukman Siregar', 'Siti'])
    expect(reading.doubts.map(({ kind }) => kind)).toEqual(['nik-missing', 'subtotal-row'])
  })

  test('every column of one sheet, in one sentence', () => {
    const rows = [[...HEADER, 'Agama', 'Suku'], [...child('', 'Siti', ['', 'Islam', 'Rejang'])]]
    const [doubt] = summarize(readingOf([sheetOf('Warga', rows)])).doubts.filter(
      ({ kind }) => kind === 'column-unknown',
    )
    expect(doubt).toMatchObject({ written: 'Agama/Suku', value: 'Agama/Suku' })
  })

  test('a workbook without a known sheet, and one with nothing in it', () => {
    expect(readWorkbook([sheetOf('Kas', [['Masuk', 'Keluar']])], today)).toEqual({
      ok: false,
      reason: 'no-known-sheet',
      sheets: ['Kas'],
    })
    expect(readWorkbook([sheetOf('Sheet1', [])], today)).toEqual({ ok: false, reason: 'empty-file' })
    const form = [['DATA PENDUDUK'], ['No', ...HEADER], [1], [2]]
    expect(readWorkbook([sheetOf('Warga', form)], today)).toEqual({ ok: false, reason: 'empty-file' })
    expect(readWorkbook([sheetOf('Warga', form), sheetOf('Kas', [['Masuk']])], today)).toMatchObject({ ok: true })
  })
})

test('what stands on no record is told apart: no task asks for it', () => {
  const siti = child('1709026810240001', 'Siti Aminah')
  const rows = [
    ['', 'Siti Aminah', '10/11/2026', 84, 80],
    ['', 'Bunga', '10/11/2026', 84, 80],
    ['', 'Siti Aminah', '', 84, 80],
  ]
  const { doubts } = summarize(readingOf([people(head, siti), weighings(...rows), sheetOf('Catatan', [['rapat']])]))
  expect(doubts.map(({ row, kind, isOnRecord }) => [row, kind, isOnRecord])).toEqual([
    [2, 'decimal-point-lost', true],
    [3, 'child-unknown', false],
    [3, 'decimal-point-lost', false],
    [4, 'weighing-date-missing', false],
    [4, 'decimal-point-lost', false],
    [1, 'sheet-unknown', false],
  ])
})

describe('a formula that failed', () => {
  const HEADINGS = ['NO KK', 'NIK', 'Nama', 'Hub. Keluarga', 'JK', 'Tgl Lahir', 'Nama Ibu', 'Dusun', 'RT/RW', 'Ket']
  const sheet = (...cells: readonly Cell[]) => sheetOf('Warga', [HEADINGS, [KK, ...cells]])

  test.each(['#REF!', '#N/A', '=VLOOKUP(A1;B:C;2;0)', '='])('is nobody’s name and says nothing: %s', (broken) => {
    const reading = readingOf([
      sheet('1709026810240001', 'Rafa', broken, broken, broken, broken, broken, broken, broken),
    ])
    expect(reading.people.map(({ fields }) => fields)).toEqual([{ name: 'Rafa', nik: '1709026810240001' }])
    expect(reading.families.map(({ fields }) => fields)).toEqual([{ kk: KK }])
    const inNik = 'birthDate motherName relation note'.split(' ')
    expect(reading.doubts.map(({ field }) => field).sort()).toEqual([...inNik, 'dusun', 'rt', 'rw', 'sex'].sort())
    expect(reading.doubts.every(({ written }) => written === broken)).toBe(true)
  })

  test('in the place of the name leaves the row out, and it is listed', () => {
    const reading = readingOf([
      sheet('1709026810240001', '#N/A', 'Anak', 'P', '28/10/2024'),
      weighings(['', '#N/A', '10/11/2026', 9, 80]),
    ])
    expect(reading.people).toEqual([])
    expect(reading.doubts.map(({ kind }) => kind)).toEqual(['name-missing', 'row-unreadable'])
  })

  test('of two parents in one cell names neither', () => {
    const parents = sheetOf('Warga', [
      ['NO KK', 'NIK', 'Nama', 'JK', 'Tgl Lahir', 'Nama Ortu'],
      [KK, '1709026810240001', 'Rafa', 'P', '28/10/2024', '#REF!'],
    ])
    expect(readingOf([parents]).people[0]).not.toHaveProperty('parentNames')
    expect(readingOf([parents]).doubts).toMatchObject([{ kind: 'text-unreadable', field: 'motherName' }])
  })
})

describe('day and month in each other’s place', () => {
  const HEADINGS = ['NO KK', 'NIK', 'Nama', 'JK', 'Tgl Lahir', 'Nama Ibu']
  const born = (...dates: readonly Cell[]) =>
    readingOf([
      sheetOf('Warga', [
        HEADINGS,
        ...dates.map((date, at) => [KK, '', `Anak ${'xyzuvw'.slice(at)}`, 'P', date, 'Ani']),
      ]),
    ])
  const birthOf = (reading: ReturnType<typeof born>) =>
    reading.people.map(({ fields, doubts }) => {
      const doubt = doubts.find(({ field }) => field === 'birthDate')
      return fields.birthDate ?? `${doubt?.kind} ${doubt?.suggestion}`
    })

  test('where texts show that the month comes first, one that may be either is asked', () => {
    expect(
      birthOf(born('04/25/2024', '12/31/2022', '03/04/2023', '3/4/2023 10:30', '05/05/2023', '3 Maret 2023')),
    ).toEqual([
      'birth-date-impossible 2024-04-25',
      'birth-date-impossible 2022-12-31',
      'birth-date-unreadable 2023-03-04',
      'birth-date-unreadable 2023-03-04',
      '2023-05-05',
      '2023-03-03',
    ])
  })

  test('one slip among dates with the day first changes no other', () => {
    expect(birthOf(born('25/04/2024', '31/12/2022', '04/25/2023', '03/04/2023')).at(-1)).toBe('2023-04-03')
  })

  test('where a program set to English took for dates what it could, and left the rest as texts, those dates are asked', () => {
    const left = ['25/04/2024', '13/05/2023', '31/12/2022', '28/10/2024']
    const taken = ['2024-03-04', '2023-11-02', '2022-06-06', '2024-01-12'].map((date) => ({ date }))
    expect(birthOf(born(...left, ...taken)).slice(4)).toEqual([
      'birth-date-unreadable 2024-04-03',
      'birth-date-unreadable 2023-02-11',
      '2022-06-06',
      'birth-date-unreadable 2024-12-01',
    ])
    expect(birthOf(born(...left, ...taken, { date: '2024-01-13' })).slice(4, 6)).toEqual(['2024-03-04', '2023-11-02'])
    expect(birthOf(born(...left, '01/02/2024', ...taken)).slice(5, 7)).toEqual(['2024-03-04', '2023-11-02'])
  })

  test('the days of weighings and doses are asked too', () => {
    const rows = ['10/28/2026', '09/15/2026', '08/09/2026'].map((date) => ['Siti', date, 8.4, 76, date])
    const reading = readingOf([
      people(head, child('', 'Siti')),
      sheetOf('Timbang', [['Nama', 'Tgl Ukur', 'BB', 'TB', 'MR1'], ...rows]),
    ])
    const ofLast = reading.doubts.filter(({ row, sheet }) => sheet === 'Timbang' && row === 4)
    expect(ofLast.map(({ kind, suggestion }) => [kind, suggestion])).toContainEqual([
      'weighing-date-unreadable',
      '2026-08-09',
    ])
    expect(
      reading.immunizations.flatMap(({ doses }) => Object.values(doses).flatMap(({ date }) => date ?? [])),
    ).toEqual([])
  })
})
