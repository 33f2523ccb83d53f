import type { Doubt } from './doubt.ts'
import { grouped } from './grouped.ts'
import type { HadDose, Join, WorkbookReading } from './reading.ts'

export interface SummedDoubt extends Doubt {
  readonly value: string
  /** False for what stands on no record: the file is put right and taken in again. */
  readonly isOnRecord: boolean
}

export interface Summary {
  /** Households. */
  readonly families: number
  /** People: rows that are one person count once. */
  readonly people: number
  /** Days on which a child was measured: the same child twice on one day counts once. */
  readonly weighings: number
  /** Doses of vaccines given, of children who are known. */
  readonly doses: number
  /** People whose parents refuse immunisation. */
  readonly refusals: number
  /** `value` is what is written in all the cells that one doubt is about. */
  readonly doubts: readonly SummedDoubt[]
  readonly duplicates: readonly { readonly rows: readonly number[]; readonly because: Join['because'] }[]
}

/** What an import tells: counts, and everything that a person has to settle. */
export function summarize(reading: WorkbookReading): Summary {
  const { people, families, weighings, immunizations, joins, doubts } = reading
  const keptOf = new Map(joins.map(({ identity, sameAs }) => [identity, sameAs]))
  const kept = (identity: string) => keptOf.get(identity) ?? identity
  const refusing = people.filter(({ fields }) => fields.immunizationRefused !== undefined)
  const onRecord = doubtsOnRecord(reading)
  const days = weighings.flatMap(({ date, identity }) => (date === undefined ? [] : identity.replace(/#\d+$/, '')))
  return {
    families: families.filter(({ alone }) => alone !== true).length,
    people: people.length - joins.length,
    weighings: new Set(days).size,
    doses: immunizations.reduce((sum, { doses }) => sum + Object.entries(doses).filter(isGiven).length, 0),
    refusals: new Set(refusing.map(({ identity }) => kept(identity))).size,
    doubts: [...grouped(doubts, keyOf).values()].flatMap((about) => {
      const [first] = about
      if (!first) return []
      const value = about.map(({ written }) => written).join('/')
      const isOnRecord = onRecord.has(first)
      // What is about no field has nothing but its words: all of them stand in the sentence.
      return [{ ...first, ...(first.field === undefined && { written: value }), value, isOnRecord }]
    }),
    duplicates: joins.map(({ rows, because }) => ({ rows: [...rows].sort((a, b) => a - b), because })),
  }
}

/** Weight and height that changed places are one thing to settle, not two. */
function keyOf({ sheet, row, kind, field }: Doubt): string {
  return JSON.stringify([sheet, row, kind, kind === 'weight-and-height-swapped' ? '' : field])
}

function isGiven([field, { outcome }]: [string, HadDose]): boolean {
  return outcome !== 'refused' && !field.startsWith('had.vita.')
}

/** The doubts that stand beside a field of somebody who is known, on a day that is known. */
function doubtsOnRecord({ people, families, weighings, immunizations }: WorkbookReading): ReadonlySet<Doubt> {
  const placed = weighings.filter(({ date, personIdentity }) => date !== undefined && personIdentity !== undefined)
  const doubts = [...people, ...families, ...placed, ...immunizations].flatMap((row) => row.doubts)
  return new Set(doubts.filter(({ field }) => field !== undefined))
}
