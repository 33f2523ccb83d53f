/** What step 4 knows about one child on one open day, and what it asks. Pure. */
import { completedMonths, type CalendarDate } from '../../../../../domain/calendar.ts'
import type { CareAnswers, CareSettings } from '../../../../../domain/child-care/question.ts'
import { questionsFor, type DueQuestion } from '../../../../../domain/child-care/questions.ts'
import type { PersonFields } from '../../../../../log/records/person.ts'
import type { VisitFields } from '../../../../../log/records/visit.ts'
import type { Child, Fields } from '../../../../../replica/queries/child.ts'
import type { GrowthRow } from '../../../../growth-record.ts'
import { answersIn, earlierAnswers } from './answers.ts'

export interface CareSheet {
  readonly visit: { readonly shown: VisitFields; readonly fields: Fields }
  /** Undefined while the birth date is not known, or after the open day. */
  readonly months: number | undefined
  readonly recorded: CareAnswers
  readonly due: readonly DueQuestion[]
}

export function careSheet(
  child: Child,
  openDay: string,
  date: CalendarDate,
  row: GrowthRow | undefined,
  settings: CareSettings,
): CareSheet {
  const visit: CareSheet['visit'] = child.visits.find((each) => each.openDay === openDay) ?? { shown: {}, fields: {} }
  const recorded = answersIn(visit.shown)
  const { birthDate, birthWeightG } = child.shown
  if (!birthDate || birthDate > date) return { visit, recorded, months: undefined, due: [] }
  const of = {
    birthDate,
    birthWeightG: birthWeightG ?? undefined,
    oedema: visit.shown.oedema ?? undefined,
    known: knownOf(child.shown),
    previousAnswers: earlierAnswers(child.visits, openDay),
    weighing: row?.weighing,
  }
  return { visit, recorded, months: completedMonths(birthDate, date), due: questionsFor(of, date, settings) }
}

function knownOf({ imd, kia, kiaSmallBaby }: PersonFields): CareAnswers {
  return {
    ...(typeof imd === 'boolean' && { imd }),
    ...(kia && { kia }),
    ...(typeof kiaSmallBaby === 'boolean' && { kiaSmallBaby }),
  }
}
