import { LikelyPairs } from '../../domain/duplicates/likely-pairs.ts'
import { listedPairs, type ListedPair } from '../../domain/duplicates/listed-pairs.ts'
import { Live } from '../../replica/live.svelte.ts'
import { loadKnownLinks } from '../../replica/queries/duplicates.ts'
import type { StoredDatabase } from '../../replica/tables.ts'
import type { People } from '../people.svelte.ts'

/** One for as long as the app is open: when somebody is corrected, only they are compared again. */
const likely = new LikelyPairs()

/** Pairs of records that may be one person, or were said to be, kept up to date. */
export class Pairs {
  readonly #people
  readonly #links

  constructor(db: StoredDatabase, people: People) {
    this.#people = people
    this.#links = new Live(db, loadKnownLinks)
  }

  /** Undefined until everybody has been read. */
  readonly all = $derived.by((): readonly ListedPair[] | undefined => {
    const { all } = this.#people
    const links = this.#links.current
    if (!all || !links) return undefined
    return listedPairs(likely.update(all), links, (record) => {
      const records = this.#people.find(record)?.records ?? []
      const [first = record, ...others] = [...records].sort()
      return [first, ...others]
    })
  })
}
