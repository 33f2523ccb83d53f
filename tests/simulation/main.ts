/**
 * Simulated phones and a simulated relay, and everything that can go wrong between them:
 *
 *   npm run simulate -- --seed 1 --phones 7 --days 3
 *
 * Prints one line of JSON. Exits with 1 when anything was lost, differs, or was never tried.
 */
import { parseArgs } from 'node:util'
import { sumOf, type Counts } from './counts.ts'
import { isGood, simulate, type Outcome } from './simulate.ts'

const USAGE = `Cara pakai:
  npm run simulate -- --seed 1 --phones 7 --days 3              satu putaran
  npm run simulate -- --seed 1 --phones 7 --days 3 --runs 477   banyak putaran, mulai dari seed itu (10.017 hari-HP)`
const MOST_PROBLEMS_SHOWN = 20
const MOST_CHARACTERS_SHOWN = 1000

interface Total {
  readonly phones: number
  readonly days: number
  readonly runs: number
  readonly counts: Counts[]
  readonly failingSeeds: number[]
  lost: number
  diverged: number
  unsent: number
  altered: number
  untrue: number
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      phones: { type: 'string', default: '7' },
      days: { type: 'string', default: '3' },
      runs: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  })
  const [seed, phones, days, runs] = [values.seed, values.phones, values.days, values.runs].map(Number)
  const isUsable = [seed, phones, days, runs].every((value) => Number.isSafeInteger(value) && value! > 0)
  if (values.help || !isUsable) {
    process.stderr.write(`${USAGE}\n`)
    return values.help ? 0 : 1
  }
  const total: Total = { phones: phones!, days: days!, runs: runs!, counts: [], failingSeeds: [], lost: 0, diverged: 0, unsent: 0, altered: 0, untrue: 0 } // prettier-ignore
  for (let i = 0; i < runs!; i++) add(total, await simulate({ seed: seed! + i, phones: phones!, days: days! }))
  process.stdout.write(`${toLine(seed!, total)}\n`)
  return total.failingSeeds.length > 0 ? 1 : 0
}

function add(total: Total, outcome: Outcome): void {
  total.counts.push(outcome.counts)
  total.lost += outcome.lost
  total.diverged += outcome.diverged
  total.unsent += outcome.unsent
  total.altered += outcome.altered
  total.untrue += outcome.untrue
  if (isGood(outcome)) return
  total.failingSeeds.push(outcome.seed)
  const shown = outcome.problems
    .slice(0, MOST_PROBLEMS_SHOWN)
    .map((problem) => `seed ${outcome.seed}: ${problem.slice(0, MOST_CHARACTERS_SHOWN)}\n`)
  process.stderr.write(shown.join('') || `seed ${outcome.seed}: nothing happened\n`)
}

function toLine(seed: number, { phones, days, runs, counts, failingSeeds, ...verdict }: Total): string {
  const phoneDays = phones * days * runs
  return JSON.stringify({ seed, phones, days, runs, phoneDays, ...sumOf(counts), ...verdict, failingSeeds })
}

process.exit(await main())
