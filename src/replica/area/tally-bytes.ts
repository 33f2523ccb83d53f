/**
 * A tally as bytes, column by column: a screen asks for a tenth of them, often summed up, and of all others only the length
 * is read. Not deflated: unpacking a year of an area cost more than everything else on the way to its first figure. Pure.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Cell, Tally } from '../../reports/month/tally.ts'
import type { TallyQuestion } from './area.ts'
import { NOWHERE } from './tally-question.ts'

type Label = readonly [
  Cell['dusun'] | null,
  Cell['rt'] | null,
  Cell['sex'] | null,
  Cell['band'] | null,
  disabled: 0 | 1,
]

/** Who the cells are; the names of the columns; of each column its length and, of the cells where it is not 0, place and count. */
export function packTally(tally: Tally): Uint8Array {
  const names = [...new Set(tally.flatMap(({ counts }) => Object.keys(counts)))].sort()
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, JSON.stringify(tally.map(labelOf)))
  encoding.writeVarString(encoder, JSON.stringify(names))
  for (const name of names) encoding.writeVarUint8Array(encoder, packColumn(tally, name))
  return encoding.toUint8Array(encoder)
}

function packColumn(tally: Tally, name: string): Uint8Array {
  const encoder = encoding.createEncoder()
  tally.forEach(({ counts }, cell) => {
    const count = counts[name]
    if (count === undefined) return
    encoding.writeVarUint(encoder, cell)
    encoding.writeAny(encoder, count)
  })
  return encoding.toUint8Array(encoder)
}

/** What was asked for, as `answer` gives it. */
export function unpackTally(packed: Uint8Array, { names: asked, isSummed = false }: TallyQuestion): Tally {
  const decoder = decoding.createDecoder(packed)
  const labels = JSON.parse(decoding.readVarString(decoder)) as readonly Label[]
  const names = JSON.parse(decoding.readVarString(decoder)) as readonly string[]
  const wanted = asked && new Set(asked)
  const sum: Record<string, number> = {}
  const counts = labels.map((): Record<string, number> => (isSummed ? sum : {}))
  for (const name of names) {
    const length = decoding.readVarUint(decoder)
    const end = decoder.pos + length
    if (wanted && !wanted.has(name)) decoder.pos = end
    while (decoder.pos < end) {
      const into = counts[decoding.readVarUint(decoder)]!
      into[name] = (into[name] ?? 0) + (decoding.readAny(decoder) as number)
    }
  }
  return isSummed ? [{ ...NOWHERE, counts: sum }] : labels.map((label, i) => ({ ...cellOf(label), counts: counts[i]! }))
}

function labelOf({ dusun, rt, sex, band, disabled }: Cell): Label {
  return [dusun ?? null, rt ?? null, sex ?? null, band ?? null, disabled ? 1 : 0]
}

function cellOf([dusun, rt, sex, band, disabled]: Label): Omit<Cell, 'counts'> {
  return {
    dusun: dusun ?? undefined,
    rt: rt ?? undefined,
    sex: sex ?? undefined,
    band: band ?? undefined,
    ...(disabled === 1 && { disabled: true }),
  }
}
