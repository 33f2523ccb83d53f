/**
 * What tasks are made from (`domain/tasks`): everybody, with what was found in the last thirteen months. Only the days of
 * those months are read; doses, which may be older, are read after the list stands (`loadDoses`).
 */
import { addDays, type CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { CardValues } from '../../domain/cards/field.ts'
import type { RecordedDose } from '../../domain/immunization/dose.ts'
import {
  TASK_DAYS,
  type TaskHomeVisit,
  type TaskPerson,
  type TaskSettings,
  type TaskVisit,
} from '../../domain/tasks/task.ts'
import { dateOfHomeDay } from '../../log/record-id.ts'
import type { HomeVisitRow, VisitRow } from '../database.ts'
import type { LocalDatabase } from '../tables.ts'
import { daysElsewhere } from './days.ts'
import { readFollowUpSettings } from './follow-up-settings.ts'
import { readImmunizations } from './immunization.ts'
import { loadOpenKipi } from './kipi.ts'
import { loadOpenDays, type OpenDay } from './open-days.ts'
import { peopleByRecord, type KnownPerson } from './people.ts'
import { loadReferrals } from './referrals.ts'
import { immunizationSettings, kmsLines, readSettings } from './settings.ts'

export interface TaskRecords {
  readonly people: readonly TaskPerson[]
  readonly settings: Omit<TaskSettings, 'tables'>
}

export async function loadTaskRecords(
  db: LocalDatabase,
  known: readonly KnownPerson[],
  today: CalendarDate,
): Promise<TaskRecords> {
  const since = addDays(today, -TASK_DAYS)
  const [shown, followUp, allDays, referrals, kipi, doubts, moved, homes] = await Promise.all([
    readSettings(db),
    readFollowUpSettings(db),
    loadOpenDays(db),
    loadReferrals(db),
    loadOpenKipi(db),
    countDoubts(db),
    db.transfer.toArray(),
    db.homeVisit.toArray(),
  ])
  const elsewhere = [...daysElsewhere(moved)].map(([record, date]) => ({ record, date }))
  const days = allDays.filter(({ date }) => date > since && date <= today)
  const withElsewhere = [...days, ...elsewhere.filter(({ date }) => date > since && date <= today)].sort(newestFirst)
  const byRecord = peopleByRecord(known)
  const canonical = (record: string): string => byRecord.get(record)?.record ?? record
  const [visits, referralsOf, kipiOf, homesOf] = [
    groupBy(await visitsOn(db, withElsewhere), ({ person }) => canonical(person)),
    groupBy(referrals, ({ person }) => canonical(person)),
    groupBy(kipi, ({ person }) => canonical(person)),
    groupBy(homes, ({ person }) => canonical(person)),
  ]
  return {
    people: known
      .filter(({ hasDied }) => !hasDied)
      .map(
        ({
          record,
          records,
          birthDate,
          sex,
          rt,
          nik,
          hasMoved,
          guestFrom,
          pregnancies,
          newborn,
          care,
          asked,
        }): TaskPerson => ({
          record,
          pregnancies,
          ...(newborn && { newborn }),
          ...(care && { care }),
          ...(asked && { asked }),
          homeVisits: homeVisitsIn(homesOf.get(record) ?? [], since, today),
          birthDate,
          sex,
          rt,
          hasNik: nik !== undefined,
          isElsewhere: hasMoved || guestFrom !== undefined,
          visits: (visits.get(record) ?? []).map(({ visit }) => visit),
          referrals: (referralsOf.get(record) ?? []).map((each) => ({
            ...each,
            controlOn: each.shown.controlOn ?? undefined,
          })),
          kipi: kipiOf.get(record) ?? [],
          doubts: records.reduce((sum, each) => sum + (doubts.get(each) ?? 0), 0),
        }),
      ),
    settings: {
      followUp,
      cards: followUp.cards,
      answerDays: followUp.answerDays,
      immunization: immunizationSettings(shown),
      kms: kmsLines(shown),
      openDays: days.filter(({ date }) => date < today),
    },
  }
}

/** Every dose of these people, by canonical record. */
export async function loadDoses(
  db: LocalDatabase,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedDose[]>> {
  const all = await readImmunizations(db, people)
  return new Map(all.map(({ child, doses }) => [child.record, doses]))
}

function newestFirst(a: { readonly date: CalendarDate }, b: { readonly date: CalendarDate }): number {
  return a.date < b.date ? 1 : a.date > b.date ? -1 : 0
}

/** Newest first, as `days` are. */
async function visitsOn(
  db: LocalDatabase,
  days: readonly Pick<OpenDay, 'record' | 'date'>[],
): Promise<readonly { readonly person: string; readonly visit: TaskVisit }[]> {
  // In one go: each time the disk is asked, a cheap phone has had several other things to do.
  const rows = await db.visit.whereAny(
    'openDay',
    days.map(({ record }) => record),
  )
  const rowsByDay = groupBy(rows, ({ openDay }) => openDay)
  return days.flatMap(({ record, date }) =>
    (rowsByDay.get(record) ?? []).map((row) => ({ person: row.person, visit: taskVisit(row, date) })),
  )
}

/** Newest first; one that was taken back is not there. */
function homeVisitsIn(
  rows: readonly HomeVisitRow[],
  since: CalendarDate,
  today: CalendarDate,
): readonly TaskHomeVisit[] {
  return rows
    .flatMap(({ openDay, shown }): TaskHomeVisit[] => {
      const { why, notHome, outcomes, sheet } = shown
      const on = dateOfHomeDay(openDay)
      const isThere = [why, notHome, outcomes, sheet].some((value) => value !== null && value !== undefined)
      if (on === undefined || on <= since || on > today || !isThere) return []
      return [{ on, notHome: notHome === true, outcomes: outcomes ?? [], values: shown as CardValues }]
    })
    .sort((a, b) => (a.on < b.on ? 1 : -1))
}

function taskVisit({ openDay, shown, conflicts }: VisitRow, on: CalendarDate): TaskVisit {
  // What was taken back is null, which no rule reads as a number, an answer or a questionnaire.
  return { openDay, on, values: shown as CardValues, isWeightSure: !conflicts.includes('weightKg') }
}

/** What nobody has settled yet, by person record. */
async function countDoubts(db: LocalDatabase): Promise<ReadonlyMap<string, number>> {
  const [people, visits, doses] = await Promise.all([
    db.person.where('open', 1),
    db.visit.where('open', 1),
    db.immunization.where('open', 1),
  ])
  const counts = new Map<string, number>()
  const add = (person: string, doubts: object): unknown =>
    counts.set(person, (counts.get(person) ?? 0) + Object.keys(doubts).length)
  for (const { record, doubts } of [...people, ...doses]) add(record, doubts)
  for (const { person, doubts } of visits) add(person, doubts)
  return counts
}
