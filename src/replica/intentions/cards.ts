/** Langkah 4 of the cards from six years on: what was asked, and what was answered in confidence (domain rule K20). */
import type { FormAnswers } from '../../domain/cards/form.ts'
import type { ReferralFields } from '../../log/records/referral.ts'
import { FORM } from '../../log/records/sensitive.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { referralWrite } from './referral.ts'
import { confidentialWrite } from './sensitive.ts'
import { visitWrites, type VisitPlace } from './visit.ts'

/** The whole step as one entry of the visit. `seen`: the heads the screen showed; `alongside`: what follows from it. */
export function recordCard(
  append: Append,
  place: VisitPlace,
  fields: VisitFields,
  seen?: readonly string[],
  alongside: readonly Write[] = [],
): Promise<SaveResult> {
  return append([...visitWrites(place, { came: true, ...fields }, seen), ...alongside])
}

export interface InConfidence {
  /** The questionnaire's code. */
  readonly form: string
  readonly answers: FormAnswers
  /** Every question was answered: it is not put again within the year. */
  readonly isComplete: boolean
  /** What it led to; its words say nothing of what was answered. */
  readonly referral?: ReferralFields
}

/** The answers where only bidan and puskesmas read them; in the visit and the referral nothing of what they say. */
export function recordInConfidence(
  append: Append,
  place: VisitPlace,
  { form, answers, isComplete, referral }: InConfidence,
): Promise<SaveResult> {
  const { person, openDay } = place
  const { version } = answers
  const screened = { [`screened.${form}`]: true } as Record<`screened.${string}`, true>
  return append([
    confidentialWrite(place, { [FORM + form]: { version, answers: { ...answers.answers } } }),
    ...(isComplete ? visitWrites(place, { came: true, ...screened }) : []),
    ...(referral ? [referralWrite(place, { person, openDay, ...referral })] : []),
  ])
}
