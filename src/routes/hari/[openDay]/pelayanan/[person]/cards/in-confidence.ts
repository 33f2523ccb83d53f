/** What is answered in confidence: written where the bidan reads it, with a referral that says nothing of it (K20). */
import type { Visitor } from '../../../../../../domain/cards/field.ts'
import { isUrgent, type Form, type FormAnswers } from '../../../../../../domain/cards/form.ts'
import { CARD_REASONS } from '../../../../../../domain/cards/reasons.ts'
import type { Tier, TierFound } from '../../../../../../domain/follow-up/reasons.ts'
import { recordInConfidence } from '../../../../../../replica/intentions/cards.ts'
import { correctReferral } from '../../../../../../replica/intentions/referral.ts'
import type { VisitPlace } from '../../../../../../replica/intentions/visit.ts'
import type { SaveResult } from '../../../../../../replica/write.ts'
import { referralFor, referralOf, referralWithout, type Phone, type ReferredFor } from '../urgent-referral.ts'
import { unanswered } from './card-answers.ts'

/** Why somebody is referred for any of these answers, in words that everybody may read: the same for both. */
function referredFor(tier: Tier): ReferredFor {
  const reason = tier === 'segera' ? 'jiwa-segera' : 'jiwa'
  return { reason, trigger: CARD_REASONS[reason], tier }
}

/** How soon the bidan must see somebody who answered this; undefined while nothing says so. */
export function tierOf(form: Form, answers: FormAnswers, visitor: Visitor): Tier | undefined {
  if (isUrgent(form, answers)) return 'segera'
  const route = form.score(answers, visitor).meaning?.follow?.route
  return route === 'lapor' ? undefined : route
}

export async function isReferredAtOnce(phone: Phone, place: VisitPlace): Promise<boolean> {
  return (await referralOf(phone, place)).reasons?.includes(referredFor('segera').reason) ?? false
}

/** Also half of a questionnaire: then it is put again another time. */
export async function keepInConfidence(
  phone: Phone,
  place: VisitPlace,
  form: Form,
  answers: FormAnswers,
  visitor: Visitor,
): Promise<SaveResult> {
  const tier = tierOf(form, answers, visitor)
  return recordInConfidence(phone.append, place, {
    form: form.code,
    answers,
    isComplete: unanswered(form, answers, visitor).length === 0,
    ...(tier && { referral: referralFor(await referralOf(phone, place), referredFor(tier)) }),
  })
}

/** Somebody said it without being asked: referred at once, and nothing more is written here. */
export async function referInConfidence(phone: Phone, place: VisitPlace): Promise<SaveResult> {
  const { person, openDay } = place
  const referral = referralFor(await referralOf(phone, place), referredFor('segera'))
  return correctReferral(phone.append, place, { person, openDay, ...referral })
}

/** The wrong button: the answers go on without it, and the referral with the reasons that are left. */
export async function withdrawUrgent(
  phone: Phone,
  place: VisitPlace,
  form: Form,
  answers: FormAnswers,
  found: readonly TierFound[] | undefined,
): Promise<SaveResult> {
  const referral = referralWithout(await referralOf(phone, place), referredFor('segera'), found)
  return recordInConfidence(phone.append, place, { form: form.code, answers, isComplete: false, referral })
}

/** Without the answers that are urgent. */
export function withoutUrgent({ items }: Form, { version, answers }: FormAnswers): FormAnswers {
  const calm = items.filter(({ code, urgent }) => urgent?.includes(answers[code] ?? -1) !== true)
  const kept = calm.flatMap(({ code }) => (answers[code] === undefined ? [] : [[code, answers[code]] as const]))
  return { version, answers: Object.fromEntries(kept) }
}
