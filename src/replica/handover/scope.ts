/** Which entries go when one visitor, one open day or everything is handed over. Pure. */
import { groupBy } from '../../domain/group-by.ts'
import type { Entry } from '../../log/entry.ts'
import { recordKey } from '../../log/fold.ts'
import { partsOfVisitId } from '../../log/record-id.ts'
import { historyOf } from './history.ts'
import { INTRODUCING, introductionsTo, type Of } from './introductions.ts'

export type Scope =
  | { readonly what: 'visitor'; readonly person: string; readonly openDay: string }
  | { readonly what: 'day'; readonly openDay: string }
  | { readonly what: 'all' }
  /** Somebody who moves away, or several of a family: all that was ever written about them. */
  | { readonly what: 'person'; readonly people: readonly string[] }

type Narrow = Extract<Scope, { readonly openDay: string }>

/** The entries in scope, with what the other phone needs to check who wrote them and to show their names. */
export function entriesInScope(entries: readonly Entry[], scope: Scope): readonly Entry[] {
  if (scope.what === 'all') return entries
  if (scope.what === 'person') return historyOf(entries, scope.people)
  const recordsByKey = groupBy(entries, ({ kind, record }) => recordKey(kind, record))
  const records = [...recordsByKey.values()]
  const people = peopleIn(records, scope)
  const families = new Set(
    records
      .filter(([{ kind, record }]) => kind === 'person' && people.has(record))
      .flatMap((each) => values(each, 'family')),
  )
  const vials = new Set(scope.what === 'visitor' ? records.flatMap((each) => vialsOf(each, people, scope)) : [])
  const begun = scope.what === 'day' ? beginningOf(records, scope.openDay) : undefined
  const chosen = records.filter(
    (each) => isAbout(each, { people, families, vials }, scope) || (begun !== undefined && isSince(each, begun)),
  )
  const own = chosen.flat()
  return [...introductionsTo(own, scope.what === 'day' ? workersIn(entries) : [], recordsByKey), ...own]
}

/** Whom it is about: the visitor and whoever was found to be the same, or everybody who has a visit on that day. */
function peopleIn(records: readonly Of[], scope: Narrow): Set<string> {
  const chosen = new Set(
    scope.what === 'visitor'
      ? [scope.person]
      : records.flatMap(([{ kind, record }]) =>
          kind === 'visit' && isOn(record, scope.openDay) ? [partsOfVisitId(record).person] : [],
        ),
  )
  const links = records.filter(([{ kind }]) => kind === 'link').map(([{ record }]) => record.split('~'))
  return new Set([...chosen, ...links.filter((pair) => pair.some((one) => chosen.has(one))).flat()])
}

interface Chosen {
  readonly people: ReadonlySet<string>
  readonly families: ReadonlySet<string>
  readonly vials: ReadonlySet<string>
}

function isAbout(of: Of, { people, families, vials }: Chosen, { what, openDay }: Narrow): boolean {
  const [{ kind, record }] = of
  if (INTRODUCING.includes(kind)) return false
  switch (kind) {
    case 'family':
      return families.has(record)
    case 'link':
      return record.split('~').some((person) => people.has(person))
    case 'open-day':
      return record === openDay
    case 'visit':
    case 'referral':
      return isOn(record, openDay) && people.has(partsOfVisitId(record).person)
    case 'vial':
      return what === 'day' ? values(of, 'openDay').includes(openDay) : vials.has(record)
    case 'settings':
      return what === 'day'
    default: {
      // A person, what is kept under a person's id, and what names a person: also of kinds this app does not know.
      const days = values(of, 'openDay')
      const isThatDay = days.length === 0 || days.includes(openDay)
      return people.has(record) || (isThatDay && values(of, 'person').some((person) => people.has(person)))
    }
  }
}

/** Who works here: whoever wrote in the posyandu's own documents. */
function workersIn(entries: readonly Entry[]): string[] {
  return entries.filter(({ kind }) => !INTRODUCING.includes(kind)).map(({ who }) => who)
}

/** The smallest id of the day's own record: whatever was written with this day in sight has a greater one. */
function beginningOf(records: readonly Of[], openDay: string): string | undefined {
  const ids = records.find(([{ kind, record }]) => kind === 'open-day' && record === openDay)?.map(({ id }) => id)
  return ids?.sort()[0]
}

/** Written in the registry since the day was opened: a baby registered in the queue, a corrected name. */
function isSince([first, ...others]: Of, begun: string): boolean {
  return first.in.startsWith('registry/') && [first, ...others].some(({ id }) => id >= begun)
}

function vialsOf(of: Of, people: ReadonlySet<string>, { openDay }: Narrow): string[] {
  const [{ kind, record }] = of
  if (kind !== 'visit' || !isOn(record, openDay) || !people.has(partsOfVisitId(record).person)) return []
  return of.flatMap(({ set }) =>
    Object.values(set).flatMap((value) => {
      const vial = typeof value === 'object' && value !== null && 'vial' in value ? value.vial : undefined
      return typeof vial === 'string' ? [vial] : []
    }),
  )
}

function isOn(visit: string, openDay: string): boolean {
  return partsOfVisitId(visit).openDay === openDay
}

function values(of: readonly Entry[], field: string): string[] {
  return of.flatMap(({ set }) => (typeof set[field] === 'string' ? [set[field]] : []))
}
