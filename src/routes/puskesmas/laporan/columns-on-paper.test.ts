import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOnPaper } from './columns-on-paper.ts'

test('what fits stands in one table; more is shared out evenly, each with number and name', () => {
  expect(columnsOnPaper(4, 2)).toEqual([[0, 2, 1, 3]])
  const [first, second, ...more] = columnsOnPaper(22, 2)
  expect(more).toEqual([])
  expect([first!.length, second!.length]).toEqual([12, 12])
  expect([first!.slice(0, 2), second!.slice(0, 2)]).toEqual([
    [0, 2],
    [0, 2],
  ])
})

test('no column is lost, and none but number and name stands twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 80 }), fc.integer({ min: 1, max: 5 }), (count, name) => {
      const nameAt = Math.min(name, count - 1)
      const others = columnsOnPaper(count, nameAt).flatMap((columns) => columns.slice(2))
      expect([0, nameAt, ...others].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, at) => at))
    }),
  )
})
