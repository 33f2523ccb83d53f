/** People who move: taken in from a file, or from another posyandu whose documents this phone holds. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { directoryOf, parseDocumentName, registryOf } from '../../log/document-name.ts'
import { readEntry } from '../../log/entry.ts'
import { transfer as transferType } from '../../log/records/transfer.ts'
import { recordOfMoved } from '../../log/transfer.ts'
import type { Brought } from '../brought.ts'
import { FOLDED, type Self } from '../database.ts'
import { fieldStates } from '../field-states.ts'
import { groupOf } from '../merged-documents.ts'
import type { Ports } from '../ports.ts'
import { readEntries, readTexts } from '../read-entries.ts'
import { readOwners, rowsOf } from '../whose.ts'
import type { Write } from '../write.ts'
import { arrivalsIn, arrivalWrites, type Arrival, type Receiving } from './arrival.ts'
import { checkArrival } from './check-arrival.ts'
import type { About } from './file-format.ts'
import { historyOf } from './history.ts'
import type { ArrivalPreview } from './result.ts'

type Storage = Pick<Ports, 'store' | 'readBack' | 'clock'>

export interface Arrived {
  readonly arrival: Arrival
  readonly preview: ArrivalPreview
}

/** These people of one posyandu become people of another. */
export interface Move {
  readonly from: string
  readonly to: string
  readonly people: readonly string[]
  readonly on: CalendarDate
}

/** Whom a file brings; nothing is written yet. */
export async function readArrivals(
  storage: Storage,
  self: Self,
  { place = '' }: About,
  texts: readonly string[],
): Promise<readonly Arrived[]> {
  const directory = await readEntries(storage, directoryOf(self.puskesmas))
  const { good, refused, isFromOutside } = await checkArrival(texts, directory, self)
  return arrivalsIn(good, place).map((arrival) => {
    const { shown, visits, history, was } = arrival
    const preview: ArrivalPreview = {
      person: recordOfMoved(was[0], self.posyandu),
      name: shown.name ?? '',
      birthDate: shown.birthDate ?? undefined,
      sex: shown.sex ?? undefined,
      motherName: shown.motherName ?? undefined,
      from: history[0]?.from ?? place,
      visits: visits.length,
      first: visits[0],
      last: visits.at(-1),
      refused,
      isFromOutside,
    }
    return { arrival, preview }
  })
}

/** What is to be written so that they are read here; nothing when all of it is here already. */
export async function writesFor(
  storage: Storage,
  posyandu: string,
  arrivals: readonly Arrival[],
  on: CalendarDate,
): Promise<readonly Write[]> {
  const people = arrivals.map(({ was }) => recordOfMoved(was[0], posyandu))
  const families = arrivals.flatMap(({ shown }) => (shown.family ? [recordOfMoved(shown.family, posyandu)] : []))
  const [personRows, familyRows] = await storage.store.transaction(async (tx) => {
    const owners = readOwners(tx)
    const rows = (table: 'person' | 'family', records: readonly string[]) =>
      rowsOf(tx, table, records, registryOf(posyandu), owners)
    return Promise.all([rows('person', people), rows('family', families)])
  })
  const written = new Map(
    [...personRows, ...familyRows].flatMap((row) =>
      // Whoever was taken back is nobody: then all of it is written anew.
      row && Object.keys(row.shown).length > 0 ? [[row.record, Object.keys(fieldStates(row))] as const] : [],
    ),
  )
  const receiving: Receiving = { posyandu, on, written, known: await textsTakenIn(storage, posyandu) }
  const writes = await Promise.all(arrivals.map((arrival) => arrivalWrites(arrival, receiving)))
  return firstOfEach(writes.flat())
}

/** The same, of people of the posyandu `from`, whose documents this phone holds. */
export async function writesToMove(storage: Storage, { from, to, people, on }: Move): Promise<readonly Write[]> {
  const brought: Brought[] = []
  for (const document of await documentsOf(storage, from)) {
    for (const text of await readTexts(storage, document)) {
      const entry = readEntry(text)
      if (entry) brought.push({ entry, text })
    }
  }
  const chosen = new Set(
    historyOf(
      brought.map(({ entry }) => entry),
      people,
    ),
  )
  const named = await storage.store.read((tx) => tx.get('posyandu', [from]))
  const place = named[0]?.shown.name
  const arrivals = arrivalsIn(
    brought.filter(({ entry }) => chosen.has(entry)),
    typeof place === 'string' ? place : '',
  )
  return writesFor(storage, to, arrivals, on)
}

/** Its registry and every month of visits that is on this phone. */
async function documentsOf({ store }: Storage, posyandu: string): Promise<readonly string[]> {
  const group = await groupOf(store, posyandu)
  const held = (await store.metaKeys(FOLDED)).map((key) => key.slice(FOLDED.length))
  const waiting = await Promise.all(([0, 1, 2] as const).map((state) => store.outboxDocuments(state)))
  return [...new Set([...held, ...waiting.flat()])].filter((document) => {
    const name = parseDocumentName(document)
    return (name?.type === 'registry' || name?.type === 'visits') && group.includes(name.posyandu)
  })
}

async function textsTakenIn(storage: Storage, posyandu: string): Promise<ReadonlySet<string>> {
  const all = await readEntries(storage, registryOf(posyandu))
  const transfers = all.filter(({ kind }) => kind === transferType.kind)
  const names = [...new Set(transfers.map(({ record }) => record))]
  const rows = await storage.store.transaction(async (tx) => {
    const owners = readOwners(tx)
    return rowsOf(tx, 'transfer', names, registryOf(posyandu), owners)
  })
  const standing = new Set(rows.flatMap((row) => (row?.shown.person ? [row.record] : [])))
  return new Set(
    transfers.flatMap(({ record, set }) =>
      standing.has(record) && Array.isArray(set.entries) ? (set.entries as string[]) : [],
    ),
  )
}

/** A family that several of them live in is written once. */
function firstOfEach(writes: readonly Write[]): readonly Write[] {
  const seen = new Set<string>()
  return writes.filter(({ kind, record }) => {
    const key = `${kind} ${record}`
    return !seen.has(key) && seen.add(key)
  })
}
