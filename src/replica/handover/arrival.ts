/**
 * Somebody who moves here, as a file or another posyandu's log has them: whose history it is, on which days, and what is
 * to be written so that it is read here (`log/transfer.ts`). Pure.
 */
import type { CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { registryOf } from '../../log/document-name.ts'
import type { Entry, Json } from '../../log/entry.ts'
import { foldAll, recordKey, type RecordState } from '../../log/fold.ts'
import { recordsOfPerson } from '../../log/links.ts'
import { partsOfVisitId } from '../../log/record-id.ts'
import { shownFields } from '../../log/record-type.ts'
import { family as familyType } from '../../log/records/family.ts'
import { link as linkType } from '../../log/records/link.ts'
import { openDay as openDayType } from '../../log/records/open-day.ts'
import { person as personType, type PersonFields } from '../../log/records/person.ts'
import { posyandu as posyanduType } from '../../log/records/posyandu.ts'
import { transfer as transferType, type TransferFields } from '../../log/records/transfer.ts'
import { recordOfMoved } from '../../log/transfer.ts'
import type { Brought } from '../brought.ts'
import type { Write } from '../write.ts'
import { INTRODUCING } from './introductions.ts'

/** One person of a file. */
export interface Arrival {
  /** Their records there, the smallest first. */
  readonly was: readonly [string, ...string[]]
  readonly shown: PersonFields
  readonly kk: string | undefined
  readonly history: readonly History[]
  /** The dates of their visits, oldest first. */
  readonly visits: readonly CalendarDate[]
}

/** Entries of one posyandu about one record. */
interface History {
  readonly was: string
  readonly from: string
  readonly hops: number
  readonly texts: readonly string[]
  readonly days: Readonly<Record<string, CalendarDate>>
}

/** Characters of entries in one transfer: with what stands around them it stays an entry (`MAX_ENTRY_LENGTH`). */
const MOST_CHARACTERS = 48_000
/** Kinds that are read for the days and the household, and not carried. */
const ASIDE: readonly string[] = [...INTRODUCING, 'family', 'open-day', 'link', transferType.kind]
/** What is said anew where they live now. */
const ANEW: readonly string[] = ['family', 'mother', 'living', 'livingSince', 'movedTo', 'importKeys', 'guestFrom']

/** Everybody whom these entries say who they are. `place`: what the posyandu is called that they come from. */
export function arrivalsIn(brought: readonly Brought[], place: string): readonly Arrival[] {
  const entries = brought.map(({ entry }) => entry)
  const states = foldAll(entries)
  const ofKind = (kind: string): RecordState[] => [...states.values()].filter((state) => state.kind === kind)
  const links = ofKind(linkType.kind).map((state) => ({
    record: state.record,
    same: shownFields(linkType, state).same === true,
  }))
  const people = ofKind(personType.kind).map(({ record }) => record)
  const groups = new Map(people.map((record) => recordsOfPerson(record, links)).map((all) => [all[0], all]))
  const days = new Map(
    ofKind(openDayType.kind).flatMap((state) => {
      const { date, cancelled } = shownFields(openDayType, state)
      return date && !cancelled ? [[state.record, date] as const] : []
    }),
  )
  const posyandu = ofKind(posyanduType.kind).find(({ record }) => brought.some(({ entry }) => isIn(entry, record)))
  const from = (posyandu && shownFields(posyanduType, posyandu).name) ?? place
  return [...groups.values()].flatMap((records): Arrival[] => {
    const [first, ...others] = records
    if (first === undefined) return []
    const shown = Object.assign(
      {},
      ...[...records].reverse().map((record) => shownOf(states, personType, record)),
    ) as PersonFields
    const household = shown.family ? shownOf(states, familyType, shown.family) : {}
    const history = records.flatMap((record) => historiesOf(brought, record, from, days))
    const dates = new Set(history.flatMap((one) => Object.values(one.days)))
    return [{ was: [first, ...others], shown, kk: household.kk ?? undefined, history, visits: [...dates].sort() }]
  })
}

function isIn({ in: document }: Entry, posyandu: string): boolean {
  return document === registryOf(posyandu)
}

function shownOf<Type extends typeof personType | typeof familyType>(
  states: ReadonlyMap<string, RecordState>,
  type: Type,
  record: string,
): ReturnType<typeof shownFields<Type['fields'], Type['prefixed']>> {
  const state = states.get(recordKey(type.kind, record)) ?? { kind: type.kind, record, fields: {} }
  return shownFields<Type['fields'], Type['prefixed']>(type, state)
}

/** What was written there about a record, and what that posyandu had taken in itself. */
function historiesOf(
  brought: readonly Brought[],
  was: string,
  from: string,
  days: ReadonlyMap<string, CalendarDate>,
): readonly History[] {
  const records = groupBy(brought, ({ entry: { kind, record } }) => recordKey(kind, record))
  const isTheirs = (group: readonly Brought[]): boolean =>
    group.some(({ entry: { record, set } }) => isOf(record, was) || set.person === was)
  const theirs = [...records.values()].filter(isTheirs).flat()
  const own = theirs.filter(({ entry }) => !ASIDE.includes(entry.kind))
  const vials = new Set(own.flatMap(({ entry }) => vialsIn(entry)))
  const all = [...own, ...brought.filter(({ entry: { kind, record } }) => kind === 'vial' && vials.has(record))]
  const texts = all.map(({ text }) => text)
  const here = { was, from, hops: 0, texts, days: daysOf(own, days) }
  const before = theirs.flatMap(({ entry }) => historyBefore(entry))
  return texts.length > 0 ? [here, ...before] : before
}

function isOf(record: string, person: string): boolean {
  return record === person || partsOfVisitId(record).person === person
}

function historyBefore({ kind, set }: Entry): readonly History[] {
  const { was, from, hops, entries, days } = set as TransferFields
  if (kind !== transferType.kind || typeof was !== 'string' || !Array.isArray(entries)) return []
  const texts = (entries as readonly unknown[]).filter((text) => typeof text === 'string')
  return [{ was, from: from ?? '', hops: (hops ?? 0) + 1, texts, days: days ?? {} }]
}

function vialsIn({ set }: Entry): string[] {
  return Object.values(set).flatMap((value) =>
    typeof value === 'object' && value !== null && 'vial' in value && typeof value.vial === 'string'
      ? [value.vial]
      : [],
  )
}

function daysOf(
  own: readonly Brought[],
  days: ReadonlyMap<string, CalendarDate>,
): Readonly<Record<string, CalendarDate>> {
  const named = own.flatMap(({ entry: { record, set } }) => [
    partsOfVisitId(record).openDay,
    ...(typeof set.openDay === 'string' ? [set.openDay] : []),
  ])
  return Object.fromEntries(
    [...new Set(named)].sort().flatMap((day) => {
      const date = days.get(day)
      return date === undefined ? [] : [[day, date]]
    }),
  )
}

export interface Receiving {
  readonly posyandu: string
  readonly on: CalendarDate
  /** Fields that somebody has written here already, by record of a person or a family: those stay as they are. */
  readonly written: ReadonlyMap<string, readonly string[]>
  /** Texts that were taken in before. */
  readonly known: ReadonlySet<string>
}

/** Taken in once more, nothing is left to write. */
export async function arrivalWrites(arrival: Arrival, receiving: Receiving): Promise<readonly Write[]> {
  const { posyandu, on, known } = receiving
  const person = recordOfMoved(arrival.was[0], posyandu)
  const transfers = arrival.history.flatMap((history) =>
    inParts(history.texts.filter((text) => !known.has(text))).map((entries) => ({ ...history, entries })),
  )
  const carried = transfers.map(async ({ was, from, hops, days, entries }): Promise<Write> => ({
    document: registryOf(posyandu),
    kind: transferType.kind,
    record: `${person}~${await nameOf(entries)}`,
    set: { person, was, from, movedOn: on, days, entries, ...(hops > 0 && { hops }) },
  }))
  return [...whoTheyAre(arrival, person, receiving), ...(await Promise.all(carried))]
}

function whoTheyAre({ shown, kk }: Arrival, person: string, { posyandu, on, written }: Receiving): readonly Write[] {
  const document = registryOf(posyandu)
  const family = shown.family ? recordOfMoved(shown.family, posyandu) : undefined
  const kept = Object.entries(shown).filter(([name]) => !ANEW.includes(name))
  const fields: Record<string, Json> = {
    ...(Object.fromEntries(kept) as Record<string, Json>),
    living: 'menetap',
    livingSince: on,
    ...(family !== undefined && { family }),
    ...(shown.mother && { mother: recordOfMoved(shown.mother, posyandu) }),
  }
  return [
    ...(family !== undefined && kk !== undefined ? fresh('family', family, { kk }) : []),
    ...fresh('person', person, fields),
  ]

  function fresh(kind: string, record: string, set: Readonly<Record<string, Json>>): readonly Write[] {
    const stands = written.get(record) ?? []
    const rest = Object.entries(set).filter(([name]) => !stands.includes(name))
    return rest.length === 0 ? [] : [{ document, kind, record, set: Object.fromEntries(rest), isFromLog: true }]
  }
}

function inParts(texts: readonly string[]): string[][] {
  const parts: string[][] = []
  let length = Infinity
  for (const text of texts) {
    const own = JSON.stringify(text).length + 1
    if (own > MOST_CHARACTERS) continue // no entry of this app is as long
    if (length + own > MOST_CHARACTERS) {
      parts.push([])
      length = 0
    }
    parts.at(-1)!.push(text)
    length += own
  }
  return parts
}

/** Two phones that take in the same texts write the same record. */
async function nameOf(texts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(texts.join('\n'))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
