/**
 * Simulated phones and a simulated relay, or several on one engine, and everything that can go wrong between them:
 *
 *   npm run simulate -- --seed 1 --phones 7 --days 3
 *
 * Prints one line of JSON. Exits with 1 when anything was lost, differs, or was never tried.
 */
import { parseArgs } from 'node:util'
import { figuresOf, toLine, type Figures } from './report.ts'
import { isGood, simulate, type Outcome } from './simulate.ts'

const USAGE = `Cara pakai:
  npm run simulate -- --seed 1 --phones 7 --days 3              satu putaran
  npm run simulate -- --seed 1 --phones 7 --days 3 --runs 477   banyak putaran, mulai dari seed itu: 10.017 hari-HP
  npm run simulate -- --seed 1 --phones 7 --days 3 --relays 2   dua server pada satu mesin catatan`
const MOST_PROBLEMS_SHOWN = 20
const MOST_CHARACTERS_SHOWN = 1000

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      phones: { type: 'string', default: '7' },
      days: { type: 'string', default: '3' },
      relays: { type: 'string', default: '1' },
      runs: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  })
  const seed = Number(values.seed)
  const phones = Number(values.phones)
  const days = Number(values.days)
  const relays = Number(values.relays)
  const runs = Number(values.runs)
  const isUsable = [seed, phones, days, relays, runs].every((value) => Number.isSafeInteger(value) && value > 0)
  if (values.help || !isUsable) {
    process.stderr.write(`${USAGE}\n`)
    return values.help ? 0 : 1
  }
  const figures: Figures[] = []
  for (let run = 0; run < runs; run++) {
    const outcome = await simulate({ seed: seed + run, phones, days, relays })
    if (!isGood(outcome)) complain(outcome)
    figures.push(figuresOf(outcome))
  }
  process.stdout.write(`${toLine(figures)}\n`)
  return figures.every(({ isGood }) => isGood) ? 0 : 1
}

function complain({ seed, problems }: Outcome): void {
  const shown = problems.length > 0 ? problems.slice(0, MOST_PROBLEMS_SHOWN) : ['nothing happened in this run']
  for (const problem of shown) process.stderr.write(`seed ${seed}: ${problem.slice(0, MOST_CHARACTERS_SHOWN)}\n`)
}

process.exitCode = await main()
