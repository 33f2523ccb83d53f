/** Hand-out days of MBG 3B, and what the register says of who gets a meal. */
import type { MbgKind, MbgPerson } from '../../domain/mbg/recipients.ts'
import type { Got, MbgDay } from '../../domain/mbg/month.ts'
import { recordOfKey, type MbgDayFields } from '../../log/records/mbg-day.ts'
import type { Row } from '../database.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'
import type { KnownPerson } from './people.ts'

export interface MbgDayRecord extends MbgDay {
  readonly extras: Readonly<Record<string, MbgKind>>
  readonly note: string | undefined
}

/** Newest first. A day that was taken back whole is not there. */
export async function loadMbgDays(db: LocalDatabase): Promise<readonly MbgDayRecord[]> {
  return (await db.mbgDay.toArray()).flatMap(readDay).sort((a, b) => (a.on < b.on ? 1 : -1))
}

/** What of everybody only their own record says. */
export async function loadMbgPeople(db: LocalDatabase, known: readonly KnownPerson[]): Promise<readonly MbgPerson[]> {
  const rows = new Map((await db.person.toArray()).map(({ record, shown }) => [record, shown]))
  return known.map((person) => {
    const own = person.records.flatMap((record) => rows.get(record) ?? [])
    return {
      record: person.record,
      name: person.name,
      sex: person.sex,
      birthDate: person.birthDate,
      motherName: person.motherName,
      mother: person.mother,
      family: person.family,
      rt: person.rt,
      pregnancies: person.pregnancies,
      isElsewhere: person.hasMoved || person.hasDied || person.guestFrom !== undefined,
      isAtPaud: own.some(({ paud }) => paud === true),
      isLeftOut: own.some(({ mbg }) => mbg === false),
    }
  })
}

function readDay(row: Row<MbgDayFields>): readonly MbgDayRecord[] {
  const { shown } = row
  const got = family<Got>(shown, 'got.')
  if (typeof shown.on !== 'string') return []
  return [
    {
      on: shown.on,
      portions: shown.portions ?? undefined,
      got,
      carried: family<number>(shown, 'carried.'),
      brought: broughtBy(row),
      extras: family<MbgKind>(shown, 'extra.'),
      note: shown.note ?? undefined,
    },
  ]
}

/** How many portions each kader ticked as brought. */
function broughtBy(row: Row<MbgDayFields>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [name, { heads }] of Object.entries(fieldStates(row))) {
    const last = heads.at(-1)
    if (name.startsWith('got.') && last?.value === 'diantar') counts[last.who] = (counts[last.who] ?? 0) + 1
  }
  return counts
}

function family<Value>(shown: object, prefix: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, value]) =>
      name.startsWith(prefix) && value !== null ? [[recordOfKey(name.slice(prefix.length)), value as Value]] : [],
    ),
  )
}
