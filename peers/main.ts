/**
 * This project against what people would pick instead, on the same data in one run: a table, one JSON line a measure, and
 * all of them in `build/peers/peers.json`. `npm run bench:peers` measures everything, `npm run bench:peers -- kills` only that.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { setPriority } from 'node:os'
import { comparisonTable, failed, writeMeasures } from './comparison.ts'
import { progress } from '../tests/bench/figure.ts'
import { compareBytes } from './bytes.ts'
import { comparePhones } from './phone/compare.ts'
import { WORK } from '../tests/bench/relay-data.ts'
import { ourRelay } from './relay/our-line.ts'
import { hocuspocus, inMemory, withLevelDb } from './relay/y-line.ts'
import { compareKills } from './relay/kills.ts'
import type { RelayPeer } from './relay/line.ts'
import { compareThroughput } from './relay/load.ts'
import { compareMemory } from './relay/memory.ts'

/** The priority that `nice` calls -19. */
const FIRST = -19
const FILE = 'build/peers/peers.json'

/** `atOnce`: Hocuspocus also with its store told to wait for nothing, which is its way of losing least. */
async function relays(atOnce: boolean): Promise<readonly RelayPeer[]> {
  const all = [await ourRelay(), inMemory(), withLevelDb()]
  if (existsSync('peers/node_modules/@hocuspocus/extension-sqlite')) {
    return [...all, hocuspocus(), ...(atOnce ? [hocuspocus(0)] : [])]
  }
  progress('Hocuspocus is not compared: its SQLite store could not be installed here')
  return all
}

const parts: Readonly<Record<string, () => Promise<void>>> = {
  phone: comparePhones,
  bytes: compareBytes,
  throughput: async () => compareThroughput(await relays(true)),
  memory: async () => compareMemory(await relays(false)),
  kills: async () => compareKills(await relays(true)),
}

/** Ahead of whatever else the machine does, with everything that is started from here; only root may. */
function goFirst(): void {
  try {
    setPriority(FIRST)
  } catch {
    progress('not root: other work of this machine may get into the figures')
  }
}

async function main(): Promise<void> {
  const names = process.argv.slice(2)
  const unknown = names.filter((name) => !(name in parts))
  if (unknown.length > 0) {
    process.stdout.write(`npm run bench:peers -- [${Object.keys(parts).join(' | ')}] …\n`)
    process.exitCode = unknown.some((name) => name !== '--help') ? 1 : 0
    return
  }
  mkdirSync(WORK, { recursive: true })
  goFirst()
  for (const [name, run] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue
    progress(`— ${name}`)
    try {
      await run()
    } catch (error) {
      failed(name, error)
    }
  }
  await writeMeasures(FILE)
  process.stdout.write(`\n${comparisonTable()}`)
}

await main()
