/** From a fresh server to its first admin, and back in when that device is lost. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fstatSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { readInvitation, type Invitation } from '../../src/log/invitation.ts'
import { AREA } from '../../src/log/role.ts'
import { SYNC_PATH } from '../../src/protocol.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { until } from '../replica/phones.ts'
import { bundleServer, Child } from './child.ts'

let folder: string
let dataDir: string
let env: Record<string, string>
const children: Child[] = []

beforeAll(() => bundleServer())

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relay-'))
  dataDir = join(folder, 'data')
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app', 'app.html'), '<!doctype html>')
  env = { PORT: '0', HOST: 'localhost', DATA_DIR: dataDir, APP_DIR: join(folder, 'app') }
})

afterEach(() => rm(folder, { recursive: true }))

afterAll(() => {
  for (const child of children) child.process.kill('SIGKILL')
})

function run(...args: string[]): Child {
  const child = new Child(env, ...args)
  children.push(child)
  return child
}

/** What a start has printed once it has printed all of it, and the server, which runs. */
async function start(): Promise<{ child: Child; origin: string; links: Invitation[] }> {
  const child = run()
  const origin = await child.origin()
  await until('it has said everything', () => child.output.includes('HP lain memerlukan alamat https'))
  return { child, origin, links: linksIn(child.output) }
}

async function stop(child: Child): Promise<void> {
  child.process.kill('SIGTERM')
  expect(await child.exited).toBe(0)
}

function linksIn(text: string): Invitation[] {
  return [...text.matchAll(/https?:\/\/\S+#\S+/g)].map(([link]) => readInvitation(link)!)
}

const isClaim = ({ invitation }: Invitation): boolean => invitation === 'klaim'

class AdminDevice {
  readonly #made: ReturnType<typeof memoryPhone>

  constructor(origin: string) {
    this.#made = memoryPhone({
      relay: origin.replace('http', 'ws') + SYNC_PATH,
      socket: WebSocket as unknown as typeof globalThis.WebSocket,
      clock: () => new Date(),
      events: { onLink: () => undefined, onSent: () => undefined, onError: () => undefined },
    })
  }

  async opens(invitation: Invitation): Promise<this> {
    expect(await this.#made.phone.join(invitation, 'Komputer puskesmas')).toEqual({ ok: true })
    await this.#made.phone.hold()
    return this
  }

  get isLetIn(): boolean {
    const outbox = this.#made.store.rows('outbox')
    return outbox.length > 0 && outbox.every(({ state }) => state === 1)
  }

  get isTurnedAway(): boolean {
    return this.#made.store.rows('outbox').some(({ state }) => state === 2)
  }

  /** How many devices, itself included, it knows of. */
  get knows(): number {
    return this.#made.store.rows('device').length
  }

  async opensPosyandu(name: string): Promise<boolean> {
    const self = this.#made.store.rows('self')[0]!
    const document = `directory/${self.puskesmas}`
    const write = { document, kind: 'posyandu', record: 'melati', set: { name }, who: 'puskesmas' }
    const { ok } = await this.#made.phone.append([write])
    await until('it is on the relay', () => this.isLetIn)
    return ok
  }

  release(): Promise<void> {
    return this.#made.phone.release()
  }
}

test('the claim makes one device the admin, is said until it is taken up and never after; the recovery code once', async () => {
  const first = await start()
  expect(first.links.map(({ role, scopes }) => [role, scopes])).toEqual([
    ['puskesmas', [AREA]],
    ['puskesmas', [AREA]],
  ])
  await stop(first.child)
  const second = await start()
  expect(second.links).toEqual([first.links.find(isClaim)])
  const [claim] = second.links as [Invitation]

  const admin = await new AdminDevice(second.origin).opens(claim)
  await until('the first is let in', () => admin.isLetIn)
  expect(await admin.opensPosyandu('Melati')).toBe(true)

  const late = await new AdminDevice(second.origin).opens(claim)
  await until('the second is turned away', () => late.isTurnedAway)
  expect(late.isLetIn).toBe(false)
  expect(admin.knows).toBe(1)
  await Promise.all([admin.release(), late.release()])
  await stop(second.child)

  const third = await start()
  expect(third.links).toEqual([])
  expect(await readFile(join(dataDir, 'relay.json'), 'utf8')).not.toContain(claim.secret)
  await stop(third.child)
})

test('a first start that finds its port taken leaves no recovery code behind that nobody has seen', async () => {
  const other = createServer().listen(0, 'localhost')
  await once(other, 'listening')
  env.PORT = String((other.address() as AddressInfo).port)
  expect(await run().exited).toBe(1)
  other.close()
  env.PORT = '0'
  const { child, links } = await start()
  expect(links.filter((link) => !isClaim(link))).toHaveLength(1)
  await stop(child)
})

test('where the figures cannot be told, the recovery code was printed all the same', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  env.METRICS = String((other.address() as AddressInfo).port)
  const child = run()
  expect(await child.exited).toBe(1)
  other.close()
  expect(linksIn(child.output).filter((link) => !isClaim(link))).toHaveLength(1)
})

test('when the admin’s device is lost, the printed code lets another in, once, and the next start prints a new one', async () => {
  const first = await start()
  const claim = first.links.find(isClaim)!
  const recovery = first.links.find((link) => !isClaim(link))!
  const lost = await new AdminDevice(first.origin).opens(claim)
  await until('the first admin is let in', () => lost.isLetIn)
  await lost.release()

  const admin = await new AdminDevice(first.origin).opens(recovery)
  await until('the new one is let in', () => admin.isLetIn)
  expect(await admin.opensPosyandu('Melati')).toBe(true)
  const thief = await new AdminDevice(first.origin).opens(recovery)
  await until('the code works once', () => thief.isTurnedAway)
  await Promise.all([admin.release(), thief.release()])
  await stop(first.child)

  const second = await start()
  expect(second.links).toHaveLength(1)
  expect(second.links[0]!.invitation).toMatch(/^pemulihan-/)
  expect(second.links[0]).not.toEqual(recovery)
  await stop(second.child)
})

test('losing the journal opens neither the claim nor a used recovery code again', async () => {
  const first = await start()
  const claim = first.links.find(isClaim)!
  const admin = await new AdminDevice(first.origin).opens(claim)
  await until('the admin is let in', () => admin.isLetIn)
  await admin.release()
  await stop(first.child)
  await rm(join(dataDir, 'journal'), { recursive: true })

  const second = await start()
  expect(second.links).toEqual([])
  const thief = await new AdminDevice(second.origin).opens(claim)
  await until('the claim stays taken', () => thief.isTurnedAway)
  await thief.release()
  await stop(second.child)
})

test.each(['--kode-pemulihan-baru', '--new-recovery'])('%s prints a fresh code and ends the old one', async (flag) => {
  const first = await start()
  const old = first.links.find((link) => !isClaim(link))!
  const tooEarly = run(flag)
  expect(await tooEarly.exited).toBe(1)
  expect(tooEarly.errors).toContain('Hentikan dulu servernya')
  await stop(first.child)

  env.ORIGIN = 'https://posyandu.example.id'
  const command = run(flag)
  expect(await command.exited).toBe(0)
  delete env.ORIGIN
  expect(command.output).toContain('https://posyandu.example.id/gabung#')
  const [fresh] = linksIn(command.output) as [Invitation]

  const second = await start()
  expect(second.links).toEqual([first.links.find(isClaim)])
  const thief = await new AdminDevice(second.origin).opens(old)
  await until('the old code is turned away', () => thief.isTurnedAway)
  const admin = await new AdminDevice(second.origin).opens(fresh)
  await until('the fresh one lets in', () => admin.isLetIn)
  await Promise.all([thief.release(), admin.release()])
  await stop(second.child)
})

test('a fresh code is only made where there is a server', async () => {
  const command = run('--new-recovery')
  expect(await command.exited).toBe(1)
  expect(command.errors).toContain('belum ada server')
  expect(await readdir(folder)).toEqual(['app'])
})

test('a recovery code is never said into the system’s log', async () => {
  const log = await open(join(folder, 'journal.txt'), 'w')
  const { dev, ino } = fstatSync(log.fd)
  const server = spawn(process.execPath, ['build/tests/server.mjs'], {
    env: { PATH: process.env.PATH ?? '', ...env, JOURNAL_STREAM: `${dev}:${ino}` },
    stdio: ['ignore', log.fd, log.fd],
  })
  const said = (): Promise<string> => readFile(join(folder, 'journal.txt'), 'utf8')
  await until('it has started', async () => (await said()).includes('HP lain memerlukan alamat https'))
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  expect(await ended).toBe(0)
  await log.close()
  expect(linksIn(await said()).map(({ invitation }) => invitation)).toEqual(['klaim'])
  expect(await said()).toContain('--kode-pemulihan-baru')
  expect(await said()).toContain('"level":"warn"')
  const command = run('--new-recovery')
  expect(await command.exited).toBe(0)
  expect(linksIn(command.output)).toHaveLength(1)
})

test('what the server keeps is its owner’s alone, also after a copy was put back that was open to all', async () => {
  const mode = async (path: string): Promise<number> => (await stat(path)).mode & 0o777
  await stop((await start()).child)
  expect(await mode(dataDir)).toBe(0o700)
  expect(await mode(join(dataDir, 'relay.json'))).toBe(0o600)
  await chmod(join(dataDir, 'relay.json'), 0o644)
  await stop((await start()).child)
  expect(await mode(join(dataDir, 'relay.json'))).toBe(0o600)
})

test.each([
  [JSON.stringify({ puskesmas: 'sukamaju', posyandu: 'melati', secret: 'lama' }), 'dari versi lama'],
  ['{"puskesmas":', 'rusak'],
  ['', 'rusak'],
  ['{"puskesmas":"sukamaju"}', 'rusak'],
])('settings it cannot use (%s) are named in one sentence, and nothing is replaced', async (text, sentence) => {
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'relay.json'), text)
  for (const args of [[], ['--new-recovery']]) {
    const child = run(...args)
    expect(await child.exited).toBe(1)
    expect(child.output).toBe('')
    expect(child.errors.trim().split('\n')).toHaveLength(1)
    expect(child.errors).toContain(sentence)
    expect(await readFile(join(dataDir, 'relay.json'), 'utf8')).toBe(text)
    expect(await readdir(dataDir)).not.toContain('journal')
  }
})
