import type { Visitor } from '../../../../../../domain/cards/field.ts'
import { isUrgent, type Form, type FormAnswers } from '../../../../../../domain/cards/form.ts'
import type { TierFound } from '../../../../../../domain/follow-up/reasons.ts'
import type { VisitPlace } from '../../../../../../replica/intentions/visit.ts'
import type { SaveResult } from '../../../../../../replica/write.ts'
import { attempt } from '../../../../../attempt.ts'
import { Draft } from '../../../../../draft.svelte.ts'
import type { Phone } from '../urgent-referral.ts'
import { isReferredAtOnce, keepInConfidence, tierOf, withdrawUrgent, withoutUrgent } from './in-confidence.ts'

const NOTHING: FormAnswers = { version: '', answers: {} }

/**
 * Questionnaires that are not done, and those in confidence that the bidan does not have yet: sealed on this phone, by
 * code. Must be made while a component starts.
 */
export class OpenForms {
  readonly #phone: Phone
  readonly #place: () => VisitPlace
  readonly #draft: Draft<Readonly<Record<string, FormAnswers>>>
  /** An answer opened the urgent path while this screen was open. */
  wasUrgent = $state(false)
  /** Something said in confidence led to a referral. */
  isReferred = $state(false)
  /** The urgent referral is on this phone's disk. */
  isReferredAtOnce = $state(false)

  constructor(phone: Phone, place: () => VisitPlace) {
    this.#phone = phone
    this.#place = place
    const { openDay, person } = place()
    this.#draft = new Draft(`kuesioner/${openDay}/${person}`, {})
  }

  answersOf({ code }: Form): FormAnswers | undefined {
    return this.#draft.value[code]
  }

  isUrgent(form: Form): boolean {
    return form.inConfidence === true && isUrgent(form, this.answersOf(form) ?? NOTHING)
  }

  put({ code }: Form, answers: FormAnswers): void {
    this.#draft.keep({ ...this.#draft.value, [code]: answers })
  }

  forget({ code }: Form): void {
    this.#draft.keep(Object.fromEntries(Object.entries(this.#draft.value).filter(([other]) => other !== code)))
  }

  /** The bidan has them; here they stay until they are handed over. */
  async share(form: Form, visitor: Visitor): Promise<SaveResult> {
    const answers = this.answersOf(form) ?? NOTHING
    this.wasUrgent ||= this.isUrgent(form)
    const result = await attempt(() => keepInConfidence(this.#phone, this.#place(), form, answers, visitor))
    const tier = tierOf(form, answers, visitor)
    if (result.ok) this.isReferred ||= tier !== undefined
    if (result.ok) this.isReferredAtOnce ||= tier === 'segera'
    return result
  }

  /** Opened again with an urgent answer: killed between the tap and the disk, it is handed on now. */
  async resume(form: Form, visitor: Visitor): Promise<SaveResult> {
    this.wasUrgent = true
    if (!(await isReferredAtOnce(this.#phone, this.#place()))) return this.share(form, visitor)
    this.isReferred = this.isReferredAtOnce = true
    return { ok: true, saved: [] }
  }

  /** From here on only the bidan has them. */
  async handOver(form: Form, visitor: Visitor): Promise<SaveResult> {
    const answers = this.answersOf(form)
    if (!answers) return { ok: true, saved: [] }
    const result = await this.share(form, visitor)
    // What was answered while it was being saved stays.
    if (result.ok && this.answersOf(form) === answers) this.forget(form)
    return result
  }

  /** The urgent answer was the wrong button. */
  async takeBack(form: Form, found: readonly TierFound[] | undefined): Promise<SaveResult> {
    const answers = withoutUrgent(form, this.answersOf(form) ?? NOTHING)
    const result = await attempt(() => withdrawUrgent(this.#phone, this.#place(), form, answers, found))
    if (result.ok) {
      this.put(form, answers)
      this.wasUrgent = this.isReferred = this.isReferredAtOnce = false
    }
    return result
  }
}
