/**
 * A district of phones against the relay as it is run: `npm run district -- morning storm`. One JSON line a figure, a
 * table at the end, progress on stderr; ends with 1 when an entry was lost, altered or refused.
 */
import { parseArgs } from 'node:util'
import { progress, table } from '../bench/figure.ts'
import { CROWD, runCrowd } from './crowd-process.ts'
import { Ground } from './ground.ts'
import { morning } from './morning.ts'
import { DISTRICT } from './plan.ts'
import { soak } from './soak.ts'
import { storm } from './storm.ts'

const USAGE = `npm run district -- [morning | storm | soak] …

  --posyandu 300  --phones 5  --people 800   the district: phones and registered people of each posyandu
  --speed 10      simulated hours an hour (morning, soak)
  --hours N       how long, of its own time: a morning 3, a soak 8
  --crowds 2      processes that play the phones
  --relays 2      so many relays on one redis-server, instead of one with a journal of its own`

const MORNING_HOURS = 3
const SOAK_HOURS = 8

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      posyandu: { type: 'string', default: String(DISTRICT.posyandu) },
      phones: { type: 'string', default: String(DISTRICT.phones) },
      people: { type: 'string', default: String(DISTRICT.people) },
      speed: { type: 'string', default: '10' },
      hours: { type: 'string' },
      crowds: { type: 'string', default: '2' },
      relays: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const { posyandu, phones, people, speed, hours, crowds } = values
  const parts = {
    morning: (ground: Ground) => morning(ground, { hours: Number(hours ?? MORNING_HOURS), speed: Number(speed) }),
    storm,
    soak: (ground: Ground) => soak(ground, { hours: Number(hours ?? SOAK_HOURS), speed: Number(speed) }),
  }
  const isPart = (name: string): name is keyof typeof parts => name in parts
  if (values.help || positionals.length === 0 || !positionals.every(isPart)) {
    process.stdout.write(`${USAGE}\n`)
    process.exitCode = values.help ? 0 : 1
    return
  }
  const plan = { posyandu: Number(posyandu), phones: Number(phones), people: Number(people) }
  for (const name of positionals) {
    progress(`— ${name}`)
    const relaysOnEngine = values.relays === undefined ? undefined : Number(values.relays)
    const ground = await Ground.lay({ plan, crowds: Number(crowds), relaysOnEngine })
    try {
      await parts[name](ground)
    } finally {
      await ground.clear()
    }
  }
  process.stdout.write(`\n${table()}`)
}

if (process.argv[2] === CROWD) runCrowd()
else {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  })
}
