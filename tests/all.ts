/**
 * Everything; the first step that fails ends it. Steps of two lanes run side by side. `--fast` leaves out browsers,
 * simulations and what talks to a running relay, and looks again only at files that changed.
 */
import { spawn } from 'node:child_process'

const isFast = process.argv.includes('--fast')

interface Step {
  readonly name: string
  readonly command: readonly [program: string, ...args: string[]]
}
/** One after the other. */
type Lane = readonly Step[]

const step = (name: string, ...command: readonly [string, ...string[]]): Step => ({ name, command })
const tests = (name: string, project: string, ...only: readonly string[]): Step =>
  step(name, 'vitest', 'run', '--project', project, ...only)

const kept = isFast ? ['--cache', '--cache-location', 'node_modules/.cache/'] : []
const read: Lane = [
  step('types', 'svelte-check', '--fail-on-warnings'),
  step('lint', 'eslint', '.', '--max-warnings', '0', ...kept),
]
const unit = isFast
  ? tests('unit, property, architecture', 'unit', 'src', 'server', 'tests/architecture', 'tests/vectors')
  : tests('unit, property, contract, architecture', 'unit')
/** As long as the other lane, on two processors. */
const tried: Lane = [step('format', 'prettier', '--check', '.', ...kept), unit]
const alone: readonly Step[] = [
  tests('simulation', 'simulation'),
  tests('size budgets', 'size'),
  tests('real browser', 'e2e'),
]

/** Prints what a step said once it is over, so that two of them do not speak at once. Rejects when it failed. */
async function run({ name, command }: Step, isAlone: boolean): Promise<void> {
  const started = Date.now()
  const said: Buffer[] = []
  const running = spawn('npx', ['--no-install', ...command], {
    stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  for (const output of [running.stdout, running.stderr]) output?.on('data', (text: Buffer) => said.push(text))
  if (isAlone) process.stdout.write(`\n— ${name}\n`)
  const status = await new Promise((resolve, reject) => running.once('error', reject).once('close', resolve))
  if (!isAlone) process.stdout.write(`\n— ${name}\n${Buffer.concat(said).toString()}`)
  if (status !== 0) throw new Error(`${name}: failed`)
  process.stdout.write(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
}

async function runLane(lane: Lane): Promise<void> {
  for (const each of lane) await run(each, false)
}

try {
  // The other is let finish: what it finds is worth knowing too.
  const [first, second] = await Promise.allSettled([runLane(read), runLane(tried)])
  for (const lane of [first, second]) if (lane.status === 'rejected') throw lane.reason
  for (const each of isFast ? [] : alone) await run(each, true)
  process.stdout.write('\nAll passed.\n')
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
