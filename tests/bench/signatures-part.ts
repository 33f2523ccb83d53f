/** What checking signatures costs the relay: the same updates through the same relay, with the checks and without. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
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
const UPDATES_OF_A_PHONE = 100
const ROUNDS = 5
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

/** Updates of one entry each, sent as fast as the relay acknowledges them; the two relays take turns. */
export async function signatures(): Promise<void> {
  const checkedRates: number[] = []
  const uncheckedRates: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    checkedRates.push(await updatesPerSecond(gate))
    uncheckedRates.push(await updatesPerSecond(unchecked))
    progress(`round ${round + 1} of ${ROUNDS}`)
  }
  const [withThem, without] = [median(checkedRates), median(uncheckedRates)]
  const size = `${PHONES} phones, ${PHONES * UPDATES_OF_A_PHONE} updates a round`
  const rate = (name: string, rates: readonly number[]): void =>
    report({ name: `signatures: updates ${name}`, value: Math.round(median(rates)), unit: '/s', note: spread(rates) })
  rate('with checks', checkedRates)
  rate('without', uncheckedRates)
  const value = Math.round((without / withThem) * 100) / 100
  report({ name: 'signatures: throughput without / with', value, unit: '×', target: MOST_RATIO, note: size })
}

async function updatesPerSecond(usedGate: Gate): Promise<number> {
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
    const started = performance.now()
    await Promise.all(phones.map((phone, i) => sendAll(phone, frames[i]!)))
    const seconds = (performance.now() - started) / 1000
    for (const phone of phones) phone.close()
    return (PHONES * UPDATES_OF_A_PHONE) / seconds
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

function sendAll(phone: BenchPhone, frames: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve) => {
    phone.onAck = (clock) => clock === frames.length && resolve()
    for (const frame of frames) phone.send(frame)
  })
}
