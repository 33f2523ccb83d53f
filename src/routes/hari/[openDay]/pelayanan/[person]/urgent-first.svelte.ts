/** Whether what was found before this step goes before its questions. */
import { mostUrgent } from '../../../../../domain/follow-up/reasons.ts'
import type { Replica } from '../../../../../replica/client.ts'
import type { ChildRecord } from '../../../../child.svelte.ts'
import { FollowUpRecord } from '../../../../follow-up.svelte.ts'

/** Must be made while a component starts. Said once: nothing jumps up while somebody answers. */
export class UrgentFirst {
  #is: boolean | undefined = $state()

  constructor(replica: Replica, record: ChildRecord, openDay: string) {
    const followUp = new FollowUpRecord(replica, record, () => openDay)
    $effect(() => {
      const { found, made } = followUp
      if (this.#is !== undefined || !found || !followUp.isRead || record.tables === undefined) return
      this.#is = !made && mostUrgent(found.referrals.map(({ tier }) => tier)) === 'segera'
    })
  }

  get is(): boolean {
    return this.#is === true
  }
}
