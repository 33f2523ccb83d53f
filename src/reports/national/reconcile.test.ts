import { describe, expect, it } from 'vitest'
import { readCsv } from '../../replica/import/read-csv.ts'
import { aVisit, DAY, inNovember, NIK, somebody } from './example-month.ts'
import { datedOtherwise, reconcile, type Reconciled } from './reconcile.ts'
import { readTheirList, type TheirList } from './their-list.ts'

const HEAD = 'No\tNIK\tNama\tJK\tTgl Lahir\tTanggal Pengukuran\tBerat\tTinggi'
const alya = somebody('Alya Putri', { shown: { nik: NIK }, visits: [aVisit(DAY, { weightKg: 9.4, heightCm: 75.5 })] })

function listOf(...lines: readonly string[]): TheirList {
  const list = readTheirList([{ name: 'tempel', rows: readCsv([HEAD, ...lines].join('\n')) }], '2026-12-20')
  if (!list) throw new Error('expected a list, found none')
  return list
}

async function compared(people: Parameters<typeof inNovember>[0], ...lines: readonly string[]): Promise<Reconciled> {
  return reconcile(await inNovember(people), listOf(...lines))
}

const said = ({ differing }: Reconciled) =>
  differing.flatMap(({ differences }) => differences.map(({ what, ours, theirs }) => [what, ours, theirs]))

describe('theirs beside ours', () => {
  it('says of a child that is the same in both that it is', async () => {
    const result = await compared([alya], `1\t${NIK}\tALYA PUTRI\tP\t2025-09-05\t10-11-2026\t9,4\t75,5`)
    expect([result.same.length, result.differing.length, result.notThere.length]).toEqual([1, 0, 0])
  })

  it('says what differs: NIK, name, birth date, weight', async () => {
    const row = '1\t1771014509240004\tAlya P\tP\t2025-09-06\t2026-11-10\t9.7\t75.5'
    const byNik = await compared([alya], `1\t${NIK}\tAlia Rahma\tP\t2025-09-06\t2026-11-10\t9.7\t75.5`)
    expect(said(byNik)).toEqual([
      ['name', 'Alya Putri', 'Alia Rahma'],
      ['birth', '2025-09-05', '2025-09-06'],
      ['weight', '9,4', '9,7'],
    ])
    const byName = await compared([alya], row.replace('Alya P\t', 'Alya Putri\t').replace('09-06', '09-05'))
    expect(said(byName)).toEqual([
      ['nik', NIK, '1771014509240004'],
      ['weight', '9,4', '9,7'],
    ])
  })

  it('takes 9.4 and 9.44 for one weight, 9.4 and 9.45 for two', async () => {
    const at = (kg: string) => compared([alya], `1\t${NIK}\tAlya Putri\tP\t2025-09-05\t2026-11-10\t${kg}\t75.5`)
    expect((await at('9.44')).same).toHaveLength(1)
    expect(said(await at('9.45'))).toEqual([['weight', '9,4', '9,45']])
  })

  it('names who is in theirs and not in ours, and who in ours and not in theirs', async () => {
    const result = await compared([alya], '1\t1771014509240009\tBudi\tL\t2024-01-02\t2026-11-10\t11\t85')
    expect(result.unknownHere.map(({ name }) => name)).toEqual(['Budi'])
    expect(result.notThere.map(({ ours, theirs }) => [ours.person.name, theirs])).toEqual([['Alya Putri', undefined]])
  })

  it('finds who was weighed here and stands in their list of those who were not', async () => {
    const result = await compared([alya], `1\t${NIK}\tAlya Putri\tP\t2025-09-05\t\t0\t-`)
    expect(result.notThere.map(({ theirs }) => theirs?.row)).toEqual([2])
  })

  it('finds who was weighed there and not here', async () => {
    const absent = somebody('Alya Putri', { shown: { nik: NIK } })
    const result = await compared([absent], `1\t${NIK}\tAlya Putri\tP\t2025-09-05\t2026-11-10\t9.4\t75.5`)
    expect(result.notMeasuredHere).toHaveLength(1)
    expect(result.same).toHaveLength(0)
  })

  it('takes nobody for one of two that fit as well: twins with one name are left to a person', async () => {
    const twins = ['a', 'b'].map((record) => somebody('Kembar', { record, visits: [aVisit(DAY, { weightKg: 9 })] }))
    const result = await compared(twins, '1\t\tKembar\tP\t2025-09-05\t2026-11-10\t9\t')
    expect([result.unknownHere.length, result.notThere.length]).toEqual([1, 2])
  })

  it('knows a child by its NIK alone, and has nothing to say of a name that does not stand there', async () => {
    const result = await compared([alya], `1\t${NIK}\t\t\t\t2026-11-10\t9,4\t75,5`, '2\t\t\tP\t2025-09-05\t\t9\t')
    expect(result.same.map(({ theirs }) => theirs.row)).toEqual([2])
    expect(result.rejected.map(({ row, why }) => [row, why.code])).toEqual([[3, 'nameless']])
  })

  it('compares the newest weighing of the month where a NIK has several rows, and names the other rows', async () => {
    const row = (on: string, kg: string) => `1\t${NIK}\tAlya Putri\tP\t2025-09-05\t${on}\t${kg}\t75,5`
    const result = await compared(
      [alya],
      row('2026-11-03', '9,2'),
      row('2026-11-10', '9,4'),
      row('', '0'),
      row('2026-12-08', '9,9'),
    )
    expect(result.same.map(({ theirs }) => theirs.row)).toEqual([3])
    expect(result.again.map(({ row }) => row)).toEqual([2, 4, 5])
    expect([result.unknownHere.length, result.notThere.length]).toEqual([0, 0])
  })

  it('keeps what they rejected, in their words, and what cannot be read, with the reason, as the rows stand', async () => {
    const result = await compared(
      [alya],
      `1\t${NIK}\tAlya Putri\tP\t2025-09-05\t2026-11-10\t9.4\tDITOLAK: NIK tidak valid`,
      '2\t1771014509240009\tBudi\tL\t31-02-2024\t2026-11-10\t11\t85',
      '3\t\t\t\t\t\t9\t',
      '4\t1771014509240008\tCici\tP\t2024-01-02\t2026-11-10\tsebelas\t85',
    )
    expect(result.rejected.map(({ row, why }) => [row, why.code])).toEqual([
      [2, 'said'],
      [3, 'date-unreadable'],
      [4, 'nameless'],
      [5, 'weight-unreadable'],
    ])
  })

  it('every row of theirs is in exactly one place', async () => {
    const lines = Array.from(
      { length: 12 },
      (_, i) => `${i}\t\tAnak ${i}\tP\t2025-0${(i % 9) + 1}-05\t2026-11-10\t9\t75`,
    )
    const people = [0, 3, 5].map((i) =>
      somebody(`Anak ${i}`, {
        birth: `2025-0${(i % 9) + 1}-05`,
        visits: i === 5 ? [] : [aVisit(DAY, { weightKg: 9, heightCm: 75 })],
      }),
    )
    const twice = `12\t${NIK}\tAnak 12\tP\t2025-01-05\t2026-11-10\t9\t75`
    const { same, differing, notThere, notMeasuredHere, unknownHere, again, rejected } = await compared(
      people,
      ...lines,
      twice,
      twice,
    )
    expect([same.length, notMeasuredHere.length, notThere.length]).toEqual([2, 1, 0])
    const places = [same, differing, notMeasuredHere, unknownHere, again, rejected]
    expect(places.reduce((sum, rows) => sum + rows.length, 0)).toBe(14)
  })

  it('is told nothing by rows without a header', () => {
    expect(readTheirList([{ name: 'x', rows: readCsv(`1\t${NIK}\tAlya\t9.4`) }], '2026-12-20')).toBeUndefined()
  })

  it('tells how many rows of the list are of another month', () => {
    expect(datedOtherwise(listOf(`1\t${NIK}\tAlya\tP\t2025-09-05\t2026-10-10\t9\t75`), '2026-11')).toBe(1)
  })
})
