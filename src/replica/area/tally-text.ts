/** A tally as few bytes: the names of its columns once, and of each cell only what is not 0. Pure. */
import { deflateSync, inflateSync } from 'fflate'
import type { Cell, Tally } from '../../reports/month/tally.ts'

type PackedCell = readonly [
  Cell['dusun'] | null,
  Cell['rt'] | null,
  Cell['sex'] | null,
  Cell['band'] | null,
  number[],
  0 | 1,
]

export function packTally(tally: Tally): Uint8Array {
  const names = [...new Set(tally.flatMap(({ counts }) => Object.keys(counts)))].sort()
  const place = new Map(names.map((name, i) => [name, i]))
  const cells = tally.map(({ dusun, rt, sex, band, disabled, counts }): PackedCell => {
    const pairs = Object.entries(counts).flatMap(([name, count]) => [place.get(name)!, count])
    return [dusun ?? null, rt ?? null, sex ?? null, band ?? null, pairs, disabled ? 1 : 0]
  })
  return deflateSync(new TextEncoder().encode(JSON.stringify([names, cells])))
}

/** `asked`: of these columns alone; a screen asks for a tenth of all there are. */
export function unpackTally(packed: Uint8Array, asked?: readonly string[]): Tally {
  const text = new TextDecoder().decode(inflateSync(packed))
  const [all, cells] = JSON.parse(text) as [string[], PackedCell[]]
  const wanted = asked && new Set(asked)
  const names = wanted ? all.map((name) => (wanted.has(name) ? name : undefined)) : all
  return cells.map(([dusun, rt, sex, band, pairs, disabled]): Cell => {
    const counts: Record<string, number> = {}
    for (let i = 0; i < pairs.length; i += 2) {
      const name = names[pairs[i]!]
      if (name !== undefined) counts[name] = pairs[i + 1]!
    }
    return {
      dusun: dusun ?? undefined,
      rt: rt ?? undefined,
      sex: sex ?? undefined,
      band: band ?? undefined,
      ...(disabled === 1 && { disabled: true }),
      counts,
    }
  })
}
