/**
 * Runs a program of the project, doing first whatever it needs: `node scripts/run.mjs start`. From a fresh clone with
 * nothing but Node and npm, that is installing, building, and for the tests a browser. Set-up talks on stderr only.
 * `--prepare` does all of that and stops: what is then in `build/` runs without this script, under systemd for example.
 */
import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildApp, bundle, findBrowser, findEngine, findServerTools, install, installPeers } from './set-up.mjs'

/** Each program: its source, and what it needs besides the packages. */
const programs = {
  start: { source: 'server/main.ts', needs: [buildApp] },
  backup: { source: 'server/backup-main.ts', needs: [] },
  move: { source: 'server/move-main.ts', needs: [] },
  growth: { source: 'scripts/growth.ts', needs: [] },
  import: { source: 'scripts/import.ts', needs: [] },
  seed: { source: 'scripts/seed.ts', needs: [] },
  rekap: { source: 'scripts/rekap.ts', needs: [] },
  simulate: { source: 'tests/simulation/main.ts', needs: [] },
  fuzz: { source: 'tests/fuzz/main.ts', needs: [] },
  district: { source: 'tests/district/main.ts', needs: [] },
  bench: { source: 'tests/bench/main.ts', needs: [buildApp, findBrowser, findEngine] },
  peers: { source: 'peers/main.ts', needs: [installPeers, buildApp, findBrowser] },
  test: { source: 'tests/all.ts', needs: [buildApp, findBrowser, findEngine, findServerTools] },
}

const [name, ...args] = process.argv.slice(2)
const program = programs[name]
if (!program) {
  process.stderr.write(`Perintah: ${Object.keys(programs).join(', ')}\n`)
  process.exit(1)
}

install()
const isAskingForHelp = args.includes('--help')
for (const need of isAskingForHelp ? [] : program.needs) need()
const file = await bundle(name, program.source)
if (args.includes('--prepare')) {
  process.stderr.write(`Siap: node ${relative('.', file)}\n`)
  process.exit(0)
}
process.argv = [process.argv[0], file, ...args]
await import(pathToFileURL(file).href)
