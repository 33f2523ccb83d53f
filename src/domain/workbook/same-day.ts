import type { Doubt } from './doubt.ts'
import { grouped } from './grouped.ts'
import { compare, numbered } from './identities.ts'
import type { WeighingRow } from './reading.ts'

/** Marks the second row of one child on one day, and gives every row its own identity. Neither row is dropped. */
export function withDaysTold(weighings: readonly WeighingRow[]): readonly WeighingRow[] {
  const told = new Map<WeighingRow, WeighingRow>()
  for (const [identity, rows] of grouped(weighings, ({ identity }) => identity)) {
    const [first] = rows
    const inOrder = [...rows].sort((a, b) => compare(JSON.stringify(a.fields), JSON.stringify(b.fields)))
    for (const row of rows) {
      const again: readonly Doubt[] =
        row === first || first?.date === undefined
          ? []
          : [
              {
                sheet: row.sheet,
                row: row.row,
                kind: 'same-child-same-day-again',
                field: 'child',
                written: row.child.name ?? row.child.nik ?? '',
                otherRow: first.row,
              },
            ]
      const own = numbered(identity, inOrder.indexOf(row) + 1)
      told.set(row, { ...row, identity: own, doubts: [...row.doubts, ...again] })
    }
  }
  return weighings.map((row) => told.get(row) ?? row)
}
