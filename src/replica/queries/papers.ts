/** What an open day's papers are made from. */
import { shownHead } from '../../log/fold.ts'
import type { OpenDayFields } from '../../log/records/open-day.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'
import type { KmsLines } from '../../domain/growth/cut-offs.ts'
import { readChildren, readUserNames, type Child } from './child.ts'
import { kmsLines, readSettings } from './settings.ts'

export interface PaperRecords {
  readonly day: OpenDayFields
  readonly children: readonly Child[]
  /** By family: the numbers of its members. */
  readonly phones: ReadonlyMap<string, readonly { readonly name: string; readonly phone: string }[]>
  /** The names of those who wrote visits of that day, in alphabetical order. */
  readonly writers: readonly string[]
  readonly kms: KmsLines
}

/** Undefined when this phone does not have the open day. `expected`: people to be read besides those who came. */
export async function loadPaperRecords(
  db: LocalDatabase,
  openDay: string,
  expected: Iterable<string>,
): Promise<PaperRecords | undefined> {
  const [day, visits, names] = await Promise.all([
    db.openDay.get(openDay),
    db.visit.where('openDay', openDay),
    readUserNames(db),
  ])
  if (!day) return undefined
  const children = await readChildren(db, [...new Set([...expected, ...visits.map(({ person }) => person)])])
  const wrote = new Set(
    visits.flatMap((row) => Object.values(fieldStates(row)).flatMap((field) => shownHead(field)?.who ?? [])),
  )
  return {
    day: day.shown,
    children,
    phones: await readPhones(db, children),
    kms: kmsLines(await readSettings(db)),
    writers: [...wrote].flatMap((who) => names.get(who) ?? []).sort((a, b) => a.localeCompare(b, 'id')),
  }
}

async function readPhones(db: LocalDatabase, children: readonly Child[]): Promise<PaperRecords['phones']> {
  const families = new Set(children.flatMap(({ shown }) => shown.family ?? []))
  const members = await db.person.whereAny('family', [...families])
  const phones = new Map<string, { name: string; phone: string }[]>()
  for (const { family, shown } of members) {
    if (!shown.phone) continue
    phones.set(family, [...(phones.get(family) ?? []), { name: shown.name ?? '', phone: shown.phone }])
  }
  return phones
}
