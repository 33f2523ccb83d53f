/** Somebody in danger is referred at once, and taken back at once when it was the wrong button. */
import type { TierFound } from '../../../../../domain/follow-up/reasons.ts'
import { recordDanger } from '../../../../../replica/intentions/care.ts'
import type { VisitPlace } from '../../../../../replica/intentions/visit.ts'
import type { SaveResult } from '../../../../../replica/write.ts'
import { referralFor, referralOf, referralWithout, type Phone } from './urgent-referral.ts'

export interface Sign {
  readonly value: string
  readonly text: string
}

export interface UrgentWords {
  readonly urgentDo: readonly string[]
  /** What else to do, by sign. */
  readonly urgentSign: Readonly<Record<string, string>>
  /** To the bidan, with no name in it. */
  readonly urgentMessage: (posyandu: string) => string
}

/** `before`: those that were recorded. `reason`: a code of `domain/follow-up`. */
export async function referInDanger(
  phone: Phone,
  place: VisitPlace,
  signs: readonly Sign[],
  before: readonly Sign[],
  reason = 'tanda-bahaya',
): Promise<SaveResult> {
  const made = await referralOf(phone, place)
  const referral = referralFor(made, { reason, trigger: inWords(signs), tier: 'segera' }, inWords(before))
  return recordDanger(phone.append, place, codesOf(signs), referral)
}

/** `signs`: those that were recorded. `found`: the day's reasons. */
export async function withdrawDanger(
  phone: Phone,
  place: VisitPlace,
  signs: readonly Sign[],
  found: readonly TierFound[] | undefined,
  reason = 'tanda-bahaya',
): Promise<SaveResult> {
  const referral = referralWithout(await referralOf(phone, place), { reason, trigger: inWords(signs) }, found)
  return recordDanger(phone.append, place, [], referral)
}

/** The signs in the words that are written down, whatever language they were shown in. `all`: as declared. */
export function asDeclared(shown: readonly Sign[], all: readonly Sign[]): readonly Sign[] {
  return shown.map((sign) => all.find(({ value }) => value === sign.value) ?? sign)
}

function inWords(signs: readonly Sign[]): string {
  return signs.map(({ text }) => text).join(', ')
}

function codesOf(signs: readonly Sign[]): string[] {
  return signs.map(({ value }) => value)
}
