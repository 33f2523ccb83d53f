/** Pairs of records for somebody to look at: what was found alike, and what was answered before. Pure. */
import type { LikelyPair } from './likely-pairs.ts'

/** What stands between two records. */
export interface KnownLink {
  readonly a: string
  readonly b: string
  readonly isSame: boolean
  /** A person said so, and not an import. */
  readonly isSettled: boolean
  readonly because: string | undefined
  /** Two phones answered differently, and nobody has picked one answer. */
  readonly isDisputed: boolean
}

/** `read-as-one`: an import thought so, and nobody has looked yet. */
export type PairState = 'likely' | 'read-as-one' | 'disputed' | 'joined' | 'different'

export interface ListedPair {
  readonly key: string
  /** The records of each side: several where they are one person already. */
  readonly a: readonly [string, ...string[]]
  readonly b: readonly [string, ...string[]]
  readonly because: string | undefined
  readonly is: PairState
  /** Read as one person now, by this answer or by way of another record. */
  readonly isTogether: boolean
}

/** `recordsOf`: all records that are the person of this record, the smallest first. */
export function listedPairs(
  likely: readonly LikelyPair[],
  links: readonly KnownLink[],
  recordsOf: (record: string) => readonly [string, ...string[]],
): readonly ListedPair[] {
  const answered = links.map((link) => listedLink(link, recordsOf))
  const settled = new Set(answered.map(({ a, b }) => personsOf(a, b)))
  const found = likely
    .map(({ a, b, because }): ListedPair => {
      const pair = { a: recordsOf(a), b: recordsOf(b), because }
      return { ...pair, key: personsOf(pair.a, pair.b), is: 'likely', isTogether: false }
    })
    .filter(({ key }) => !settled.has(key))
  return [
    ...answered.filter(({ is }) => is === 'disputed'),
    ...found,
    ...answered.filter(({ is }) => is !== 'disputed'),
  ]
}

function listedLink(
  { a, b, isSame, isSettled, because, isDisputed }: KnownLink,
  recordsOf: (record: string) => readonly [string, ...string[]],
): ListedPair {
  const isTogether = recordsOf(a)[0] === recordsOf(b)[0]
  const sides = isTogether ? { a: [a] as const, b: [b] as const } : { a: recordsOf(a), b: recordsOf(b) }
  return { ...sides, key: `${a} ${b}`, because, is: stateOf(), isTogether }

  function stateOf(): PairState {
    // Said to be two, and joined all the same by way of a third record: somebody must look again.
    if (isDisputed || (isSettled && !isSame && isTogether)) return 'disputed'
    if (!isSettled) return isSame ? 'read-as-one' : 'likely'
    return isSame ? 'joined' : 'different'
  }
}

/** Whichever is named first. */
function personsOf([a]: ListedPair['a'], [b]: ListedPair['b']): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
