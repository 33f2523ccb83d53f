/**
 * A running relay with honest phones writing all the while, and hostile ones beside them:
 *
 *   npm run --silent fuzz -- --frames 100000 --seed 1
 *
 * Prints one line of JSON. Exits with 1 when anything invalid can be read, anything honest was lost, held up or altered,
 * a call held the relay too long, it grew too much or died, or nothing happened.
 */
import { parseArgs } from 'node:util'
import { fuzz, isGood } from './fuzz.ts'
import { inAProcessOfItsOwn, serve } from './relay-under-fire.ts'

const USAGE = 'Cara pakai: npm run --silent fuzz -- --frames 100000 [--seed 1]'
const MOST_PROBLEMS_SHOWN = 20

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      frames: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  })
  const frames = Number(values.frames)
  const seed = Number(values.seed)
  const isUsable = [frames, seed].every((value) => Number.isSafeInteger(value) && value > 0)
  if (values.help || !isUsable) {
    process.stderr.write(`${USAGE}\n`)
    return values.help ? 0 : 1
  }
  const progress = (text: string): void => void process.stderr.write(`${text}\n`)
  const outcome = await fuzz({ seed, frames, start: inAProcessOfItsOwn, progress })
  const { problems, ...figures } = outcome
  for (const problem of problems.slice(0, MOST_PROBLEMS_SHOWN)) process.stderr.write(`${problem}\n`)
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  return isGood(outcome) ? 0 : 1
}

const [, , first, dataDir] = process.argv
if (first === 'relay' && dataDir !== undefined) await serve(dataDir)
else process.exit(await main())
