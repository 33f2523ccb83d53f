import { beforeEach, describe, expect, it } from 'vitest'
import type { Cell } from '../../src/domain/workbook/sheet.ts'
import { pickValue } from '../../src/replica/intentions/settle.ts'
import { headings, importInto, KK, phone, rowsOf, weighings, type Made } from './importing.ts'
import { melatiSheets, sheetOf } from './melati.ts'

let ratna: Made
beforeEach(async () => {
  ratna = await phone()
})

describe('a date put right in the workbook', () => {
  type Row = readonly [child: 0 | 1 | 2, date: string, weightKg: number, heightCm?: number]
  const children = ['Siti Ramadhani', 'Budi Santoso', 'Dewi Lestari'] as const
  const niks = ['1709026810240001', '1709021010240002', '1709025010240003'] as const
  const book = (...rows: Row[]) => [
    sheetOf('Data Penduduk', [
      headings,
      ...children.map((name, i): Cell[] => [KK, niks[i]!, name, i === 1 ? 'L' : 'P', { date: '2024-10-10' }, 'Alya']),
    ]),
    weighings(
      ...rows.map(([child, date, weightKg, heightCm = 74.5]): Cell[] => [
        niks[child],
        children[child],
        { date },
        weightKg,
        heightCm,
        'terlentang',
      ]),
    ),
  ]
  /** What every day has on it, as the phone shows it. */
  const days = () => {
    const dayOf = new Map(rowsOf(ratna, 'openDay').map(({ record, shown }) => [record, shown]))
    return rowsOf(ratna, 'visit')
      .filter(({ shown }) => shown.came === true)
      .map(({ record, shown }) => [dayOf.get(record.split('/')[1]!)!.date, shown.weightKg])
      .sort()
  }
  const openDays = () =>
    rowsOf(ratna, 'openDay')
      .filter(({ shown }) => shown.cancelled !== true)
      .map(({ shown }) => shown.date)
      .sort()

  it('of one child: the weighing is on the new day alone, and the day made for it is gone', async () => {
    await importInto(ratna, ...book([0, '2025-12-09', 7.2], [1, '2025-12-01', 8.1]))
    await importInto(ratna, ...book([0, '2025-12-09', 7.2], [1, '2025-12-09', 8.1]))
    expect(days()).toEqual([
      ['2025-12-09', 7.2],
      ['2025-12-09', 8.1],
    ])
    expect(openDays()).toEqual(['2025-12-09'])
    expect(await importInto(ratna, ...book([0, '2025-12-09', 7.2], [1, '2025-12-09', 8.1]))).toBe(0)
  })

  it('and put back: it is where it was', async () => {
    const first = book([0, '2025-12-09', 7.2], [1, '2025-12-01', 8.1])
    await importInto(ratna, ...first)
    const before = days()
    await importInto(ratna, ...book([0, '2025-12-09', 7.2], [1, '2025-12-09', 8.1]))
    await importInto(ratna, ...first)
    expect([days(), openDays()]).toEqual([before, ['2025-12-01', '2025-12-09']])
    expect(await importInto(ratna, ...first)).toBe(0)
  })

  it('of everybody: the open day has another date, with all that people wrote there', async () => {
    await importInto(ratna, ...book([0, '2025-11-09', 7.2], [1, '2025-11-09', 8.1], [2, '2025-11-09', 9]))
    const { document, record } = rowsOf(ratna, 'visit')[0]!
    await ratna.phone.append([{ document, kind: 'visit', record, set: { note: 'rewel' } }])
    const moved = book([0, '2025-12-09', 7.2], [1, '2025-12-09', 8.1], [2, '2025-12-09', 9])
    expect(await importInto(ratna, ...moved)).toBe(1)
    expect(openDays()).toEqual(['2025-12-09'])
    expect(days()).toHaveLength(3)
    expect(rowsOf(ratna, 'visit')).toHaveLength(3)
    expect(await importInto(ratna, ...moved)).toBe(0)
  })

  it('leaves its old date free for another day', async () => {
    await importInto(ratna, ...book([0, '2025-12-01', 7.2], [1, '2025-12-01', 8.1]))
    const moved = [
      [0, '2025-12-09', 7.2],
      [1, '2025-12-09', 8.1],
    ] as const
    await importInto(ratna, ...book(...moved))
    await importInto(ratna, ...book(...moved, [2, '2025-12-01', 9]))
    expect(days()).toEqual([
      ['2025-12-01', 9],
      ['2025-12-09', 7.2],
      ['2025-12-09', 8.1],
    ])
  })

  it.each<[string, Row[], Row[]]>([
    [
      'another month’s file',
      [
        [0, '2025-11-09', 7.2],
        [1, '2025-11-09', 8.1],
      ],
      [
        [0, '2025-12-09', 7.2],
        [1, '2025-12-09', 8.1],
      ],
    ],
    [
      'other numbers on another day',
      [
        [0, '2025-12-09', 7.2],
        [1, '2025-12-09', 8.1],
      ],
      [
        [0, '2025-12-09', 7.2],
        [1, '2025-12-23', 8.3],
      ],
    ],
    [
      'a row that is gone',
      [
        [0, '2025-12-09', 7.2],
        [1, '2025-12-09', 8.1],
      ],
      [[0, '2025-12-09', 7.2]],
    ],
  ])('takes nothing back for %s', async (_, first, second) => {
    await importInto(ratna, ...book(...first))
    const before = days()
    await importInto(ratna, ...book(...second))
    expect(days()).toEqual(expect.arrayContaining(before))
  })

  it('leaves a visit alone in which somebody wrote', async () => {
    await importInto(ratna, ...book([0, '2025-12-09', 7.2], [1, '2025-12-09', 8.1]))
    const visit = rowsOf(ratna, 'visit').find(({ shown }) => shown.weightKg === 8.1)!
    await pickValue((writes) => ratna.phone.append(writes), { ...visit, kind: 'visit' }, 'headCm', 44)
    await importInto(ratna, ...book([0, '2025-12-09', 7.2], [1, '2025-12-16', 8.1]))
    expect(days()).toContainEqual(['2025-12-09', 8.1])
  })

  it('in the village workbook: one visit less on the one day, one more on the other', async () => {
    const on = (date: string) => days().filter(([day]) => day === date)
    const sheets = melatiSheets()
    await importInto(ratna, ...sheets)
    const before = on('2025-12-09')
    const candra = 6
    const corrected = sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) =>
        sheet.name === 'Penimbangan' && row.number === candra
          ? { ...row, cells: row.cells.with(3, { date: '2025-12-16' }) }
          : row,
      ),
    }))
    // The new day, the visit on it, and the one that is taken back.
    expect(await importInto(ratna, ...corrected)).toBe(3)
    expect(on('2025-12-09')).toHaveLength(before.length - 1)
    expect(on('2025-12-16')).toEqual([['2025-12-16', 6.54]])
    expect(await importInto(ratna, ...corrected)).toBe(0)
  })
})
