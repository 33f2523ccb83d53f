/** What the server tells about itself, in its log and in its figures: enough to run it, and nobody's name. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsOf, jsonLog } from '../../server/log.ts'
import { readEntry } from '../../src/log/entry.ts'
import type { Invitation } from '../../src/log/invitation.ts'
import { SYNC_PATH } from '../../src/protocol.ts'
import { registerPerson, startOpenDay } from '../../src/replica/intentions/registry.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { admin, Doors, POSYANDU, PUSKESMAS } from '../doors.ts'
import { Puskesmas } from '../puskesmas.ts'
import { until } from '../replica/phones.ts'
import { freePort } from '../free-port.ts'
import { bundleServer, Child } from './child.ts'
import { Device } from './phone.ts'
import { RawPhone } from './raw-phone.ts'
import * as raw from './updates.ts'

let folder: string
let child: Child

beforeAll(async () => {
  await bundleServer()
  folder = await mkdtemp(join(tmpdir(), 'relay-'))
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app', 'app.html'), '<!doctype html>')
})

afterAll(async () => {
  child.process.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

interface Line {
  readonly level: string
  readonly time: string
  readonly event: string
  readonly [fact: string]: unknown
}

function phoneAt(origin: string): ReturnType<typeof memoryPhone> {
  return memoryPhone({
    relay: origin.replace('http', 'ws') + SYNC_PATH,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    clock: () => new Date(),
    events: { onLink: () => undefined, onSent: () => undefined, onError: () => undefined },
  })
}

function get(origin: string, path: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(origin + path, { headers }, (response) => response.resume().on('end', () => resolve()))
    asked.on('error', reject)
    asked.end()
  })
}

/** Every text in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Would also be in a log that says nothing about anybody. */
const COMMON = /^\d{4}-\d\d-\d\d|^.{0,3}$/

test('after a morning of two phones, a stranger and a hostile one, log and figures say what happened and name nobody', async () => {
  const dataDir = join(folder, 'data')
  const doors = await new Doors([admin]).openIn(dataDir)
  const metricsPort = await freePort()
  child = new Child({
    PORT: '0',
    DATA_DIR: dataDir,
    APP_DIR: join(folder, 'app'),
    TRUST_PROXY: '1',
    METRICS: `${metricsPort}`,
  })
  const origin = await child.origin()
  const secrets: string[] = []
  const puskesmas = await Puskesmas.at(origin, doors)

  const phones = await Promise.all(
    ['Siti Nurhaliza', 'Ani Wijayanti'].map(async (name) => {
      const made = phoneAt(origin)
      const invitation: Invitation = puskesmas.next()
      secrets.push(invitation.secret, invitation.invitation)
      await made.phone.join(invitation, `Redmi milik ${name}`)
      await made.phone.chooseUser(name.toLowerCase().replace(' ', '-'))
      await made.phone.hold()
      return made
    }),
  )
  for (const [i, { phone }] of phones.entries()) {
    const append = phone.append.bind(phone)
    const { openDay } = await startOpenDay(append, POSYANDU, { date: '2026-03-04', place: 'Balai RW 05 Sukamaju' })
    const about = { name: ['Rafa Pratama', 'Naura Azzahra'][i]!, nik: `327301150324000${i}`, mother: 'Dewi Lestari' }
    const household = { address: 'Jalan Kenanga 12', phone: '081234567890' }
    const { person } = await registerPerson(append, POSYANDU, about, { household, openDay })
    await recordMeasurements(append, { posyandu: POSYANDU, openDay, person }, { weightKg: 7.934, heightCm: 71.25 })
  }
  await until('all is sent', () => phones.every(({ store }) => store.rows('outbox').every(({ state }) => state === 1)))

  const uninvited = phoneAt(origin)
  await uninvited.phone.join({ ...doors.next(), secret: 'tebakan seorang asing' }, 'HP orang asing')
  await uninvited.phone.hold()
  await until('the stranger is turned away', () => uninvited.store.rows('outbox').some(({ state }) => state === 2))
  const hostile = new RawPhone(origin, `registry/${POSYANDU}`)
  const device = await Device.make()
  await hostile.answer(device)
  const nosy = new RawPhone(origin, 'registry/posyandu-rahasia')
  await Promise.all([hostile.closed, nosy.closed])
  const joined = new RawPhone(origin, `directory/${PUSKESMAS}`)
  await joined.answer(device)
  await joined.admitted()
  const deviceEntry = await device.deviceEntry(doors.next())
  joined.update(raw.rawStruct(joined.client, 0, raw.first(joined.client, deviceEntry)))
  await joined.hear('ack')
  const writer = new RawPhone(origin, `registry/${POSYANDU}`)
  await writer.answer(device)
  await writer.admitted()
  const forged = await device.entry(`registry/${POSYANDU}`, { by: 'AAAAAAAAAAAAAAAA', set: { name: 'Palsu Sekali' } })
  writer.update(raw.rawStruct(writer.client, 0, raw.first(writer.client, forged)))
  await writer.hear('refusal')
  const asking = { 'x-forwarded-for': '203.0.113.77', 'user-agent': 'Siti Nurhaliza', cookie: 'rahasia=kue-rahasia' }
  await get(origin, '/warga?cari=Rafa+Pratama', asking)
  await get(origin, '/Dewi%20Lestari.js', asking)
  await get(origin, '/%zzRafa', asking)
  for (const { phone } of [...phones, uninvited]) await phone.release()
  for (const socket of [joined, writer]) socket.close()

  const page = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()

  child.process.kill('SIGTERM')
  expect(await child.exited).toBe(0)

  const lines = child.errors.trim().split('\n')
  const events = lines.map((line) => JSON.parse(line) as Line)
  for (const { level, time } of events)
    expect([level, time]).toEqual([expect.stringMatching(/^(info|warn|error)$/), expect.stringMatching(/Z$/)])
  expect(events[0]).toMatchObject({ event: 'started', trustsProxy: true })
  expect(events.at(-1)).toMatchObject({ event: 'stopped' })
  expect(events.filter(({ event }) => event === 'closed').map(({ code }) => code)).toEqual(
    expect.arrayContaining([4503, 1005]),
  )
  expect(events.filter(({ event }) => event === 'door-taken')).not.toEqual([])
  const refused = events.filter(({ event }) => event === 'refused')
  expect(new Set(refused.map(({ level }) => level))).toEqual(new Set(['warn']))
  // Who was turned away tries again.
  expect(refused.filter((line) => line['not-invited'] === 1)).not.toEqual([])
  expect(refused.filter((line) => 'malformed' in line)).toMatchObject([{ malformed: 1 }])
  const sums = events.filter(({ event }) => event === 'minute')
  const total = (what: string): number => sums.reduce((sum, line) => sum + Number(line[what]), 0)
  const entries = [...phones, uninvited].flatMap(({ store }) => store.rows('outbox').map(({ text }) => text))
  expect(total('accepted')).toBeGreaterThan(entries.length)
  expect(total('requests')).toBe(3)
  expect(total('closed')).toBe(total('opened'))

  const relayFile = JSON.parse(await readFile(join(dataDir, 'relay.json'), 'utf8')) as object
  const known = [
    ...secrets,
    ...[...entries, deviceEntry, forged].flatMap((text) => [text, ...textsIn(readEntry(text))]),
    ...phones.flatMap(({ store }) => textsIn(store.rows('self').map(({ device, publicKey }) => [device, publicKey]))),
    ...textsIn(relayFile),
    ...[
      'Siti',
      'Nurhaliza',
      'Rafa',
      'Pratama',
      'Naura',
      'Dewi',
      'Kenanga',
      'Redmi',
      'Palsu',
      'tebakan',
      '7.934',
      '71.25',
    ],
    ...['203.0.113', '127.0.0.1', '::1', 'kue-rahasia', 'posyandu-rahasia', 'cari=', POSYANDU],
  ].filter((text) => !COMMON.test(text))
  expect(known.length).toBeGreaterThan(100)
  expect([...new Set(known)].filter((text) => child.errors.includes(text))).toEqual([])
  expect([...new Set(known)].filter((text) => page.includes(text))).toEqual([])
  expect(page).toContain('langkah_entries_refused_total{reason="malformed"} 1')
  expect(page).toMatch(/^langkah_sockets_closed_total\{code="4503"\} \d+$/m)
  expect(page).toContain('\nlangkah_well 1\n')
})

test('an error is told by its kind and its place in the program, never by its words', () => {
  const lines: string[] = []
  const log = jsonLog(
    (line) => lines.push(line),
    () => 0,
  )
  const error = new Error('Rafa Pratama\n    at Rafa (/rumah/rafa.ts:1:2)', {
    cause: Object.assign(new TypeError('NIK 3273011503240001'), { code: 'ENOSPC' }),
  })
  log('failed', factsOf(error))
  log('failed', factsOf('Rafa'))
  log('failed', factsOf(Object.assign(new Error('x'), { code: 'Rafa Pratama' })))
  expect(lines.join('')).not.toMatch(/rafa|3273/i)
  expect(JSON.parse(lines[0]!)).toMatchObject({
    level: 'error',
    time: '1970-01-01T00:00:00.000Z',
    event: 'failed',
    name: 'Error',
    at: expect.arrayContaining([expect.stringMatching(/^log\.test\.ts:\d+$/)]) as string[],
    cause: { name: 'TypeError', code: 'ENOSPC' },
  })
})

test('says what is at least as grave as was asked for', () => {
  const lines: string[] = []
  const log = jsonLog(
    (line) => lines.push(line),
    () => 0,
    'warn',
  )
  log('closed', { code: 1000, openMs: 5 })
  log('refused', { malformed: 2 })
  log('unwell', { why: 'cannot-write' })
  expect(lines.map((line) => (JSON.parse(line) as Line).event)).toEqual(['refused', 'unwell'])
})
