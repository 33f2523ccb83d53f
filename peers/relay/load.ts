/** How many updates a second each relay carries while all but one in a hundred are acknowledged within 50 ms. */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { percentile, progress } from '../../tests/bench/figure.ts'
import { compare } from '../comparison.ts'
import { documentsOf } from './documents.ts'
import type { Line, RelayPeer, RunningPeer } from './line.ts'

const CONNECTIONS = 200
const DOCUMENTS = 100
const RATES = [250, 500, 1000, 1500, 2000, 3000, 4000]
/** Every relay is asked this, whether it holds it or not. */
const COMMON_RATE = 500
const SECONDS = 5
const WARM_UP_SECONDS = 2
const LATEST_MS = 50
/** A neighbour on the machine may spoil one run. */
const TRIES = 2
/** An ack that has not come by then will not come in any useful time. */
const GIVE_UP_MS = 15_000

interface Contender {
  readonly peer: RelayPeer
  readonly server: RunningPeer
  readonly folder: string
  readonly lines: readonly Line[]
  best: number
  isOut: boolean
}

/** All of them stand ready at once and are offered each rate in turn, so that the machine's other work hits all alike. */
export async function compareThroughput(peers: readonly RelayPeer[]): Promise<void> {
  const contenders: Contender[] = []
  try {
    for (const peer of peers) contenders.push(await open(peer))
    const common = new Map<string, Common>()
    for (const rate of RATES) {
      for (const contender of contenders) {
        for (let attempt = 0; attempt < TRIES && !contender.isOut && contender.best < rate; attempt++) {
          const cpuBefore = await contender.server.cpuSeconds()
          const { latencies, unanswered } = await offer(contender.lines, rate)
          const cpuMs = ((await contender.server.cpuSeconds()) - cpuBefore) * 1000
          const p99 = percentile(latencies, 0.99)
          progress(`${contender.peer.name}: ${rate}/s, p99 ${p99.toFixed(1)} ms, load ${loadavg()[0]?.toFixed(1)}`)
          if (rate === COMMON_RATE) common.set(contender.peer.name, { latencies, cpuMs })
          if (p99 <= LATEST_MS) contender.best = rate
          if (unanswered === 0) continue
          // What it still says of these would be taken for later ones.
          contender.isOut = true
          progress(`${contender.peer.name}: ${unanswered} not acknowledged within ${GIVE_UP_MS} ms, not asked for more`)
        }
        if (contender.best < rate && rate >= COMMON_RATE) contender.isOut = true
      }
    }
    report(contenders, common)
  } finally {
    for (const { lines, server, folder } of contenders) {
      for (const line of lines) line.close()
      await server.kill('SIGKILL')
      await rm(folder, { recursive: true })
    }
  }
}

interface Common {
  readonly latencies: readonly number[]
  /** Of the relay's processor time, for all updates of the run. */
  readonly cpuMs: number
}

function report(contenders: readonly Contender[], common: ReadonlyMap<string, Common>): void {
  compare({
    what: `relay: updates a second with p99 ≤ ${LATEST_MS} ms`,
    unit: '/s',
    better: 'more',
    values: Object.fromEntries(contenders.map(({ peer, best }) => [peer.name, best])),
    note: `steps of ${RATES.join(', ')}; ${CONNECTIONS} connections over ${DOCUMENTS} documents, sender and relay share the machine (load ${loadavg()[0]?.toFixed(1)}); ours checks a signature and writes to the disk before it acknowledges, the others do neither`,
  })
  const thousands = (COMMON_RATE * (WARM_UP_SECONDS + SECONDS)) / 1000
  compare({
    what: 'relay: its processor time for 1,000 updates',
    unit: 'ms',
    better: 'less',
    values: Object.fromEntries([...common].map(([name, { cpuMs }]) => [name, cpuMs / thousands])),
    note: `at ${COMMON_RATE}/s, each told to one other phone`,
  })
  for (const share of [0.5, 0.99]) {
    compare({
      what: `relay: acknowledgement at ${COMMON_RATE}/s, p${share * 100}`,
      unit: 'ms',
      better: 'less',
      values: Object.fromEntries([...common].map(([name, { latencies }]) => [name, percentile(latencies, share)])),
      note: "ours: on the disk; Hocuspocus: taken into memory; y-websocket-server: the sender's own update came back",
    })
  }
}

async function open(peer: RelayPeer): Promise<Contender> {
  const folder = await mkdtemp(join(tmpdir(), 'peers-load-'))
  const server = await peer.start(folder)
  const documents = documentsOf(DOCUMENTS)
  const lines: Line[] = []
  for (let i = 0; i < CONNECTIONS; i++) {
    const line = await server.line(documents[i % DOCUMENTS]!, 2_000_000 + i)
    lines.push(line)
    if (i % 20 === 19) await line.opened
  }
  await Promise.all(lines.map(({ opened }) => opened))
  return { peer, server, folder, lines, best: 0, isOut: false }
}

interface Answers {
  /** Milliseconds from when each update was due to its acknowledgement. */
  readonly latencies: readonly number[]
  /** Given up. */
  readonly unanswered: number
}

/** Sends by the clock whatever comes back. */
async function offer(lines: readonly Line[], rate: number): Promise<Answers> {
  const perLine = Math.ceil((rate * (WARM_UP_SECONDS + SECONDS)) / lines.length)
  const count = perLine * lines.length
  const frames: Uint8Array[][] = []
  for (const line of lines) frames.push(await line.prepare(perLine))
  const due = (i: number): number => startedAt + (i * 1000) / rate
  const warmUp = rate * WARM_UP_SECONDS
  const latencies: number[] = []
  let left = count
  let onDone: () => void = () => undefined
  const done = new Promise<void>((resolve) => (onDone = resolve))
  lines.forEach((line, l) => {
    const sentBefore = acknowledged.get(line) ?? 0
    let from = 0
    line.onAck = (total) => {
      const now = performance.now()
      for (; from < total - sentBefore; from++) {
        const i = from * lines.length + l
        if (i >= warmUp) latencies.push(now - due(i))
        if (--left === 0) onDone()
      }
    }
  })
  const startedAt = performance.now()
  for (let sent = 0; sent < count;) {
    const shouldBe = Math.min(count, Math.floor(((performance.now() - startedAt) * rate) / 1000) + 1)
    for (; sent < shouldBe; sent++)
      lines[sent % lines.length]!.send(frames[sent % lines.length]![Math.floor(sent / lines.length)]!)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  const patience = setTimeout(onDone, GIVE_UP_MS)
  await done
  clearTimeout(patience)
  for (const line of lines) acknowledged.set(line, (acknowledged.get(line) ?? 0) + perLine)
  return { latencies: [...latencies, ...Array.from({ length: left }, () => GIVE_UP_MS)], unanswered: left }
}

/** Over all runs of a line. */
const acknowledged = new Map<Line, number>()
