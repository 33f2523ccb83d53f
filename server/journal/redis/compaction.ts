/**
 * Packs what a document holds: first the packs, then read back and compared entry by entry, and only then the names of
 * the packs put in the place of the entries, in one step; then the log forgets all appends but the last. One relay at a
 * time holds the lease of a document; its token is looked at in every step that writes, so a relay that was away too
 * long removes nothing.
 */
import type { Author } from '../journal.ts'
import { answersOf, type Commander } from './engine.ts'
import type { Keys } from './keys.ts'
import type { Lane } from './lane.ts'
import { packedBytes, packsOf, type Kept, type Place, type Stretch } from './packs.ts'
import type { Rows } from './rows.ts'

const LEASE_MS = 60_000
/** Fewer entries stay as they are: in a document that was never packed, and in one that was, where each pack is one more. */
const WORTH_PACKING = { first: 2, again: 32 } as const
/** What the log tells of appends is for relays that are behind by a few; where work rests, only its last is needed. */
const LOG_KEPT = 1

export interface CompactionPorts {
  readonly engine: Commander
  readonly keys: Keys
  readonly rows: Rows
  readonly lane: Lane
  /** How much is held of each client. */
  readonly authors: ReadonlyMap<number, Author>
  /** Of the lease, and before the names of its packs: nobody has used it before. */
  readonly token: string
}

/** False when another relay is at it. */
export async function compact(document: string, ports: CompactionPorts): Promise<boolean> {
  const { engine, keys, lane, token } = ports
  const pipeline = engine.pipeline().hlen(keys.of(document, 'rows')).xlen(keys.of(document, 'log'))
  const [rows, appends] = (await answersOf(pipeline)) as [number, number]
  if (rows < WORTH_PACKING.first && appends <= LOG_KEPT) return true
  const lease = keys.of(document, 'lease')
  if ((await lane.send((pipeline) => pipeline.set(lease, token, 'PX', LEASE_MS, 'NX'))) !== 'OK') return false
  try {
    await packAll(document, ports)
    const of = [lease, keys.of(document, 'log')]
    expectLease(document, await lane.call('trim_log', of, [token]))
  } finally {
    await lane.call('let_go', [lease], [token])
  }
  return true
}

async function packAll(document: string, ports: CompactionPorts): Promise<void> {
  const { rows, authors } = ports
  const places = await rows.places(document)
  const least = places.size > 0 ? WORTH_PACKING.again : WORTH_PACKING.first
  const stretches: Stretch[] = []
  for (const [client, { length }] of [...authors].sort(([a], [b]) => a - b)) {
    const start = places.get(client)?.at(-1)?.[1] ?? 0
    if (start < length) stretches.push({ client, start, rows: await rows.read(document, client, start, length) })
  }
  if (stretches.reduce((sum, stretch) => sum + stretch.rows.length, 0) < least) return
  const unnamed = await unnamedPacks(document, ports, places)
  const names = await keepPacks(document, ports, packsOf(stretches))
  await compareWithRows(document, ports, names)
  for (const [client, more] of placesIn(names)) places.set(client, [...(places.get(client) ?? []), ...more])
  await usePacks(document, ports, { stretches, places, unnamed })
}

type NamedPacks = ReadonlyMap<string, readonly Stretch[]>

async function keepPacks(document: string, { keys, lane, token }: CompactionPorts, packs: Stretch[][]) {
  const named = new Map<string, readonly Stretch[]>()
  for (const [i, pack] of packs.entries()) {
    const name = `${token}.${i}`
    const of = [keys.of(document, 'lease'), keys.of(document, 'packs')]
    expectLease(document, await lane.call('keep_packs', of, [token, name, await packedBytes(pack)]))
    named.set(name, pack)
  }
  return named
}

/** Throws when what stands in the packs is not, entry by entry, what is to be removed. */
async function compareWithRows(document: string, { engine, keys, rows }: CompactionPorts, packs: NamedPacks) {
  for (const [name, stretches] of packs) {
    const kept = await rows.pack(document, name)
    const pipeline = engine.pipeline()
    for (const stretch of stretches) pipeline.hmget(keys.of(document, 'rows'), ...fieldsOf(stretch))
    const singles = (await answersOf(pipeline)) as (Kept | null)[][]
    for (const [i, { client, start }] of stretches.entries()) {
      const found = kept.get(client)
      const isWhole = found?.start === start && found.rows.length === singles[i]?.length
      if (!isWhole || !singles[i]?.every((row, at) => row === found.rows[at])) {
        throw new Error(`expected ${document} client ${client} to be packed whole from ${start}`)
      }
    }
  }
}

async function usePacks(
  document: string,
  { keys, lane, token }: CompactionPorts,
  { stretches, places, unnamed }: { stretches: Stretch[]; places: Map<number, Place[]>; unnamed: string[] },
): Promise<void> {
  const of = (['lease', 'packed', 'rows', 'packs'] as const).map((what) => keys.of(document, what))
  const named = stretches.flatMap(({ client }) => [client, JSON.stringify(places.get(client))])
  const doomed = stretches.flatMap(fieldsOf)
  const args = [token, stretches.length, doomed.length, ...named, ...doomed, ...unnamed]
  expectLease(document, await lane.call('use_packs', of, args))
}

/** Packs of a compaction that was cut off. */
async function unnamedPacks(document: string, { engine, keys }: CompactionPorts, places: Map<number, Place[]>) {
  const all = await engine.hkeys(keys.of(document, 'packs'))
  const named = new Set([...places.values()].flat().map(([, , name]) => name))
  return all.filter((name) => !named.has(name))
}

function placesIn(packs: NamedPacks): Map<number, Place[]> {
  const places = new Map<number, Place[]>()
  for (const [name, stretches] of packs) {
    for (const { client, start, rows } of stretches) {
      places.set(client, [...(places.get(client) ?? []), [start, start + rows.length, name]])
    }
  }
  return places
}

function fieldsOf({ client, start, rows }: Stretch): string[] {
  return rows.map((_, i) => `${client}:${start + i}`)
}

function expectLease(document: string, answer: unknown): void {
  if (answer !== 1) throw new Error(`expected to hold the lease of ${document} until it is packed`)
}
