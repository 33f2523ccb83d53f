/** The posyandu's five years on a relay's disk: written once through a real relay, then kept under build/bench. */
import { Doors, POSYANDU, PUSKESMAS } from '../doors.ts'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { startRelay, type RunningRelay } from '../../server/start-relay.ts'
import { serveApp } from '../../server/http/static.ts'
import { readEntry } from '../../src/log/entry.ts'
import type { Invitation } from '../../src/log/invitation.ts'
import { SYNC_PATH } from '../../src/protocol.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { median, progress } from './figure.ts'
import { Posyandu, USER } from './posyandu.ts'

export const WORK = join(process.cwd(), 'build/bench')
const SEED = 20261110
/** Raise it when the posyandu is written differently. */
const DATA_VERSION = 2

export interface RelayData {
  readonly dataDir: string
  /** Always the same: what a browser keeps belongs to an address. */
  readonly port: number
  readonly posyandu: string
  readonly puskesmas: string
  readonly entries: number
  readonly documents: number
  readonly entryBytes: { readonly median: number; readonly weighing: number; readonly person: number }
}

/** Fills a relay with the posyandu, or finds the one that was filled before. */
export async function relayData(): Promise<RelayData> {
  const folder = join(WORK, `posyandu-${DATA_VERSION}`)
  const done = join(folder, 'done.json')
  const dataDir = join(folder, 'relay')
  if (existsSync(done)) return { ...(JSON.parse(readFileSync(done, 'utf8')) as Omit<RelayData, 'dataDir'>), dataDir }
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const doors = await new Doors().openIn(dataDir)
  const relay = await startRelay({ dataDir, port: 0 })
  try {
    const made = { ...(await fill(relay, doors.next())), port: relay.port, posyandu: POSYANDU, puskesmas: PUSKESMAS }
    writeFileSync(done, JSON.stringify(made))
    return { ...made, dataDir }
  } finally {
    await relay.close()
  }
}

/** A relay over these data that also serves the built app. */
export async function serveData({ dataDir, port }: RelayData): Promise<RunningRelay> {
  return startRelay({ dataDir, port, onRequest: await serveApp(join(WORK, 'app')) })
}

export function posyanduOf({ posyandu, puskesmas }: Pick<RelayData, 'posyandu' | 'puskesmas'>): Posyandu {
  return new Posyandu(posyandu, puskesmas, SEED)
}

async function fill(
  relay: RunningRelay,
  invitation: Invitation,
): Promise<Pick<RelayData, 'entries' | 'documents' | 'entryBytes'>> {
  let now = ''
  let failed: unknown
  let onSent: () => void = () => undefined
  const { phone, store } = memoryPhone({
    relay: `ws://localhost:${relay.port}${SYNC_PATH}`,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    clock: () => new Date(now),
    events: { onLink: () => undefined, onSent: () => onSent(), onError: (error) => (failed ??= error) },
  })
  const posyandu = posyanduOf({ posyandu: POSYANDU, puskesmas: PUSKESMAS })
  const unsent = (): number => store.rows('outbox').filter(({ state }) => state !== 1).length
  const batches = [...posyandu.batches()]
  for (const [i, { at, writes }] of batches.entries()) {
    now = at
    if (i === 0) {
      await phone.join(invitation, 'HP Bu Siti')
      await phone.chooseUser(USER.record)
      await phone.hold()
    }
    const result = await phone.append(writes)
    if (!result.ok) throw new Error(`expected the batch of ${at} to be saved, found ${result.reason}`)
    while (unsent() > 0 && failed === undefined) await new Promise<void>((resolve) => (onSent = resolve))
    if (failed !== undefined) throw failed instanceof Error ? failed : new Error('expected no trouble while filling')
    if (i % 20 === 0) progress(`writing the posyandu: ${i} of ${batches.length}`)
  }
  const rows = store.rows('outbox')
  const documents = new Set(rows.map(({ document }) => document)).size
  await phone.release()
  const entries = rows.flatMap(({ text }) => {
    const entry = readEntry(text)
    return entry ? [{ entry, bytes: Buffer.byteLength(text) }] : []
  })
  const bytesOf = (some: typeof entries): number => median(some.map(({ bytes }) => bytes))
  return {
    entries: rows.length,
    documents,
    entryBytes: {
      median: bytesOf(entries),
      weighing: bytesOf(entries.filter(({ entry }) => entry.set.weightKg !== undefined)),
      person: bytesOf(entries.filter(({ entry }) => entry.kind === 'person')),
    },
  }
}
