/** What is answered about one child in step 4: recorded, typed, suggested; and what of it is written. Pure. */
import { ASI_MONTHS, asiCode, type BroughtBy } from '../../../../../domain/child-care/feeding.ts'
import type { CareAnswer, CareAnswers, Question } from '../../../../../domain/child-care/question.ts'
import type { DueQuestion, EarlierAnswers } from '../../../../../domain/child-care/questions.ts'
import type { PersonFields } from '../../../../../log/records/person.ts'
import type { VisitFields } from '../../../../../log/records/visit.ts'
import type { CareGiven } from '../../../../../replica/intentions/care.ts'
import type { DayVisit } from '../../../../../replica/queries/child.ts'

/** Null: an answer that was taken back. */
export type AnswerChanges = Readonly<Record<string, CareAnswer | null>>

/** What was tapped and not saved yet. */
export interface TypedCare {
  readonly answers: AnswerChanges
  readonly broughtBy: BroughtBy | null
  readonly advice: readonly string[] | null
  readonly pmtGiven: boolean | null
  /** The heads on the screen when the first answer was tapped. */
  readonly seen: readonly string[]
}

export const NOTHING_TYPED: TypedCare = { answers: {}, broughtBy: null, advice: null, pmtGiven: null, seen: [] }

export function hasTyped({ answers, broughtBy, advice, pmtGiven }: TypedCare): boolean {
  return Object.keys(answers).length > 0 || broughtBy !== null || advice !== null || pmtGiven !== null
}

const PREFIX = 'ask.'

/** The answers of one visit, by question code. */
export function answersIn(shown: VisitFields): CareAnswers {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, value]) =>
      name.startsWith(PREFIX) && value !== null ? [[name.slice(PREFIX.length), value as CareAnswer]] : [],
    ),
  )
}

/** Those of every other open day whose date is known. */
export function earlierAnswers(visits: readonly DayVisit[], openDay: string): readonly EarlierAnswers[] {
  return visits.flatMap(({ date: on, shown, openDay: day }) =>
    on === undefined || day === openDay
      ? []
      : [{ on, broughtBy: shown.broughtBy ?? undefined, answers: answersIn(shown) }],
  )
}

/** What stands on the screen: typed before recorded before suggested. */
export function standingAnswers(due: readonly DueQuestion[], recorded: CareAnswers, typed: AnswerChanges): CareAnswers {
  const suggested = due.flatMap(({ question, suggested }) => (suggested ? [[question.code, suggested.answer]] : []))
  const all = { ...Object.fromEntries(suggested), ...recorded, ...typed } as AnswerChanges
  return Object.fromEntries(Object.entries(all).flatMap(([code, answer]) => (answer === null ? [] : [[code, answer]])))
}

/** What goes out. Finished, what was suggested and left standing is an answer too. */
export function careToWrite(
  due: readonly DueQuestion[],
  recorded: CareAnswers,
  typed: TypedCare,
  isFinished: boolean,
): CareGiven {
  const suggestions = isFinished ? standingAnswers(due, {}, {}) : {}
  const changed = Object.entries({ ...suggestions, ...recorded, ...typed.answers } as AnswerChanges).filter(
    ([code, answer]) => !isSame(answer, recorded[code] ?? null),
  )
  const keptWithPerson = new Set(due.flatMap(({ question }) => (question.keptIn === 'person' ? [question.code] : [])))
  const visitAnswers = changed.filter(([code]) => !keptWithPerson.has(code))
  return {
    visit: {
      ...Object.fromEntries(visitAnswers.map(([code, answer]) => [`${PREFIX}${code}`, answer])),
      ...(typed.broughtBy !== null && { broughtBy: typed.broughtBy }),
      ...(typed.advice !== null && { advice: [...typed.advice] }),
      ...(typed.pmtGiven !== null && { pmtGiven: typed.pmtGiven }),
      ...(isFinished && { serviced: true }),
    },
    person: Object.fromEntries(changed.filter(([code]) => keptWithPerson.has(code))) as PersonFields,
  }
}

/** One tap: no to every complaint that nobody said yes to. */
export function noToTheRest(questions: readonly Question[], standing: CareAnswers): AnswerChanges {
  return Object.fromEntries(
    questions.flatMap(({ code, kind }): [string, CareAnswer][] => {
      if (kind === 'yes-no') return standing[code] === true ? [] : [[code, false]]
      return kind === 'many' ? [[code, standing[code] ?? []]] : []
    }),
  )
}

/** Taps one item of a checklist; with none missing any more nobody has answered. */
export function toggleMissing(
  { code, missing, incomplete, items }: Extract<Question, { kind: 'checklist' }>,
  standing: CareAnswers,
  item: string,
): AnswerChanges {
  // Of this age: the birth date may have been corrected since.
  const before = items.filter((each) => (standing[missing] as readonly string[] | undefined)?.includes(each))
  const after = before.includes(item) ? before.filter((other) => other !== item) : [...before, item]
  return after.length > 0 ? { [code]: incomplete, [missing]: after } : { [code]: null, [missing]: null }
}

export function allPresent({ code, missing, complete }: Extract<Question, { kind: 'checklist' }>): AnswerChanges {
  return { [code]: complete, [missing]: null }
}

/** Nothing but the breast in all of these months. */
export function onlyAsi(codes: readonly string[]): AnswerChanges {
  return Object.fromEntries(codes.map((code) => [code, true]))
}

/** Something else was given from this month on: the months after it need no answer. */
export function asiBrokenAt(codes: readonly string[], month: number): AnswerChanges {
  return Object.fromEntries(
    ASI_MONTHS.filter((each) => codes.includes(asiCode(each))).map((each) => [
      asiCode(each),
      each < month ? true : each === month ? false : null,
    ]),
  )
}

function isSame(a: CareAnswer | null, b: CareAnswer | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
