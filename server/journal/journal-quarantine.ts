import type { Database } from 'lmdb'
import { QUARANTINE, type Quarantined } from './journal.ts'

export type QuarantineKey = [sender: string, number: number]

/** What was refused, oldest first for each sender. */
export class Quarantine {
  readonly #table: Database<Quarantined, QuarantineKey>
  readonly #keys = new Map<string, Map<string, number>>()
  #count = 0
  #next = 0

  constructor(table: Database<Quarantined, QuarantineKey>) {
    this.#table = table
    for (const { key, value } of table.getRange({})) this.#remember(key, value)
  }

  /** Queues the writes; the caller commits. The same place refused again takes the place of the first time. */
  put(refused: readonly Quarantined[]): void {
    for (const one of refused) {
      const own = this.#keys.get(one.sender) ?? new Map<string, number>()
      if (own.has(placeOf(one))) this.#forget(one.sender, own, placeOf(one))
      if (own.size >= QUARANTINE.perSender) this.#forget(one.sender, own, own.keys().next().value as string)
      if (this.#count >= QUARANTINE.total) continue
      const key: QuarantineKey = [one.sender, this.#next]
      void this.#table.put(key, one)
      this.#remember(key, one)
    }
  }

  all(): Quarantined[] {
    return [...this.#table.getRange({}).map(({ value }) => value)]
  }

  #remember([sender, number]: QuarantineKey, one: Quarantined): void {
    const own = this.#keys.get(sender) ?? new Map<string, number>()
    own.set(placeOf(one), number)
    this.#keys.set(sender, own)
    this.#count++
    this.#next = Math.max(this.#next, number + 1)
  }

  #forget(sender: string, own: Map<string, number>, place: string): void {
    void this.#table.remove([sender, own.get(place) as number])
    own.delete(place)
    this.#count--
  }
}

function placeOf({ document, client, clock }: Quarantined): string {
  return [document, client, clock].join(' ')
}
