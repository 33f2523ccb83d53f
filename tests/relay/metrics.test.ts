/** The figures of a relay: what they count, what they leave out, and who can read them. */
import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { WebSocket } from 'ws'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEnvironment } from '../../server/environment.ts'
import { lastBackup, noteBackup } from '../../server/journal/last-backup.ts'
import { Metrics } from '../../server/metrics/metrics.ts'
import { serveMetrics } from '../../server/metrics/metrics-server.ts'
import { SYNC_PATH } from '../../src/protocol.ts'
import { until } from '../replica/phones.ts'
import { Ground } from './ground.ts'
import * as raw from './updates.ts'

let ground: Ground
let server: Server
let free: () => Promise<number>

beforeEach(async () => {
  const metrics = new Metrics()
  ground = await Ground.lay({ watch: metrics })
  free = () => Promise.resolve(5_000_000)
  const condition = {
    isWell: () => ground.relay.isWell(),
    waiting: async () => (await ground.relay.journal.waitingAuthors()).length,
    free: () => free(),
    backedUpAt: () => lastBackup(ground.dataDir),
  }
  server = await serveMetrics(metrics, condition, { host: '127.0.0.1', port: 0 })
})

afterEach(async () => {
  server.close()
  await ground.clear()
})

function ask(path = '/metrics', method = 'GET', host = '127.0.0.1'): Promise<{ status: number; body: string }> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const asked = request({ host, port, path, method }, (response) => {
      let body = ''
      response.on('data', (data: Buffer) => (body += data.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** A figure on the page; undefined when it is not there. */
async function figure(name: string): Promise<number | undefined> {
  const line = (await ask()).body.split('\n').find((each) => each.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.split(' ')[1])
}

test('counts sockets, entries on disk and their commits, and what was refused', async () => {
  const device = await ground.device()
  const before = (await figure('langkah_entries_total'))!
  const phone = ground.phone(device)
  await phone.until(() => phone.provider.synced)
  await until('the first connection has ended', async () => (await figure('langkah_sockets')) === 1)
  phone.write(await device.entry(ground.registry, { n: 1 }))
  await phone.until(() => phone.hasAck())
  expect(await figure('langkah_entries_total')).toBe(before + 1)
  expect(await figure('langkah_commit_seconds_count')).toBeGreaterThanOrEqual(2)
  expect(await figure('langkah_commit_seconds_bucket{le="+Inf"}')).toBe(await figure('langkah_commit_seconds_count'))
  const writer = await ground.rawPhone(device)
  await writer.admitted()
  writer.update(raw.rawStruct(writer.client, 0, raw.first(writer.client, 'x'.repeat(100))))
  await writer.hear('refusal')
  expect(await figure('langkah_entries_refused_total{reason="malformed"}')).toBe(1)
})

test('what a phone says when it hangs up is counted under a code of ours, or under none', async () => {
  for (const code of [1000, 3273, 4999]) {
    const socket = new WebSocket(ground.relay.origin + SYNC_PATH + ground.registry)
    await once(socket, 'open')
    socket.close(code)
    await once(socket, 'close')
  }
  await until('all are counted', async () => (await figure('langkah_sockets_closed_total{code="other"}')) === 2)
  const labels = [...(await ask()).body.matchAll(/^langkah_\w+\{(.*?)\}/gm)].map(([, label]) => label!)
  expect(new Set(labels.filter((label) => label.startsWith('code')))).toEqual(
    new Set(['code="1000"', 'code="other"', ...labels.filter((label) => /^code="(100[156]|4\d\d\d)"$/.test(label))]),
  )
  expect(labels.join()).not.toMatch(/3273|4999/)
})

test('says how it stands: well or not, when there was a backup, how much still fits', async () => {
  expect(await figure('langkah_well')).toBe(1)
  expect(await figure('langkah_phones_waiting')).toBe(0)
  expect(await figure('langkah_disk_free_bytes')).toBe(5_000_000)
  expect(await figure('langkah_backup_timestamp_seconds')).toBe(0)
  await noteBackup(ground.dataDir, new Date('2026-11-22T01:30:00Z'))
  expect(await figure('langkah_backup_timestamp_seconds')).toBe(1_795_311_000)
  free = () => Promise.reject(new Error('no such disk'))
  expect(await figure('langkah_disk_free_bytes')).toBeNaN()
})

test('is read at one address, with GET, through its own address alone', async () => {
  expect(await ask('/')).toEqual({ status: 404, body: 'not found' })
  expect((await ask('/metrics', 'POST')).status).toBe(404)
  await expect(ask('/metrics', 'GET', '127.0.0.2')).rejects.toThrow('ECONNREFUSED')
  expect((await fetch(`${ground.relay.origin}/metrics`)).status).toBe(404)
})

test('the setting is a port of this machine or an address with one', async () => {
  const metrics = async (METRICS: string): Promise<unknown> => (await readEnvironment({ METRICS })).metrics
  expect(await metrics('9464')).toEqual({ host: '127.0.0.1', port: 9464 })
  expect(await metrics('10.0.0.5:9464')).toEqual({ host: '10.0.0.5', port: 9464 })
  expect(await metrics('')).toBeUndefined()
  for (const wrong of ['ya', '99999', '10.0.0.5:']) await expect(metrics(wrong)).rejects.toThrow('METRICS harus')
})
