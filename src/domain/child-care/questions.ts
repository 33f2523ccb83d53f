import { completedMonths, type CalendarDate } from '../calendar.ts'
import type { WeighingStatus } from '../weighing/status.ts'
import { ASI_MONTHS, ASI_QUESTIONS, asiCode, knowsFeeding, MPASI_QUESTION } from './feeding.ts'
import { CHECKLIST_QUESTIONS } from './milestones.ts'
import { PROGRAMME_QUESTIONS } from './programmes.ts'
import { isOfAge, type CareAnswer, type CareAnswers, type CareSettings, type Question } from './question.ts'
import { OEDEMA_GRADE_QUESTION, ORALIT_QUESTION, SICK_QUESTION, TBC_QUESTIONS } from './signs.ts'

/** Every question of step 4 for children, in the order of the card. */
export const QUESTIONS: readonly Question[] = [
  ...TBC_QUESTIONS,
  SICK_QUESTION,
  ORALIT_QUESTION,
  OEDEMA_GRADE_QUESTION,
  ...CHECKLIST_QUESTIONS,
  ...ASI_QUESTIONS,
  MPASI_QUESTION,
  ...PROGRAMME_QUESTIONS,
]

export type EarlierAnswers = {
  readonly on: CalendarDate
  readonly broughtBy?: string | undefined
  readonly answers: CareAnswers
}

export type CareChild = {
  readonly birthDate: CalendarDate
  readonly birthWeightG?: number | undefined
  /** Found at this visit's scale. */
  readonly oedema?: boolean | undefined
  /** Answers kept with the person, by question code. */
  readonly known?: CareAnswers
  /** Of earlier visits, in any order; today's own are not among them. */
  readonly previousAnswers: readonly EarlierAnswers[]
  /** N/T of this visit, from which the third TBC question is suggested. */
  readonly weighing?: WeighingStatus | undefined
}

export type DueQuestion = {
  readonly question: Question
  /** Stands in the question before anybody answers: the last answer, or what the weights say. */
  readonly suggested?: { readonly answer: CareAnswer; readonly from: 'last-visit' | 'weights' }
}

/** What is to be asked about this child today, and nothing else; empty outside 0 to 71 months. */
export function questionsFor(child: CareChild, today: CalendarDate, settings: CareSettings): readonly DueQuestion[] {
  const months = completedMonths(child.birthDate, today)
  const earlier = byDate(child.previousAnswers.filter(({ on }) => on < today))
  return QUESTIONS.filter(
    (question) =>
      isOfAge(question, months) &&
      (question.tbcCard ?? settings.tbcCard) === settings.tbcCard &&
      (!question.bornSmall || (child.birthWeightG ?? 0) < LOW_BIRTH_WEIGHT_G) &&
      (!question.swollen || child.oedema === true) &&
      isDue(question, child, earlier),
  ).map((question) => ({ question, ...suggestion(question, child, earlier) }))
}

/** BBLR, Kepmenkes 2015/2023. */
const LOW_BIRTH_WEIGHT_G = 2500

/** "BB turun atau tidak naik 2 bulan berturut-turut" is what the KMS calls 2T. */
export function weightSaysTbc(weighing: WeighingStatus | undefined): boolean {
  return weighing?.code === 'T' && weighing.consecutiveT >= 2
}

/** The ASI answers of all visits as one, a parent's before anybody else's, the latest before the earlier. */
export function asiAnswers(visits: readonly EarlierAnswers[]): CareAnswers {
  const sorted = byDate(visits)
  const byTrust = [
    ...sorted.filter((visit) => !knowsFeeding(visit.broughtBy)),
    ...sorted.filter((visit) => knowsFeeding(visit.broughtBy)),
  ]
  const codes = ASI_MONTHS.map(asiCode)
  return Object.assign({}, ...byTrust.map(({ answers }) => only(answers, codes))) as CareAnswers
}

function isDue(question: Question, child: CareChild, earlier: readonly EarlierAnswers[]): boolean {
  switch (question.due) {
    case 'every-visit':
    case 'carried':
      return true
    case 'until-answered':
      return question.group === 'asi' ? isAsiDue(question, earlier) : !isAnswered(question, child, earlier)
    case 'until-complete':
      return !earlier.some(
        ({ on, answers }) =>
          isOfAge(question, completedMonths(child.birthDate, on)) &&
          question.kind === 'checklist' &&
          answers[question.code] === question.complete,
      )
  }
}

function isAnswered(question: Question, { known }: CareChild, earlier: readonly EarlierAnswers[]): boolean {
  return question.keptIn === 'person'
    ? known?.[question.code] !== undefined
    : earlier.some(({ answers }) => answers[question.code] !== undefined)
}

/** Nothing more to ask once a parent has said that it was broken. */
function isAsiDue(question: Question, earlier: readonly EarlierAnswers[]): boolean {
  const told = asiAnswers(earlier.filter(({ broughtBy }) => knowsFeeding(broughtBy)))
  return told[question.code] === undefined && !Object.values(told).includes(false)
}

function suggestion(
  question: Question,
  child: CareChild,
  earlier: readonly EarlierAnswers[],
): Pick<DueQuestion, 'suggested'> {
  if (question.code === 'tbc-bb')
    return weightSaysTbc(child.weighing) ? { suggested: { answer: true, from: 'weights' } } : {}
  if (question.due !== 'carried') return {}
  const last = earlier.findLast(({ answers }) => answers[question.code] !== undefined)?.answers[question.code]
  return last === undefined ? {} : { suggested: { answer: last, from: 'last-visit' } }
}

function byDate(visits: readonly EarlierAnswers[]): EarlierAnswers[] {
  return [...visits].sort((a, b) => (a.on < b.on ? -1 : 1))
}

function only(answers: CareAnswers, codes: readonly string[]): CareAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([code]) => codes.includes(code)))
}
