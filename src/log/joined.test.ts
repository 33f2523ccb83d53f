import { expect, test } from 'vitest'
import { isConflict, shownHead } from './fold.ts'
import { firstFields, joinFields } from './joined.ts'

const head = (id: string, value: number | null) => ({ id, value, who: 'ani', at: '2026-11-10T09:00:00+07:00' })
const record = (name: string, ...heads: ReturnType<typeof head>[]) => ({
  record: name,
  document: 'visits/melati/2026-11',
  fields: { weightKg: { heads, replaced: [] } },
})

test('a value that only one of the joined records has is the value', () => {
  const { weightKg } = joinFields([record('a', head('2', 7.9)), { ...record('b'), fields: {} }])
  expect(shownHead(weightKg)?.value).toBe(7.9)
})

test('two records with different values are a conflict, and each value says where it stands', () => {
  const { weightKg } = joinFields([record('a', head('3', 8.4)), record('b', head('2', 7.9))])
  expect(weightKg && isConflict(weightKg)).toBe(true)
  expect(weightKg?.heads.map((each) => each.record)).toEqual(['b', 'a'])
})

test('a value withdrawn in one record does not hide or contradict the other record’s value', () => {
  const { weightKg } = joinFields([record('a', head('9', null)), record('b', head('2', 7.9))])
  expect(shownHead(weightKg)?.value).toBe(7.9)
  expect(weightKg && isConflict(weightKg)).toBe(false)
})

test('withdrawn in one record by one phone and written by another stays a conflict', () => {
  const { weightKg } = joinFields([record('a', head('2', 7.9), head('3', null))])
  expect(weightKg && isConflict(weightKg)).toBe(true)
})

test('who somebody is comes from the first record that knows, and two spellings are no conflict', () => {
  const { weightKg } = firstFields([record('a', head('2', 7.9)), record('b', head('9', 8.4))])
  expect(weightKg?.heads.map(({ value }) => value)).toEqual([7.9])
  expect(firstFields([record('a', head('3', null)), record('b', head('2', 8.4))]).weightKg?.heads[0]?.value).toBe(8.4)
})
