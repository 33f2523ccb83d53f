/** Whether what was found before this step goes before its questions. */
import { loadGrowthTables } from '../../../../../domain/growth/load-tables.ts'
import { mostUrgent } from '../../../../../domain/follow-up/reasons.ts'
import type { Replica } from '../../../../../replica/client.ts'
import type { ChildRecord } from '../../../../child.svelte.ts'
import { FollowUpRecord } from '../../../../follow-up.svelte.ts'
import { isReadByTables } from './read-by-tables.ts'

/** Must be made while a component starts. */
export class UrgentFirst {
  readonly followUp: FollowUpRecord
  #is = $state(false)
  #isSettled = $state(false)
  /** They could not be fetched: what they would say is not waited for. */
  #areTablesMissing = $state(false)

  constructor(replica: Replica, record: ChildRecord, openDay: string) {
    const followUp = (this.followUp = new FollowUpRecord(replica, record, () => openDay))
    loadGrowthTables().catch(() => (this.#areTablesMissing = true))
    $effect(() => {
      const { child, tables } = record
      if (this.#isSettled || !child || !followUp.isRead) return
      const { found, made, visit } = followUp
      // The tables only add to what was found: what cannot wait does not wait for them either.
      this.#is = !made && mostUrgent(found?.referrals.map(({ tier }) => tier) ?? []) === 'segera'
      const waits = !tables && !this.#areTablesMissing && visit && isReadByTables(child, visit)
      this.#isSettled = !waits
    })
  }

  get is(): boolean {
    return this.#is
  }

  /** How soon each reason of this day asks for somebody. */
  get tiers() {
    return this.followUp.found?.referrals
  }

  /** Nothing will be said otherwise any more: nothing jumps up while somebody answers. */
  get isSettled(): boolean {
    return this.#isSettled
  }
}
