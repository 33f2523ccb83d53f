import type { Doubt, DoubtKind } from './doubt.ts'
import { grouped } from './grouped.ts'
import type { Join, WorkbookReading } from './reading.ts'

export interface Summary {
  /** Households. */
  readonly families: number
  /** People: rows that are one person count once. */
  readonly people: number
  /** Days on which a child was measured: the same child twice on one day counts once. */
  readonly weighings: number
  readonly doses: number
  /** People whose parents refuse immunisation. */
  readonly refusals: number
  readonly doubts: readonly {
    readonly sheet: string
    readonly row: number
    readonly kind: DoubtKind
    readonly value: string
    readonly message: string
  }[]
  readonly duplicates: readonly { readonly rows: readonly number[]; readonly because: Join['because'] }[]
}

/** What an import prints: counts, and everything that a person has to settle. */
export function summarize(reading: WorkbookReading, messageOf: (doubt: Doubt) => string): Summary {
  const { people, families, weighings, doses, joins, doubts } = reading
  const keptOf = new Map(joins.map(({ identity, sameAs }) => [identity, sameAs]))
  const kept = (identity: string) => keptOf.get(identity) ?? identity
  const refusing = people.filter(({ fields }) => fields.immunizationRefused !== undefined)
  const days = weighings.flatMap(({ date, identity }) => (date === undefined ? [] : identity.replace(/#\d+$/, '')))
  return {
    families: families.length,
    people: people.length - joins.length,
    weighings: new Set(days).size,
    doses,
    refusals: new Set(refusing.map(({ identity }) => kept(identity))).size,
    doubts: [...grouped(doubts, keyOf).values()].flatMap((about) => {
      const [first] = about
      if (!first) return []
      const { sheet, row, kind } = first
      return [{ sheet, row, kind, value: about.map(({ written }) => written).join('/'), message: messageOf(first) }]
    }),
    duplicates: joins.map(({ rows, because }) => ({ rows: [...rows].sort((a, b) => a - b), because })),
  }
}

/** Weight and height that changed places are one thing to settle, not two. */
function keyOf({ sheet, row, kind, field }: Doubt): string {
  return JSON.stringify([sheet, row, kind, kind === 'weight-and-height-swapped' ? '' : field])
}
