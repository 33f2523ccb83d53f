/** A child in danger is referred at once, and taken back at once when it was the wrong button. */
import type { DangerSign } from '../../../../../domain/child-care/signs.ts'
import { usualDestination } from '../../../../../domain/follow-up/referral.ts'
import { visitId } from '../../../../../log/record-id.ts'
import type { ReferralFields } from '../../../../../log/records/referral.ts'
import type { Replica } from '../../../../../replica/client.ts'
import { recordDanger } from '../../../../../replica/intentions/care.ts'
import type { VisitPlace } from '../../../../../replica/intentions/visit.ts'
import type { SaveResult } from '../../../../../replica/write.ts'
import { t } from '../../../../../ui/words/words.svelte.ts'

const REASON = 'tanda-bahaya'
const NO_REFERRAL: ReferralFields = { status: null, reasons: null, trigger: null, tier: null, destination: null }

type Phone = Pick<Replica, 'db' | 'append'>

/** The day's referral becomes an urgent one; there may be one already, for other reasons. */
export async function referInDanger(phone: Phone, place: VisitPlace, signs: readonly string[]): Promise<SaveResult> {
  const before = await referralOf(phone, place)
  const words = signs.map((sign) => t().signs[sign as DangerSign])
  return recordDanger(phone.append, place, signs, {
    reasons: [...new Set([...(before.reasons ?? []), REASON])],
    trigger: [...new Set([before.trigger ?? '', words.join(', ')])].filter((part) => part !== '').join('; '),
    tier: 'segera',
    destination: usualDestination('segera'),
    ...(!before.status && { status: 'dibuat' as const }),
  })
}

export async function withdrawDanger(phone: Phone, place: VisitPlace): Promise<SaveResult> {
  const { reasons } = await referralOf(phone, place)
  const others = (reasons ?? []).filter((reason) => reason !== REASON)
  return recordDanger(phone.append, place, [], others.length > 0 ? { reasons: others } : NO_REFERRAL)
}

async function referralOf({ db }: Phone, { person, openDay }: VisitPlace): Promise<ReferralFields> {
  return (await db.referral.get(visitId(person, openDay)))?.shown ?? {}
}
