/** Everything, one step after the other; the first that fails ends it. `--fast` leaves out browsers and simulations. */
import { spawnSync } from 'node:child_process'

const isFast = process.argv.includes('--fast')

const steps: readonly (readonly [name: string, ...command: string[]])[] = [
  ['format', 'prettier', '--check', '.'],
  ['lint', 'eslint', '.', '--max-warnings', '0'],
  ['types', 'svelte-check', '--fail-on-warnings'],
  ['unit, property, contract, architecture', 'vitest', 'run', '--project', 'unit'],
]
const slow: typeof steps = [
  ['simulation', 'vitest', 'run', '--project', 'simulation'],
  ['size budgets', 'vitest', 'run', '--project', 'size'],
  ['real browser', 'vitest', 'run', '--project', 'e2e'],
]

for (const [name, command, ...args] of isFast ? steps : [...steps, ...slow]) {
  const started = Date.now()
  process.stdout.write(`\n— ${name}\n`)
  const { status } = spawnSync('npx', ['--no-install', command!, ...args], { stdio: 'inherit' })
  if (status !== 0) {
    process.stderr.write(`\n${name}: failed\n`)
    process.exit(1)
  }
  process.stdout.write(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
}
process.stdout.write('\nAll passed.\n')
