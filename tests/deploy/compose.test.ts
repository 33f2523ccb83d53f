/** The containers, as Compose itself reads them; what they are told is what the programs ask for. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { HELP } from '../../server/words.ts'
import { dockerCompose, json, type Ran } from './tools.ts'

interface Service {
  readonly image: string
  readonly environment?: Readonly<Record<string, string>>
  readonly networks?: Readonly<Record<string, unknown>>
  readonly ports?: readonly unknown[]
  readonly cap_drop?: readonly string[]
  readonly command?: readonly string[]
  readonly volumes?: readonly string[]
}

const SITE = 'posyandu.example.id'

/** As Compose understands the file. */
function config(env: Readonly<Record<string, string>> = { SITE }): Ran {
  return dockerCompose(env, '-f', 'deploy/compose.yaml', 'config')
}

function services(): Readonly<Record<string, Service>> {
  const { status, output } = config()
  if (status !== 0) throw new Error(output)
  return (json(output) as { services: Record<string, Service> }).services
}

test('Compose takes the file, and asks for the name that phones open when there is none', () => {
  expect(config().status).toBe(0)
  const unnamed = config({})
  expect([unnamed.status, unnamed.output]).toEqual([1, expect.stringContaining('SITE is the name that phones open')])
})

test('the servers are alike, told what servers can be told, and Caddy knows them all', () => {
  const all = services()
  const relays = Object.keys(all).filter((name) => name.startsWith('relay'))
  expect(relays.length).toBeGreaterThanOrEqual(2)
  for (const name of relays) {
    const { environment = {} } = all[name]!
    for (const variable of Object.keys(environment)) expect(HELP).toContain(variable)
    expect(environment).toMatchObject({ ORIGIN: `https://${SITE}`, TRUST_PROXY: '1', JOURNAL_REPLICAS: '1' })
    expect(environment).toEqual(all[relays[0]!]!.environment)
    expect(all[name]!.volumes).toContain(`${name}:/data:rw`)
  }
  expect(all.caddy?.environment).toEqual({ SITE, RELAY: relays.map((name) => `${name}:8080`).join(' ') })
})

test('the engine has a replica with the same settings, and no way leads to either but from the servers', () => {
  const all = services()
  const engines = Object.entries(all).filter(([name]) => name.startsWith('redis'))
  expect(engines.map(([name]) => name)).toEqual(['redis', 'redis-replica'])
  for (const [, engine] of engines) {
    expect(engine.command?.slice(0, 2)).toEqual(['redis-server', '/etc/redis.conf'])
    expect(engine.volumes).toContainEqual(expect.stringMatching(/\/deploy\/redis\.conf:\/etc\/redis\.conf:ro$/))
    expect([Object.keys(engine.networks ?? {}), engine.ports]).toEqual([['journal'], undefined])
  }
  expect(all['redis-replica']?.command?.slice(2)).toEqual(['--replicaof', 'redis', '6379'])
  const open = Object.entries(all).filter(([, { ports }]) => ports)
  expect(open.map(([name]) => name)).toEqual(['caddy'])
  for (const [name, { cap_drop }] of Object.entries(all)) expect(cap_drop, name).toEqual(['ALL'])
})

test('the image builds what the servers run', async () => {
  const image = await readFile('deploy/Dockerfile', 'utf8')
  const runner = await readFile('scripts/run.mjs', 'utf8')
  expect(image).toContain('build/programs/start/main.mjs')
  for (const name of ['start', 'backup', 'move']) {
    expect(image).toContain(`npm run ${name} -- --prepare`.replace('run start', 'start'))
    expect(runner).toContain(`${name}: { source:`)
  }
})
