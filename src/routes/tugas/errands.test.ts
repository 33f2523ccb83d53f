import { expect, test } from 'vitest'
import type { Task } from '../../domain/tasks/task.ts'
import { errandGroups, errandsOf, placeOf } from './errands.ts'

const task = (person: string, kind: Task['kind'], priority: Task['priority'], due?: string): Task => ({
  person,
  kind,
  priority,
  due,
  rt: '1',
  because: [{ code: kind === 'nik' ? 'nik' : 'obat' }],
})
const all = [
  task('sri', 'ht-dm', '7-hari', '2026-11-17'),
  task('budi', 'nik', 'catatan'),
  task('sri', 'tidak-datang', 'bulan-ini', '2026-11-12'),
  task('sri', 'nik', 'catatan'),
]

test('somebody stands once, where the most urgent of their tasks is, with all there is to do', () => {
  const [sri, budi] = errandsOf(all)
  expect(sri).toMatchObject({
    person: 'sri',
    priority: '7-hari',
    due: '2026-11-17',
    kinds: ['ht-dm', 'tidak-datang', 'nik'],
  })
  expect(sri && placeOf(sri)).toBe('/warga/sri')
  expect(budi && placeOf(budi)).toBe('/warga/budi/perbaiki')
})

test('one kind alone stands where that kind is', () => {
  expect(errandsOf(all, 'nik').map(({ person, priority }) => [person, priority])).toEqual([
    ['budi', 'catatan'],
    ['sri', 'catatan'],
  ])
})

test('headings count everybody, though not all stand there yet', () => {
  const many = Array.from({ length: 30 }, (_, i) => task(`orang${i}`, 'ht-dm', '7-hari'))
  const [week] = errandGroups(errandsOf(many), 12)
  expect([week?.count, week?.byRt[0]?.errands.length]).toEqual([30, 12])
})
