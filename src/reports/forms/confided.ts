/** Questionnaires answered in confidence: in the visit stands only that they were filled in (K20). */
import { monthOf } from '../../domain/calendar.ts'
import type { Form, FormAnswers, FormResult } from '../../domain/cards/form.ts'
import type { PersonMonth } from '../month/person-month.ts'

/** The newest answers of this month; undefined where there are none, or this device may not read them. */
export function confided({ person, month }: PersonMonth, form: string): FormAnswers | undefined {
  return person.confided?.findLast((each) => each.form === form && monthOf(each.on) === month.month)?.answers
}

/** Whether it was filled in at a visit of this month, whoever may read what was answered. */
export function isScreened(at: PersonMonth, form: string): boolean {
  return at.visits.some(({ shown }) => shown[`screened.${form}`] === true) || confided(at, form) !== undefined
}

/** What the answers of this month say; undefined where they are not here. */
export function confidedResult(at: PersonMonth, form: Form): FormResult | undefined {
  const answers = confided(at, form.code)
  return answers && at.visitor && form.score(answers, at.visitor)
}
