/** The relay under load, and killed at the moment it acknowledges. The server runs in a process of its own. */
import { POSYANDU } from '../doors.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import type { DeviceKeys } from '../../src/log/signature.ts'
import { rootOf } from '../../src/log/update.ts'
import { percentile, progress, report } from './figure.ts'
import { BenchPhone, entriesFrame, joinedKeys, weighing } from './relay-phone.ts'
import { BenchServer, bundleServer } from './relay-server.ts'
import type { Memory } from './server-process.ts'

const DOCUMENTS = 100
const UPDATES_PER_SECOND = 1000
const WARM_UP_SECONDS = 3
const SECONDS = 10
const DOCUMENTS_PER_PHONE = 3
const TRIALS = 200

/** 200 and 1,000 connections over 100 documents, 1,000 updates a second offered, signatures checked. */
export async function relayLoad(): Promise<void> {
  await bundleServer()
  for (const connections of [200, 1000]) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-relay-'))
    const server = await BenchServer.start(folder)
    try {
      await load(server, connections)
    } finally {
      await server.kill('SIGKILL')
      await rm(folder, { recursive: true })
    }
  }
}

async function load(server: BenchServer, connections: number): Promise<void> {
  const empty = await server.memory()
  const devices = Math.ceil(connections / DOCUMENTS_PER_PHONE)
  const keys: DeviceKeys[] = []
  for (let i = 0; i < devices; i++) keys.push(await joinedKeys(server, 1_000_000 + i))
  const documents = monthsOf(POSYANDU)
  progress(`${connections} connections: opening`)
  const before = await server.memory()
  const phones: BenchPhone[] = []
  for (let i = 0; i < connections; i++) {
    const phone = new BenchPhone(server.origin, documents[i % DOCUMENTS]!, keys[i % devices]!, 2_000_000 + i)
    phones.push(phone)
    if (i % 20 === 19) await phone.opened
  }
  await Promise.all(phones.map(({ opened }) => opened))
  const idle = await server.memory()

  progress(`${connections} connections: signing`)
  const count = UPDATES_PER_SECOND * (WARM_UP_SECONDS + SECONDS)
  const frames: Uint8Array[] = []
  for (let i = 0; i < count; i++) {
    const phone = i % connections
    const clock = Math.floor(i / connections)
    const text = await weighing(documents[phone % DOCUMENTS]!, keys[phone % devices]!, clock + 1)
    frames.push(entriesFrame(2_000_000 + phone, clock, [text]))
  }
  progress(`${connections} connections: ${UPDATES_PER_SECOND} updates/s for ${WARM_UP_SECONDS + SECONDS} s`)
  const run = await offer(server, phones, frames)
  const loaded = await server.memory()
  reportLoad(connections, run, { empty, before, idle, loaded })
  for (const phone of phones) phone.close()
}

interface Run {
  readonly latenciesMs: readonly number[]
  readonly seconds: number
  readonly delivered: number
  readonly cpuShare: number
}

/** Sends by the clock whatever comes back; a latency counts from when its update was due. */
async function offer(server: BenchServer, phones: readonly BenchPhone[], frames: readonly Uint8Array[]): Promise<Run> {
  const due = new Float64Array(frames.length)
  const warmUp = UPDATES_PER_SECOND * WARM_UP_SECONDS
  const latenciesMs: number[] = []
  let lastAckAt = 0
  let left = frames.length
  const acked = new Promise<void>((resolve) => {
    phones.forEach((phone, p) => {
      let from = 0
      phone.onAck = (clock) => {
        lastAckAt = performance.now()
        for (; from < clock; from++) {
          const i = from * phones.length + p
          if (i >= warmUp) latenciesMs.push(lastAckAt - due[i]!)
          if (--left === 0) resolve()
        }
      }
    })
  })
  const startedAt = performance.now()
  let cpuBefore = 0
  let deliveredBefore = 0
  for (let sent = 0; sent < frames.length;) {
    const now = performance.now()
    const shouldBe = Math.min(frames.length, Math.floor(((now - startedAt) * UPDATES_PER_SECOND) / 1000) + 1)
    for (; sent < shouldBe; sent++) {
      due[sent] = startedAt + (sent * 1000) / UPDATES_PER_SECOND
      phones[sent % phones.length]!.send(frames[sent]!)
      if (sent === warmUp) {
        cpuBefore = await server.cpuSeconds()
        deliveredBefore = deliveredTo(phones)
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await acked
  const seconds = (lastAckAt - startedAt) / 1000 - WARM_UP_SECONDS
  const cpuShare = ((await server.cpuSeconds()) - cpuBefore) / seconds
  return { latenciesMs, seconds, delivered: deliveredTo(phones) - deliveredBefore, cpuShare }
}

function reportLoad(
  connections: number,
  run: Run,
  memory: Record<'empty' | 'before' | 'idle' | 'loaded', Memory>,
): void {
  const { latenciesMs, seconds, delivered, cpuShare } = run
  const part = `relay, ${connections} connections`
  const isFull = connections === 1000
  const rate = latenciesMs.length / seconds
  const note = [
    `${DOCUMENTS} documents, ${UPDATES_PER_SECOND} offered/s for ${SECONDS} s`,
    `${Math.round(delivered / seconds)} frames/s delivered`,
    `server cpu ${Math.round(cpuShare * 100)} %, machine load ${loadavg()[0]?.toFixed(1)}`,
  ].join(', ')
  report({ name: `${part}: updates acknowledged`, value: Math.round(rate), unit: '/s', note })
  const ms = (share: number): number => Math.round(percentile(latenciesMs, share) * 10) / 10
  report({ name: `${part}: durable ack p50`, value: ms(0.5), unit: 'ms' })
  report({ name: `${part}: durable ack p99`, value: ms(0.99), unit: 'ms', ...(isFull && { target: 60 }) })
  const mb = (value: number): number => Math.round(value * 10) / 10
  const { empty, before, idle, loaded } = memory
  const total = `${mb(empty.totalMb)} empty, ${mb(idle.totalMb)} connected, own ${mb(loaded.ownMb)}`
  const target = isFull && { target: 250 }
  report({ name: `${part}: memory`, value: mb(loaded.totalMb), unit: 'MB RSS', ...target, note: total })
  const perConnection = ((idle.totalMb - before.totalMb) * 1024) / connections
  report({ name: `${part}: memory per connection`, value: mb(perConnection), unit: 'kB', note: 'open, idle' })
}

/** What an open document costs: 100 months of about 250 kB, each read once by a new phone that stays. */
export async function relayDocuments(): Promise<void> {
  await bundleServer()
  const folder = await mkdtemp(join(tmpdir(), 'bench-relay-'))
  let server = await BenchServer.start(folder)
  try {
    // A device may have 80 connections.
    const devices = [await joinedKeys(server, 1_000_000), await joinedKeys(server, 1_000_001)]
    const documents = monthsOf(POSYANDU)
    progress(`filling ${DOCUMENTS} documents`)
    let bytes = 0
    for (const [i, document] of documents.entries()) {
      bytes += await fill(server, document, devices[i % 2]!, 2_000_000 + i)
    }
    await server.kill('SIGTERM')
    server = await BenchServer.start(folder)
    const before = await server.memory()
    const latenciesMs: number[] = []
    const phones: BenchPhone[] = []
    for (const [i, document] of documents.entries()) {
      const phone = new BenchPhone(server.origin, document, devices[i % 2]!, 3_000_000 + i)
      phones.push(phone)
      await phone.opened
      const startedAt = performance.now()
      await phone.everything()
      latenciesMs.push(performance.now() - startedAt)
    }
    const after = await server.memory()
    for (const phone of phones) phone.close()
    const kB = (megabytes: number): number => Math.round((megabytes * 1024) / DOCUMENTS)
    const size = `${Math.round(bytes / 1024 / DOCUMENTS)} kB of entries each`
    const note = `${size}, own ${kB(after.ownMb - before.ownMb)} kB, with the connection that reads it`
    report({ name: 'relay: memory per document', value: kB(after.totalMb - before.totalMb), unit: 'kB', note })
    const median = Math.round(percentile(latenciesMs, 0.5) * 10) / 10
    report({ name: 'relay: a new phone receives a month, p50', value: median, unit: 'ms', note: size })
  } finally {
    await server.kill('SIGKILL')
    await rm(folder, { recursive: true })
  }
}

const MONTH_ENTRIES = 500
const ENTRIES_IN_MESSAGE = 100

/** Writes a month; returns its characters. */
async function fill(server: BenchServer, document: string, keys: DeviceKeys, client: number): Promise<number> {
  const texts: string[] = []
  for (let n = 1; n <= MONTH_ENTRIES; n++) texts.push(await weighing(document, keys, n))
  const phone = new BenchPhone(server.origin, document, keys, client)
  await phone.opened
  const isDone = new Promise<void>((resolve) => (phone.onAck = (clock) => clock === MONTH_ENTRIES && resolve()))
  for (let clock = 0; clock < texts.length; clock += ENTRIES_IN_MESSAGE) {
    phone.send(entriesFrame(client, clock, texts.slice(clock, clock + ENTRIES_IN_MESSAGE)))
  }
  await isDone
  phone.close()
  return texts.reduce((sum, text) => sum + text.length, 0)
}

/** The server is killed right after an acknowledgement, again and again: how many trials lost what was acknowledged. */
export async function relayKills(): Promise<void> {
  await bundleServer()
  const folder = await mkdtemp(join(tmpdir(), 'bench-relay-'))
  let server = await BenchServer.start(folder)
  const keys = await joinedKeys(server, 1_000_000)
  const documents = monthsOf(POSYANDU)
  let lossy = 0
  let acknowledged = 0
  for (let trial = 0; trial < TRIALS; trial++) {
    const document = documents[trial % DOCUMENTS]!
    const client = 2_000_000 + trial
    const first = Math.floor(trial / DOCUMENTS) * 100 + 1
    const texts = await Promise.all(Array.from({ length: 40 }, (_, i) => weighing(document, keys, first + i)))
    const phone = new BenchPhone(server.origin, document, keys, client)
    await phone.opened
    const wanted = 1 + (trial % 30)
    let acked = 0
    await new Promise<void>((resolve) => {
      phone.onAck = (clock) => {
        acked = clock
        if (clock >= wanted) resolve()
      }
      texts.forEach((text, clock) => phone.send(entriesFrame(client, clock, [text])))
    })
    await server.kill('SIGKILL')
    phone.close()
    server = await BenchServer.start(folder)
    const held = await heldOf(server, document, keys, client)
    if (texts.slice(0, acked).some((text, clock) => held[clock] !== text)) lossy++
    acknowledged += acked
    if (trial % 20 === 19) progress(`${trial + 1} kills, ${lossy} lossy`)
  }
  await server.kill('SIGKILL')
  await rm(folder, { recursive: true })
  const note = `${TRIALS} × kill -9 right after an acknowledgement, ${acknowledged} entries acknowledged`
  report({ name: 'relay: kills that lost an acknowledged entry', value: lossy, unit: 'trials', target: 0, note })
}

async function heldOf(server: BenchServer, document: string, keys: DeviceKeys, client: number): Promise<string[]> {
  const phone = new BenchPhone(server.origin, document, keys, client + 1_000_000)
  await phone.opened
  const doc = new Y.Doc()
  for (const update of await phone.everything()) Y.applyUpdate(doc, update)
  phone.close()
  return doc.getArray<string>(rootOf(client)).toArray()
}

function monthsOf(posyandu: string): string[] {
  return Array.from({ length: DOCUMENTS }, (_, i) => {
    return `visits/${posyandu}/${2018 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
  })
}

function deliveredTo(phones: readonly BenchPhone[]): number {
  return phones.reduce((sum, { delivered }) => sum + delivered, 0)
}
