/** The proxy's file, checked by Caddy itself, and Caddy run with it before a real server. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveApp } from '../../server/http/static.ts'
import { MemoryJournal, memoryDisk } from '../../server/journal/journal-memory.ts'
import type { Watch } from '../../server/tally.ts'
import { closeCode } from '../../src/protocol.ts'
import { freePort } from '../free-port.ts'
import { Ground } from '../relay/ground.ts'
import { RawPhone } from '../relay/raw-phone.ts'
import { until } from '../replica/phones.ts'
import { caddy, caddyPath } from './tools.ts'

const FILE = 'deploy/Caddyfile'
const few = { burst: 20, perSecond: 0 }

const nobody: Watch = {
  opened: () => undefined,
  closed: () => undefined,
  appended: () => undefined,
  refused: () => undefined,
  requested: () => undefined,
  limited: () => undefined,
}

let folder: string
let ground: Ground
/** A server that says it cannot write, and how many sockets and requests came to it all the same. */
let unwell: Ground
let strayed = 0
let asked = 0
let proxy: ChildProcess
let origin: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caddy-'))
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app', 'app.html'), '<!doctype html><p>Lima Langkah</p>')
  const onRequest = await serveApp(join(folder, 'app'))
  const rates = { requests: few, connections: few }
  ground = await Ground.lay({ onRequest, isHttps: true, trustsProxy: true, rates })
  const disk = memoryDisk('unwell')
  disk.room = 0
  const count = { ...nobody, opened: () => void strayed++, requested: () => void asked++ }
  unwell = await Ground.lay({
    journal: new MemoryJournal(disk),
    onRequest,
    isHttps: true,
    trustsProxy: true,
    rates,
    watch: count,
  })
  const port = await freePort()
  const relays = [await freePort(), unwell.relay.port, ground.relay.port].map((each) => `localhost:${each}`)
  origin = `http://localhost:${port}`
  const env = { ...process.env, HOME: folder, SITE: origin, RELAY: relays.join(' ') }
  // Without the address at which a running Caddy takes orders: another one may have it.
  const file = (await readFile(FILE, 'utf8')).replace(/^\{\n/m, '{\n\tadmin off\n')
  await writeFile(join(folder, 'Caddyfile'), file)
  proxy = spawn(caddyPath(), ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], { env })
  await until(
    'Caddy answers',
    () =>
      ask('/healthz').then(
        ({ status }) => status === 200,
        () => false,
      ),
    30_000,
  )
})

afterAll(async () => {
  if (proxy.exitCode === null) {
    proxy.kill('SIGTERM')
    await once(proxy, 'exit')
  }
  await ground.clear()
  await unwell.clear()
  await rm(folder, { recursive: true })
})

interface Answered {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST'
    const asked = request(origin + path, { headers, method }, (response) => {
      let text = ''
      response.on('data', (data: Buffer) => (text += data.toString()))
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

test('Caddy takes the file, as it is and as Caddy itself would write it', async () => {
  const { status, output } = caddy('validate', '--config', FILE, '--adapter', 'caddyfile')
  expect([status, output]).toEqual([0, expect.stringContaining('Valid configuration')])
  expect(output).not.toMatch(/"level":"(warn|error)"/)
  expect(caddy('fmt', FILE).output).toBe(await readFile(FILE, 'utf8'))
})

test('the check sees a word that Caddy does not know', async () => {
  const path = join(folder, 'salah')
  await writeFile(path, (await readFile(FILE, 'utf8')).replace('reverse_proxy', 'revers_proxy'))
  expect(caddy('validate', '--config', path, '--adapter', 'caddyfile').status).not.toBe(0)
})

test('by default it is https, for a name, to the port the server has by default', () => {
  const { output } = caddy('adapt', '--config', FILE, '--adapter', 'caddyfile')
  expect(output).toContain('"listen":[":443"]')
  expect(output).toContain('"host":["posyandu.example.id"]')
  expect(output).toContain('"dial":"127.0.0.1:8080"')
})

test('the app comes through with the headers that keep it safe, and says nothing about what serves it', async () => {
  const { status, headers, body } = await ask('/warga')
  expect([status, body]).toEqual([200, '<!doctype html><p>Lima Langkah</p>'])
  const { host } = new URL(origin)
  expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://${host} wss://${host};`)
  expect(headers).toMatchObject({
    'strict-transport-security': 'max-age=31536000',
    'cross-origin-opener-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
  expect(headers.server).toBeUndefined()
})

test('a phone’s socket comes through', async () => {
  const phone = await ground.device()
  const socket = new RawPhone(origin, ground.registry)
  await socket.answer(phone)
  await socket.admitted()
  socket.vector(Uint8Array.of(0))
  await socket.hear('step2')
  socket.close()
  const nowhere = new RawPhone(origin, 'registry/tidak-ada')
  expect(await nowhere.closed).toBe(closeCode.noSuchDocument)
})

test('whoever a sender says to be, the server counts the address that the proxy saw', async () => {
  const spoofed = { 'x-forwarded-for': '203.0.113.9' }
  const statuses = []
  for (let i = 0; i < 2 * few.burst + 2; i++) statuses.push((await ask('/warga', spoofed)).status)
  expect(new Set(statuses)).toEqual(new Set([200]))
})

test('what is too large, or wants to write, does not get through', async () => {
  expect((await ask('/', {}, 'x'.repeat(5_000))).status).toBe(405)
  expect((await ask('/', { 'x-besar': 'a'.repeat(40_000) })).status).toBe(431)
})

test('an office asks for many documents at once through it, in a body that has a bound', async () => {
  expect((await fetch(`${origin}/pull`, { method: 'POST' })).status).toBe(401)
  const huge = new Uint8Array(600_000)
  const answered = await fetch(`${origin}/pull`, { method: 'POST', body: huge }).then(({ status }) => status)
  expect([413, 502]).toContain(answered)
  expect((await fetch(`${origin}/pull`, { method: 'POST' })).status).toBe(401)
})

test('of several servers, one that is not there and one that cannot write are passed over', async () => {
  await until('Caddy has asked the one that cannot write', () => asked > 1)
  strayed = 0
  const documents = Array.from({ length: 20 }, (_, i) => `registry/posyandu-${i}`)
  const sockets = documents.map((document) => new RawPhone(origin, document))
  expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual(documents.map(() => closeCode.noSuchDocument))
  expect(strayed).toBe(0)
})
