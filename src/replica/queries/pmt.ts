/** The PMT episodes of the posyandu. */
import type { CalendarDate } from '../../domain/calendar.ts'
import type { Eaten, PmtDecision, PmtEpisode, PmtReason, PmtWeek } from '../../domain/follow-up/pmt.ts'
import { recordsOfPerson } from '../../log/links.ts'
import type { PmtFields } from '../../log/records/pmt.ts'
import type { PmtRow } from '../database.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'
import { readChildren, type Child } from './child.ts'
import { readLinks } from './links.ts'
import { withoutTakenBack } from './taken-back.ts'

export interface PmtRecord extends PmtEpisode {
  readonly record: string
  /** The person's record that it was written for. */
  readonly person: string
  readonly reason: PmtReason
  readonly kind: 'pabrikan' | 'lokal' | undefined
  readonly funding: string | undefined
  readonly partner: string | undefined
  readonly followsGuideline: boolean | undefined
  /** The last weight before or on the first day. */
  readonly startKg: number | undefined
  /** What two phones said differently, by the name of the field: one of them stands above until somebody picks. */
  readonly twice: Readonly<Record<string, readonly unknown[]>>
}

/** Newest first. */
export async function loadPmt(db: LocalDatabase): Promise<readonly PmtRecord[]> {
  return readAll(db, await withoutTakenBack(db, await db.pmt.toArray(), ({ person }) => person))
}

/** Those of one person, by any of their records; newest first. */
export async function loadPmtOf(db: LocalDatabase, person: string): Promise<readonly PmtRecord[]> {
  const records = recordsOfPerson(person, await readLinks(db))
  return readAll(db, await db.pmt.whereAny('person', records))
}

async function readAll(db: LocalDatabase, rows: readonly PmtRow[]): Promise<readonly PmtRecord[]> {
  const children = await readChildren(db, [...new Set(rows.map(({ person }) => person))])
  const byRecord = new Map(children.flatMap((child) => child.records.map((record) => [record, child] as const)))
  return rows
    .flatMap((row) => readOne(row, byRecord.get(row.person)))
    .sort((a, b) => (a.startedOn < b.startedOn ? 1 : -1))
}

function readOne(row: PmtRow, child: Child | undefined): readonly PmtRecord[] {
  const { record, person, shown } = row
  const { reason, startedOn, days } = shown
  if (!reason || !startedOn || !days) return []
  return [
    {
      record,
      person,
      reason,
      startedOn,
      days,
      kind: shown.kind ?? undefined,
      funding: shown.funding ?? undefined,
      partner: shown.partner ?? undefined,
      followsGuideline: shown.followsGuideline ?? undefined,
      endedOn: shown.endedOn ?? undefined,
      eaten: family<Eaten>(shown, 'eaten.'),
      weekly: family<PmtWeek>(shown, 'weekly.'),
      decisions: family<PmtDecision>(shown, 'decision.'),
      startKg: child && weightUntil(child, startedOn),
      twice: Object.fromEntries(row.conflicts.map((name) => [name, saidOf(row, name)])),
    },
  ]
}

function saidOf(row: PmtRow, name: string): readonly unknown[] {
  return fieldStates(row)[name]?.heads.flatMap(({ value }) => value ?? []) ?? []
}

/** The values of one family of fields, by what follows its prefix. */
function family<Value>(shown: PmtFields, prefix: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value as Value]] : [],
    ),
  )
}

function weightUntil({ visits }: Child, on: CalendarDate): number | undefined {
  const weighed = visits.filter(({ date, shown }) => date !== undefined && date <= on && shown.weightKg !== undefined)
  return weighed.at(-1)?.shown.weightKg ?? undefined
}
