/** What a connection and an open document cost each relay in memory. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { progress } from '../../tests/bench/figure.ts'
import { compare, failed } from '../comparison.ts'
import { documentsOf } from './documents.ts'
import type { Line, RelayPeer, RunningPeer } from './line.ts'

const CONNECTIONS = 600
const DOCUMENTS = 50
/** About what an open day of a hundred visits writes. */
const ENTRIES = 500

interface Cost {
  readonly connectionKb: number
  readonly documentKb: number
}

export async function compareMemory(peers: readonly RelayPeer[]): Promise<void> {
  const costs = new Map<string, Cost>()
  for (const peer of peers) {
    try {
      const cost = await costOf(peer)
      costs.set(peer.name, cost)
      progress(
        `${peer.name}: ${Math.round(cost.connectionKb)} kB a connection, ${Math.round(cost.documentKb)} a document`,
      )
    } catch (error) {
      failed(peer.name, error)
    }
  }
  const values = (of: (cost: Cost) => number): Record<string, number> =>
    Object.fromEntries([...costs].map(([name, cost]) => [name, of(cost)]))
  compare({
    what: 'relay: memory per connection',
    unit: 'kB RSS',
    better: 'less',
    values: values(({ connectionKb }) => connectionKb),
    note: `${CONNECTIONS} idle connections over ${DOCUMENTS} empty documents`,
  })
  compare({
    what: 'relay: memory per document that a phone reads',
    unit: 'kB RSS',
    better: 'less',
    values: values(({ documentKb }) => documentKb),
    note: `${DOCUMENTS} documents of ${ENTRIES} weighings, each read whole by one phone that stays; after a restart, but for the relay that keeps nothing: there with what writing left behind. Ours holds a signature and an author with each weighing`,
  })
}

async function costOf(peer: RelayPeer): Promise<Cost> {
  const folder = await mkdtemp(join(tmpdir(), 'peers-memory-'))
  let server = await peer.start(folder)
  try {
    const documents = documentsOf(DOCUMENTS)
    const everyDocument = Array.from({ length: CONNECTIONS }, (_, i) => documents[i % DOCUMENTS]!)
    // Once before: whoever joins for it has joined, and what a process learns at first it has learnt. These stay open.
    await openAll(server, documents, 1_000_000)
    for (const line of await openAll(server, everyDocument, 1_500_000)) line.close()
    const before = await server.memoryMb()
    const idle = await openAll(server, everyDocument, 2_000_000)
    const connectionKb = ((await server.memoryMb()) - before) * (1024 / CONNECTIONS)
    for (const line of idle) line.close()

    let empty = await server.memoryMb()
    for (const [i, document] of documents.entries()) await fill(server, document, 3_000_000 + i)
    if (peer.hasDisk) {
      // Whoever reads everything back knows that it is on its way to the disk no more.
      await readAll(server, documents)
      await server.kill('SIGTERM')
      server = await peer.start(folder)
      empty = await server.memoryMb()
    }
    await readAll(server, documents)
    return { connectionKb, documentKb: ((await server.memoryMb()) - empty) * (1024 / DOCUMENTS) }
  } finally {
    await server.kill('SIGKILL')
    await rm(folder, { recursive: true })
  }
}

async function openAll(server: RunningPeer, documents: readonly string[], client: number): Promise<Line[]> {
  const lines: Line[] = []
  for (const [i, document] of documents.entries()) {
    const line = await server.line(document, client + i)
    lines.push(line)
    await line.opened
  }
  return lines
}

async function fill(server: RunningPeer, document: string, client: number): Promise<void> {
  const line = await server.line(document, client)
  await line.opened
  const frames = await line.prepare(ENTRIES)
  const done = new Promise<void>((resolve) => (line.onAck = (count) => count >= ENTRIES && resolve()))
  for (const frame of frames) line.send(frame)
  await done
  line.close()
}

/** The phones stay. */
async function readAll(server: RunningPeer, documents: readonly string[]): Promise<void> {
  for (const [i, document] of documents.entries()) {
    const line = await server.line(document, 4_000_000 + i)
    await line.opened
    const held = await line.held(3_000_000 + i, ENTRIES)
    if (held < ENTRIES) throw new Error(`expected ${ENTRIES} weighings in ${document}, found ${held}`)
  }
}
