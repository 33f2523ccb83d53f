import { careFindings } from '../child-care/findings.ts'
import type { CareAnswers } from '../child-care/question.ts'
import type { AnswerFinding } from './follow-up.ts'
import { ANSWER_REASONS, type AnswerCode } from './reasons.ts'

/** What the answers of step 4 have to be followed up for. How a child is fed is talked about, not referred for. */
export function answerFindings(answers: CareAnswers, months: number): readonly AnswerFinding[] {
  return careFindings(answers, months).flatMap(({ code, signs }) => (isFollowedUp(code) ? [{ code, signs }] : []))
}

function isFollowedUp(code: string): code is AnswerCode {
  return Object.hasOwn(ANSWER_REASONS, code)
}
