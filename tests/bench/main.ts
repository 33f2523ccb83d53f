/**
 * The figures this project promises, measured: one JSON line each, a table at the end, progress on stderr.
 * `npm run bench` measures all of them, `npm run bench -- save search` only those parts.
 */
import { mkdirSync } from 'node:fs'
import { area } from './area-part.ts'
import { browserKills } from './browser-kill.ts'
import { charts } from './charts-part.ts'
import { coldStart } from './cold-start-part.ts'
import { progress, table } from './figure.ts'
import { journal } from './journal-part.ts'
import { keepApp } from './phone-profile.ts'
import { handover } from './handover-part.ts'
import { month } from './month-part.ts'
import { WORK } from './relay-data.ts'
import { relays } from './relays-part.ts'
import { relayDocuments, relayKills, relayLoad } from './relay.ts'
import { save } from './save-part.ts'
import { seal } from './seal-part.ts'
import { screens } from './screens-part.ts'
import { search } from './search-part.ts'
import { signatures } from './signatures-part.ts'
import { sizes } from './sizes-part.ts'
import { openSlowDown, type SlowDown } from './slow-down.ts'
import { sync } from './sync-part.ts'
import { tasks } from './tasks-part.ts'
import { wire } from './wire-part.ts'

const parts: Readonly<Record<string, (slowDown: SlowDown) => Promise<void>>> = {
  size: sizes,
  'cold-start': coldStart,
  search,
  screens,
  save,
  charts,
  tasks,
  month,
  handover,
  seal,
  sync,
  wire,
  area: () => area(),
  journal: () => journal(),
  relays: () => relays(),
  relay: relayLoad,
  'relay-documents': relayDocuments,
  'relay-kills': relayKills,
  signatures,
  'browser-kills': () => browserKills(),
}

async function main(): Promise<void> {
  const names = process.argv.slice(2)
  const unknown = names.filter((name) => !(name in parts))
  if (unknown.length > 0 || names.includes('--help')) {
    process.stdout.write(`npm run bench -- [${Object.keys(parts).join(' | ')}] …\n`)
    process.exitCode = unknown.some((name) => name !== '--help') ? 1 : 0
    return
  }
  mkdirSync(WORK, { recursive: true })
  await keepApp()
  const slowDown = openSlowDown(WORK, process.env.CHROMIUM ?? '/usr/bin/chromium')
  progress(`slow-down: ${slowDown.how}`)
  let failed = false
  try {
    for (const [name, run] of Object.entries(parts)) {
      if (names.length > 0 && !names.includes(name)) continue
      progress(`— ${name}`)
      try {
        await run(slowDown)
      } catch (error) {
        failed = true
        progress(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      }
    }
  } finally {
    await slowDown.close()
  }
  process.stdout.write(`\n${table()}`)
  process.exitCode = failed ? 1 : 0
}

await main()
