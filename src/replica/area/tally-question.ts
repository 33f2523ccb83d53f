/** Of a tally, what was asked for. Pure. */
import type { Cell, Tally } from '../../reports/month/tally.ts'
import type { TallyQuestion } from './area.ts'

export function answer(tally: Tally, { names, isSummed = false }: TallyQuestion): Tally {
  const cells = names ? tally.map((cell) => ({ ...cell, counts: only(cell.counts, names) })) : tally
  return isSummed ? [{ ...NOWHERE, counts: summed(cells) }] : cells
}

/** The place of what is summed up. */
export const NOWHERE: Omit<Cell, 'counts'> = { dusun: undefined, rt: undefined, sex: undefined, band: undefined }

function only(counts: Cell['counts'], names: readonly string[]): Cell['counts'] {
  const found: Record<string, number> = {}
  for (const name of names) if (counts[name] !== undefined) found[name] = counts[name]
  return found
}

function summed(cells: Tally): Cell['counts'] {
  const sum: Record<string, number> = {}
  for (const { counts } of cells) {
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count
  }
  return sum
}
