/** The command: what it says, how it fails, how it stops. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { createInterface } from 'node:readline'
import { createServer, type AddressInfo } from 'node:net'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { readEnvironment } from '../../server/environment.ts'
import { directoryOf } from '../../src/log/document-name.ts'
import { readInvitation } from '../../src/log/invitation.ts'
import { closeCode, message } from '../../src/protocol.ts'
import { bundleServer, Child } from './child.ts'
import { Device } from './phone.ts'
import { RawPhone } from './raw-phone.ts'

let folder: string
let env: Record<string, string>
const children: Child[] = []

beforeAll(async () => {
  await bundleServer()
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relay-'))
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app', 'app.html'), '<!doctype html>')
  env = { PORT: '0', DATA_DIR: join(folder, 'data'), APP_DIR: join(folder, 'app') }
})

afterEach(() => rm(folder, { recursive: true }))

afterAll(() => {
  for (const child of children) child.process.kill('SIGKILL')
})

function run(change: Record<string, string> = {}, ...args: string[]): Child {
  const child = new Child({ ...env, ...change }, ...args)
  children.push(child)
  return child
}

test('--help says in Indonesian, and in one English line, what can be set', async () => {
  const child = run({}, '--help')
  expect(await child.exited).toBe(0)
  const names = [
    'PORT',
    'HOST',
    'DATA_DIR',
    'TLS_CERT',
    'TLS_KEY',
    'ORIGIN',
    'TRUST_PROXY',
    'LOG_LEVEL',
    'METRICS',
    'APP_DIR',
  ]
  for (const name of [...names, '--kode-pemulihan-baru', '--new-recovery']) expect(child.output).toContain(name)
  expect(child.output).toContain('relays the records between phones')
  expect(await readdir(folder)).toEqual(['app'])
})

test('prints a claim that stays the same until it is taken up, and keeps its secret for its owner alone', async () => {
  const first = run()
  const invitation = readInvitation(await first.invitation())
  expect(invitation?.puskesmas).toMatch(/^[0-9a-z]{8}$/)
  expect(invitation).toMatchObject({ role: 'puskesmas', scopes: ['area'] })
  expect(Buffer.from(invitation?.secret ?? '', 'base64url').length).toBeGreaterThanOrEqual(16)
  expect(first.output).toMatch(/[█▀▄]{20}/)
  expect((await stat(join(folder, 'data', 'relay.json'))).mode & 0o777).toBe(0o600)
  first.process.kill('SIGTERM')
  expect(await first.exited).toBe(0)
  const second = run()
  expect(readInvitation(await second.invitation())).toEqual(invitation)
  second.process.kill('SIGKILL')
  await second.exited
  const third = run({ ORIGIN: 'https://posyandu.example.id' })
  expect(await third.invitation()).toMatch(/^https:\/\/posyandu\.example\.id\/gabung#/)
  third.process.kill('SIGINT')
  expect(await third.exited).toBe(0)
})

test('told to stop, it sends the phones away to come again and exits without complaint', async () => {
  const child = run()
  const link = await child.invitation()
  const phone = new RawPhone(new URL(link).origin, directoryOf(readInvitation(link)!.puskesmas))
  await phone.opened
  await phone.answer(await Device.make())
  await phone.admitted()
  child.process.kill('SIGTERM')
  expect(await phone.closed).toBe(closeCode.goingAway)
  expect(await child.exited).toBe(0)
  const events = child.errors.trim().split('\n')
  expect(events.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(events.map(() => 'info'))
})

test('what it cannot use it names in one sentence, and exits with 1', async () => {
  const other = createServer().listen(0)
  await new Promise((resolve) => other.once('listening', resolve))
  const taken = String((other.address() as AddressInfo).port)
  const notes = join(folder, 'catatan.txt')
  await writeFile(notes, 'bukan sertifikat')
  const running = run()
  await running.invitation()
  const cases: [Record<string, string>, string][] = [
    [{ PORT: taken, DATA_DIR: join(folder, 'data-lain') }, `Port ${taken} sudah dipakai`],
    [{ PORT: 'delapan' }, 'PORT harus angka'],
    [{ ORIGIN: 'posyandu.example.id' }, 'ORIGIN harus alamat'],
    [{ LOG_LEVEL: 'semua' }, 'LOG_LEVEL harus'],
    [{ TLS_CERT: notes, TLS_KEY: notes }, 'Sertifikat atau kuncinya tidak dapat dipakai'],
    [{ TLS_CERT: join(folder, 'tidak-ada.pem'), TLS_KEY: notes }, 'tidak terbaca'],
    [{ TLS_CERT: notes }, 'TLS_CERT dan TLS_KEY harus diisi keduanya'],
    [{ DATA_DIR: join(notes, 'data') }, 'tidak dapat dipakai'],
    [{ APP_DIR: join(folder, 'tidak-ada') }, 'Bangun dulu aplikasinya'],
    [{}, 'sedang dipakai server lain'],
  ]
  const mistyped = run({}, '--kode-pemulihan')
  expect(await mistyped.exited).toBe(1)
  expect(mistyped.errors).toContain('"--kode-pemulihan" tidak dikenal')
  const results = await Promise.all(
    cases.map(async ([change, sentence]) => {
      const child = run(change)
      const code = await child.exited
      return { code, lines: child.errors.trim().split('\n').length, isNamed: child.errors.includes(sentence), sentence }
    }),
  )
  expect(results).toEqual(cases.map(([, sentence]) => ({ code: 1, lines: 1, isNamed: true, sentence })))
  other.close()
})

test('a setting that is there and empty is as good as none', async () => {
  const empty = { DATA_DIR: '', LOG_LEVEL: '', PORT: '', HOST: '' }
  expect(await readEnvironment(empty)).toEqual(await readEnvironment({}))
})

test('with a certificate it speaks https, and sockets go the same way', async () => {
  const pem = join(import.meta.dirname, 'localhost.pem')
  const child = run({ TLS_CERT: pem, TLS_KEY: pem, HOST: 'localhost' })
  const link = await child.invitation()
  expect(link).toMatch(/^https:\/\/localhost:\d+\/gabung#/)
  const ca = await readFile(pem, 'utf8')
  const address = `wss://localhost:${new URL(link).port}/sync/${directoryOf(readInvitation(link)!.puskesmas)}`
  const socket = new WebSocket(address, { ca })
  const [challenge] = (await once(socket, 'message')) as [Buffer]
  expect(challenge[0]).toBe(message.challenge)
  socket.terminate()
  const asked = get(`https://localhost:${new URL(link).port}/`, { ca })
  const [{ headers }] = (await once(asked, 'response')) as [IncomingMessage]
  expect(headers['strict-transport-security']).toBe('max-age=31536000')
  child.process.kill('SIGTERM')
  expect(await child.exited).toBe(0)
})

test('npm start hands its arguments on to the program, and the signal to stop', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ scripts }))
  await mkdir(join(folder, 'scripts'))
  const program = `process.on('SIGTERM', () => { console.log('drained'); process.exit(0) })
    setInterval(() => undefined, 1000)
    console.log(process.argv.slice(2).join(' '))`
  await writeFile(join(folder, 'scripts', 'run.mjs'), program)
  const npm = spawn('npm', ['run', '--silent', 'start', '--', '--kode-pemulihan-baru'], { cwd: folder })
  const lines: string[] = []
  const ended = once(npm, 'close')
  for await (const line of createInterface({ input: npm.stdout })) {
    lines.push(line)
    if (lines.length === 1) npm.kill('SIGTERM')
  }
  await ended
  expect(lines).toEqual(['start --kode-pemulihan-baru', 'drained'])
})
