/** The day's referral becomes an urgent one: there may be one already, for other reasons. */
import {
  isCoveredBy,
  mostUrgent,
  tierOfReason,
  type Tier,
  type TierFound,
} from '../../../../../domain/follow-up/reasons.ts'
import { usualDestination } from '../../../../../domain/follow-up/referral.ts'
import { visitId } from '../../../../../log/record-id.ts'
import type { ReferralFields } from '../../../../../log/records/referral.ts'
import type { Replica } from '../../../../../replica/client.ts'
import type { VisitPlace } from '../../../../../replica/intentions/visit.ts'

export type Phone = Pick<Replica, 'db' | 'append'>

export interface ReferredFor {
  /** A code of `domain/follow-up`. */
  readonly reason: string
  /** As the letter says it. */
  readonly trigger: string
  readonly tier: Tier
}

const NO_REFERRAL: ReferralFields = { status: null, reasons: null, trigger: null, tier: null, destination: null }
const BETWEEN = '; '

/** As it stands; empty where there is none. */
export async function referralOf({ db }: Phone, { person, openDay }: VisitPlace): Promise<ReferralFields> {
  return (await db.referral.get(visitId(person, openDay)))?.shown ?? {}
}

/** `instead`: what the letter said before of the same reason. */
export function referralFor(
  before: ReferralFields,
  { reason, trigger, tier: found }: ReferredFor,
  instead = trigger,
): ReferralFields {
  const tier = mostUrgent([found, ...(before.tier ? [before.tier] : [])]) ?? found
  return {
    reasons: [...new Set([...(before.reasons ?? []), reason])],
    trigger: [...partsWithout(before, instead), trigger].join(BETWEEN),
    tier,
    destination: tier === before.tier && before.destination ? before.destination : usualDestination(tier),
    ...(!before.status && { status: 'dibuat' as const }),
  }
}

/**
 * With no other reason there is no referral any more; with others it is no more urgent than they are. `found`: how soon each
 * reason of this day asks for somebody.
 */
export function referralWithout(
  before: ReferralFields,
  { reason, trigger }: Omit<ReferredFor, 'tier'>,
  found: readonly TierFound[] | undefined,
): ReferralFields {
  const reasons = (before.reasons ?? []).filter((other) => !isCoveredBy(reason, other))
  if (reasons.length === 0) return NO_REFERRAL
  const tiers = reasons.map((code) => tierOfReason(code, found))
  // One that nobody can judge here may be why it is urgent.
  const known = tiers.filter((each) => each !== undefined)
  const tier = known.length < tiers.length ? undefined : mostUrgent(known)
  return {
    reasons,
    trigger: partsWithout(before, trigger).join(BETWEEN),
    ...(tier && tier !== 'segera' && before.tier === 'segera' && { tier, destination: usualDestination(tier) }),
  }
}

/** Also where somebody changed the letter, which then names the reason before the signs. */
function partsWithout({ trigger }: ReferralFields, text: string): readonly string[] {
  return (trigger ?? '').split(BETWEEN).filter((part) => part !== '' && part !== text && !part.endsWith(`: ${text}`))
}
