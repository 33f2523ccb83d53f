/** Pregnancies as episodes: each woman's, under whichever of her records they were written. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { BornChild, Contact, Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import { numberOfPregnancy } from '../../log/record-id.ts'
import type { BornChildValue, ContactValue, PregnancyFields } from '../../log/records/pregnancy.ts'
import type { PregnancyRow } from '../database.ts'
import type { LocalDatabase } from '../tables.ts'

/** Of these records of one woman, oldest first. An episode that was taken back whole is not there. */
export async function readPregnancies(
  db: LocalDatabase,
  person: string,
  records: readonly string[],
): Promise<readonly Pregnancy[]> {
  return pregnanciesOf(person, await db.pregnancy.whereAny('person', records))
}

/** Everybody's, by the record they were written under. */
export async function loadPregnancies(db: LocalDatabase): Promise<ReadonlyMap<string, readonly PregnancyRow[]>> {
  return groupBy(await db.pregnancy.toArray(), ({ person }) => person)
}

const NONE: readonly Pregnancy[] = []

/** Two records of one woman may each have her first pregnancy here: it is one. */
export function pregnanciesOf(person: string, rows: readonly PregnancyRow[]): readonly Pregnancy[] {
  // Asked for everybody whenever everybody is read: nearly all have none.
  if (rows.length === 0) return NONE
  return [...groupBy(rows, ({ record }) => numberOfPregnancy(record))]
    .sort(([a], [b]) => a - b)
    .flatMap(([, same]) => {
      const largestFirst = [...same].sort((a, b) => (a.record < b.record ? 1 : -1))
      const shown = Object.assign({}, ...largestFirst.map((row) => row.shown)) as PregnancyFields
      return Object.keys(shown).length === 0 ? [] : [pregnancyOf(largestFirst.at(-1)!.record, person, shown)]
    })
}

function pregnancyOf(record: string, person: string, shown: PregnancyFields): Pregnancy {
  return {
    record,
    person,
    lmp: shown.lmp ?? undefined,
    dueDate: shown.dueDate ?? undefined,
    gravida: shown.gravida ?? undefined,
    spacingYears: shown.spacingYears ?? undefined,
    weightBeforeKg: shown.weightBeforeKg ?? undefined,
    heightCm: shown.heightCm ?? undefined,
    fetuses: shown.fetuses ?? undefined,
    outcome: shown.outcome ?? undefined,
    endedOn: shown.endedOn ?? undefined,
    endedAt: shown.endedAt ?? undefined,
    place: shown.place ?? undefined,
    helper: shown.helper ?? undefined,
    husband: shown.husband ?? undefined,
    breastfeeding: shown.breastfeeding ?? undefined,
    stoppedOn: shown.stoppedOn ?? undefined,
    risks: namedWith<boolean>(shown, 'risk.').flatMap(([code, holds]) => (holds ? [code] : [])),
    contacts: contactsIn(shown, 'contact.'),
    afterBirth: contactsIn(shown, 'kf.'),
    babies: namedWith<BornChildValue>(shown, 'baby.').map(([, { person: child, alive }]): BornChild => ({
      person: child,
      alive,
    })),
  }
}

/** Contacts by date, oldest first. */
export function contactsIn(shown: object, prefix: string): readonly Contact[] {
  return namedWith<ContactValue>(shown, prefix).map(([on, { by, place, usg, vitaminA }]): Contact => {
    const date: CalendarDate = on
    return { on: date, by, place, usg, vitaminA }
  })
}

/** The fields of one family, in the order of their names. */
function namedWith<Value>(shown: object, prefix: string): readonly (readonly [string, Value])[] {
  return Object.entries(shown)
    .flatMap(([name, value]) =>
      name.startsWith(prefix) && value !== null ? [[name.slice(prefix.length), value as Value] as const] : [],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
