/** Langkah 4 of the cards from six years on: what was asked, and what was answered in confidence (domain rule K20). */
import type { CalendarDate } from '../../domain/calendar.ts'
import type { FormAnswers } from '../../domain/cards/form.ts'
import type { Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import type { ReferralFields } from '../../log/records/referral.ts'
import { FORM } from '../../log/records/sensitive.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { breastfeedingWrites } from './pregnancy.ts'
import { referralWrite } from './referral.ts'
import { confidentialWrite } from './sensitive.ts'
import { visitWrites, type VisitPlace } from './visit.ts'

/** After a birth: the episode that "Menyusui?" is an answer about, and the day it is asked on. */
export interface AfterBirth {
  readonly pregnancy: Pick<Pregnancy, 'record' | 'breastfeeding' | 'stoppedOn'>
  readonly on: CalendarDate
}

/** The whole step as one entry of the visit. `seen`: the heads the screen showed. */
export function recordCard(
  append: Append,
  place: VisitPlace,
  fields: VisitFields,
  seen?: readonly string[],
  mother?: AfterBirth,
): Promise<SaveResult> {
  return append([
    ...visitWrites(place, { came: true, ...fields }, seen),
    ...(mother ? feedingWrites(place, fields, mother) : []),
  ])
}

/** "Menyusui? Tidak" ends it, and with the answer goes its end: one undo takes both back. */
function feedingWrites(
  { posyandu, person, joined }: VisitPlace,
  fields: VisitFields,
  { pregnancy, on }: AfterBirth,
): readonly Write[] {
  const answer = fields['ask.menyusui']
  const { breastfeeding, stoppedOn = on } = pregnancy
  const ends = answer === false && breastfeeding !== false
  // What was answered of an earlier day, or taken back on another, says nothing of when she stopped.
  const goesOn = breastfeeding === false && (answer === true ? on >= stoppedOn : answer === null && on === stoppedOn)
  if (!ends && !goesOn) return []
  const mother = { posyandu, person, records: [person, ...(joined?.records ?? [])] }
  return breastfeedingWrites(mother, pregnancy.record, ends ? false : answer === true || null, on)
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
