/**
 * What checking signatures costs the relay: the same updates through the same relay, with the checks and without. A check
 * takes more processor than all else about an update, and runs beside it: the ratio holds where two cores are free, and
 * nears that of the processor's times where they are not. The phones' sending and reading counts on both sides; what
 * they send is signed before.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gate, type Gate } from '../../server/gate.ts'
import { startRelay } from '../../server/start-relay.ts'
import { readEntry } from '../../src/log/entry.ts'
import { visitsOf } from '../../src/log/document-name.ts'
import type { DeviceKeys } from '../../src/log/signature.ts'
import { Doors, POSYANDU } from '../doors.ts'
import { median, progress, report, spread } from './figure.ts'
import { BenchPhone, entriesFrame, joinedKeys, weighing } from './relay-phone.ts'

const PHONES = 40
/** What may come at once, without a rest. */
const UPDATES_OF_A_PHONE = 190
const ROUNDS = 9
/** Throughput without the checks must be less than twice that with them. */
const MOST_RATIO = 2

/** Takes what a known device wrote at its word; all else, the newcomers among it, goes through the real gate. */
const unchecked: Gate = {
  ...gate,
  judge: (text, document, access, isVouchedFor) => {
    const entry = readEntry(text)
    const isKnown = entry !== undefined && entry.in === document && access.isKnown(entry.by)
    return isKnown ? Promise.resolve({ type: 'genuine', entry }) : gate.judge(text, document, access, isVouchedFor)
  },
}

interface Run {
  readonly perSecond: number
  /** Of the processor, for each update; µs. */
  readonly cpuUs: number
}

/** Updates of one entry each, sent as fast as the relay acknowledges them; the two relays take turns at being first. */
export async function signatures(): Promise<void> {
  const runs: { withThem: Run; without: Run }[] = []
  for (const used of [gate, unchecked]) await run(used) // until the code is warm
  for (let round = 0; round < ROUNDS; round++) {
    const first = await run(round % 2 === 0 ? gate : unchecked)
    const second = await run(round % 2 === 0 ? unchecked : gate)
    runs.push(round % 2 === 0 ? { withThem: first, without: second } : { withThem: second, without: first })
    progress(`round ${round + 1} of ${ROUNDS}`)
  }
  reportRate(
    'with checks',
    runs.map(({ withThem }) => withThem),
  )
  reportRate(
    'without',
    runs.map(({ without }) => without),
  )
  const ratios = runs.map(({ withThem, without }) => without.perSecond / withThem.perSecond)
  const [value, least, most] = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map(twoDigits)
  report({
    name: 'signatures: throughput without / with',
    value: value!,
    unit: '×',
    target: MOST_RATIO,
    note: [
      `n=${ROUNDS}, ${least}–${most}, median of rounds`,
      `${PHONES} phones, ${PHONES * (UPDATES_OF_A_PHONE - 1)} updates a round`,
      `machine load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
    ].join(', '),
  })
}

function reportRate(name: string, runs: readonly Run[]): void {
  const rates = runs.map(({ perSecond }) => perSecond)
  const note = `${spread(rates)}; ${Math.round(median(runs.map(({ cpuUs }) => cpuUs)))} µs of processor each`
  report({ name: `signatures: updates ${name}`, value: Math.round(median(rates)), unit: '/s', note })
}

function twoDigits(value: number): number {
  return Math.round(value * 100) / 100
}

async function run(usedGate: Gate): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-signatures-'))
  const doors = await (await Doors.many(PHONES)).openIn(folder)
  const relay = await startRelay({ dataDir: folder, port: 0, host: 'localhost', gate: usedGate })
  try {
    const server = { origin: relay.origin, doors }
    const keys: DeviceKeys[] = []
    for (let i = 0; i < PHONES; i++) keys.push(await joinedKeys(server, 1_000_000 + i))
    const phones = keys.map((own, i) => new BenchPhone(relay.origin, documentOf(i), own, 2_000_000 + i))
    await Promise.all(phones.map(({ opened }) => opened))
    const frames = await Promise.all(keys.map((own, i) => framesOf(own, i)))
    // The first is taken when all of them are in: so many that come at once are a rush, in which what they bring waits.
    await Promise.all(phones.map((phone, i) => sendUntil(phone, frames[i]!, 0, 1)))
    const [started, before] = [performance.now(), process.cpuUsage()]
    await Promise.all(phones.map((phone, i) => sendUntil(phone, frames[i]!, 1, UPDATES_OF_A_PHONE)))
    const seconds = (performance.now() - started) / 1000
    const { user, system } = process.cpuUsage(before)
    for (const phone of phones) phone.close()
    const count = PHONES * (UPDATES_OF_A_PHONE - 1)
    return { perSecond: count / seconds, cpuUs: (user + system) / count }
  } finally {
    await relay.close()
    await rm(folder, { recursive: true })
  }
}

/** A month of its own for each phone: what is measured is not passing on. */
function documentOf(i: number): string {
  return visitsOf(POSYANDU, `${2000 + i}-03`)
}

async function framesOf(keys: DeviceKeys, i: number): Promise<Uint8Array[]> {
  const frames: Uint8Array[] = []
  for (let clock = 0; clock < UPDATES_OF_A_PHONE; clock++) {
    frames.push(entriesFrame(2_000_000 + i, clock, [await weighing(documentOf(i), keys, clock + 2)]))
  }
  return frames
}

function sendUntil(phone: BenchPhone, frames: readonly Uint8Array[], from: number, to: number): Promise<void> {
  return new Promise((resolve) => {
    phone.onAck = (clock) => clock === to && resolve()
    for (const frame of frames.slice(from, to)) phone.send(frame)
  })
}
