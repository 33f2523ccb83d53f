/** What follows from one child's open day, with everything that is known of the child. Pure. */
import { answerFindings } from '../domain/follow-up/answers.ts'
import { completedMonths, type CalendarDate } from '../domain/calendar.ts'
import { DEFAULT_CARD_SETTINGS, type CardSettings } from '../domain/cards/field.ts'
import { meaningsFor } from '../domain/cards/meanings.ts'
import type { CareAnswer, CareAnswers } from '../domain/child-care/question.ts'
import { followUp, isUnderCare, type Care, type FollowUp } from '../domain/follow-up/follow-up.ts'
import { pmtReason, type PmtReason } from '../domain/follow-up/pmt.ts'
import type { FollowUpSettings } from '../domain/follow-up/reasons.ts'
import { isKnownToBidan } from '../domain/follow-up/referral.ts'
import type { GrowthTables } from '../domain/growth/tables.ts'
import { isConflict } from '../log/fold.ts'
import type { PersonFields } from '../log/records/person.ts'
import type { VisitFields } from '../log/records/visit.ts'
import type { Child, DayVisit } from '../replica/queries/child.ts'
import type { ReferralRecord } from '../replica/queries/referrals.ts'
import { findingsOf, type GrowthRow } from './growth-record.ts'
import { visitorOn } from './visitor.ts'

export interface ChildFollowUp extends FollowUp {
  /** For which this child is entitled to PMT. */
  readonly pmt: PmtReason | undefined
  /** Reasons the bidan has ticked off on this day. */
  readonly told: ReadonlySet<string>
}

export interface ChildDay {
  readonly child: Child
  readonly visit: DayVisit
  /** What was measured; undefined when nothing can be read from it. */
  readonly row: GrowthRow | undefined
  /** Of this child, of any day. */
  readonly referrals: readonly ReferralRecord[]
  /** `cards`: for whoever is no child any more. */
  readonly settings: FollowUpSettings & { readonly cards?: CardSettings }
  readonly tables?: GrowthTables | undefined
}

/** Undefined while the birth date or the open day is not known, or two weights stand and nobody has picked one. */
export function childFollowUp({ child, visit, row, referrals, settings, tables }: ChildDay): ChildFollowUp | undefined {
  const { birthDate } = child.shown
  const on = visit.date
  if (!birthDate || on === undefined || on < birthDate || hasTwoWeights(visit)) return undefined
  const months = completedMonths(birthDate, on)
  const visitor = visitorOn({
    child,
    openDay: visit.openDay,
    on,
    settings: settings.cards ?? DEFAULT_CARD_SETTINGS,
    tables,
  })
  const growth = row && !visitor ? findingsOf(row) : []
  const day = {
    on,
    completedMonths: months,
    growth,
    answers: visitor ? [] : answerFindings(answersOf(visit.shown), months),
    cards: visitor ? meaningsFor(visitor) : [],
    care: careOf(child.shown),
    toldBefore: toldBefore(child, on, referrals),
  }
  return { ...followUp(day, settings), pmt: pmtReason(growth, months), told: ticked(visit.shown) }
}

export function hasTwoWeights({ fields }: DayVisit): boolean {
  return fields.weightKg !== undefined && isConflict(fields.weightKg)
}

/** Under treatment on that day, by reason. */
export function careOn(person: PersonFields, on: CalendarDate): readonly (readonly [reason: string, care: Care])[] {
  return Object.entries(careOf(person)).filter(([, care]) => isUnderCare(care, on))
}

function careOf(person: PersonFields): Readonly<Record<string, Care>> {
  return family<Care>(person, 'care.')
}

function answersOf(visit: VisitFields): CareAnswers {
  return family<CareAnswer>(visit, 'ask.')
}

function ticked(visit: VisitFields): ReadonlySet<string> {
  const marks = Object.entries(family<boolean>(visit, 'reported.'))
  return new Set(marks.flatMap(([code, isTicked]) => (isTicked ? [code] : [])))
}

function toldBefore({ visits }: Child, on: CalendarDate, referrals: readonly ReferralRecord[]): ReadonlySet<string> {
  const earlier = visits.filter(({ date }) => date !== undefined && date < on)
  const known = referrals.filter(({ madeOn, status }) => madeOn < on && isKnownToBidan(status))
  return new Set([...earlier.flatMap(({ shown }) => [...ticked(shown)]), ...known.flatMap(({ reasons }) => reasons)])
}

/** The values of one family of fields, by what follows its prefix. */
function family<Value>(fields: object, prefix: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(prefix) && value !== null ? [[name.slice(prefix.length), value as Value]] : [],
    ),
  )
}
