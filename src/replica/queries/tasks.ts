/** What needs a person: two values, doubts of an import, people who may be one, entries the relay did not take. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { kipiTask } from '../../domain/immunization/kipi.ts'
import { isSameValue, type Head } from '../../log/fold.ts'
import { partsOfLinkId } from '../../log/links.ts'
import type { DoubtValue } from '../../log/shapes.ts'
import type { OutboxRow, Projected } from '../database.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'
import { refusedEntries } from './own-access.ts'
import { loadOpenKipi } from './kipi.ts'
import { withoutTakenBack } from './taken-back.ts'

export interface Target {
  readonly document: string
  readonly kind: (typeof KINDS)[keyof typeof KINDS]
  readonly record: string
}

export interface ConflictTask {
  readonly target: Target
  readonly field: string
  /** One head a value; the one written first stands for those who agree. */
  readonly heads: readonly Head[]
}

/** The doubts of one row that are settled together: usually one, two when weight and height changed places. */
export interface DoubtTask {
  readonly target: Target
  readonly doubts: readonly { readonly field: string; readonly doubt: DoubtValue }[]
}

export interface LinkTask {
  readonly record: string
  readonly a: string
  readonly b: string
  readonly because: string | undefined
  readonly same: boolean
}

export interface Tasks {
  readonly conflicts: readonly ConflictTask[]
  readonly doubts: readonly DoubtTask[]
  readonly links: readonly LinkTask[]
  readonly refused: readonly OutboxRow[]
}

const KINDS = {
  person: 'person',
  family: 'family',
  openDay: 'open-day',
  visit: 'visit',
  immunization: 'immunization',
} as const
/**
 * Two phones that checked in, said "yes, it is right", or wrote how far somebody is today do not disagree about anybody.
 */
export const QUIET: readonly string[] = [
  'came',
  'confirmed',
  'number',
  'skipped',
  'left',
  'resultRead',
  'kiaBook',
  'serviced',
  'immunized',
]

export async function loadTasks(db: LocalDatabase): Promise<Tasks> {
  const tables = Object.keys(KINDS) as (keyof typeof KINDS)[]
  const rows = await Promise.all(tables.map((table) => db[table].where('open', 1)))
  const all = tables.flatMap((table, i) =>
    (rows[i] ?? []).map((row) => ({
      row,
      target: { document: row.document, kind: KINDS[table], record: row.record },
    })),
  )
  const open = await withoutTakenBack(db, all, ({ row }) => ('person' in row ? row.person : row.record))
  return {
    conflicts: open.flatMap(({ row, target }) => conflictsOf(row, target)),
    doubts: open.flatMap(({ row, target }) => doubtsOf(row, target)),
    links: (await db.link.toArray()).flatMap(({ record, shown: { same, settled, because } }) =>
      settled === true || typeof same !== 'boolean'
        ? []
        : [{ record, ...partsOfLinkId(record), because: because ?? undefined, same }],
    ),
    refused: await refusedEntries(db),
  }
}

/** `today`: whom to telephone after an injection depends on it. */
export async function countTasks(db: LocalDatabase, today: CalendarDate): Promise<number> {
  const [{ conflicts, doubts, links }, complaints] = await Promise.all([loadTasks(db), loadOpenKipi(db)])
  const calls = complaints.filter((complaint) => kipiTask(complaint, today) !== undefined)
  return conflicts.length + doubts.length + links.length + calls.length
}

function conflictsOf(row: Projected, target: Target): ConflictTask[] {
  const fields = row.conflicts.filter((field) => !QUIET.includes(field) && !field.startsWith('doubt.'))
  if (fields.length === 0) return []
  const states = fieldStates(row)
  return fields.map((field) => ({ target, field, heads: distinct(states[field]?.heads ?? []) }))
}

function distinct(heads: readonly Head[]): readonly Head[] {
  return heads.filter((head, i) => heads.findIndex(({ value }) => isSameValue(value, head.value)) === i)
}

function doubtsOf(row: Projected, target: Target): DoubtTask[] {
  const doubts = Object.entries(row.doubts).map(([field, doubt]) => ({ field, doubt }))
  const swapped = doubts.filter(({ doubt }) => doubt.kind === 'weight-and-height-swapped')
  const alone = doubts.filter((one) => !swapped.includes(one))
  return [...(swapped.length > 0 ? [swapped] : []), ...alone.map((one) => [one])].map((together) => ({
    target,
    doubts: together,
  }))
}
