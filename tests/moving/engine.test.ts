/** The engine that several relays share: read-only while its entries leave, backed up while it is used, and restored. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { lastBackup } from '../../server/journal/last-backup.ts'
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import { move } from '../../server/moving/move.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { RedisEngine } from '../contract/redis-engine.ts'
import { TestRelay, unsentOf, until, type TestPhone } from '../replica/phones.ts'
import { Command } from './command.ts'
import { textsIn } from './texts-in.ts'

const quietly = (): void => undefined

let moving: Command
let backup: Command
let folder: string
let engine: RedisEngine
let relay: TestRelay
let siti: TestPhone

beforeAll(async () => {
  moving = await Command.bundle('server/move-main.ts')
  backup = await Command.bundle('server/backup-main.ts')
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engine-'))
  engine = await RedisEngine.start()
  relay = await TestRelay.start()
  siti = await relay.phone('siti')
  await relay.stop()
  await move(relay.dataDir, engine.address, quietly)
  await startOnEngine()
  await siti.phone.hold()
})

afterEach(async () => {
  await siti.phone.release()
  await relay.end()
  await engine.dispose()
  await rm(folder, { recursive: true })
})

async function startOnEngine(): Promise<void> {
  const options = { newId: () => crypto.randomUUID(), replicas: 0, onError: quietly }
  const journal = await RedisJournal.open(engine.address, options)
  await relay.start({ dataDir: join(folder, 'relay'), journal, onError: quietly })
}

async function weigh(person: string, weightKg: number): Promise<void> {
  const place = { posyandu: relay.posyandu, openDay: '2026-11-abcdef', person }
  const { ok } = await recordMeasurements(siti.phone.append.bind(siti.phone), place, { weightKg })
  expect(ok).toBe(true)
}

const written = (): string[] => siti.store.rows('outbox').map(({ text }) => text)

async function allSent(): Promise<void> {
  await siti.retry()
  await until('all is sent', () => unsentOf(siti) === 0)
}

test('a relay that still runs while the entries leave takes nothing more, and says nothing false', async () => {
  await weigh('anak', 5)
  await allSent()
  expect((await moving.run(['--from', engine.address, '--to', join(folder, 'pindah')]).ended).code).toBe(0)
  await until('it says that it is unwell', async () => !(await relay.running.isWell()))
  await weigh('bayi', 4)
  await siti.retry()
  expect(unsentOf(siti)).toBe(1)
  await relay.stop()
  await relay.start({ dataDir: join(folder, 'pindah') })
  await allSent()
  await relay.stop()
  expect(await textsIn(join(folder, 'pindah'))).toEqual(expect.arrayContaining(written()))
})

test('backed up while phones write, lost, restored into another engine: phones send again what the backup lacks', async () => {
  for (let i = 0; i < 10; i++) await weigh(`anak-${i}`, 5 + i / 10)
  await allSent()
  const before = written()
  const copy = join(folder, 'cadangan')
  const dataDir = join(folder, 'relay')
  let isTaken = false
  const taking = backup
    .run(['--to', copy], { JOURNAL: engine.address, DATA_DIR: dataDir })
    .ended.finally(() => (isTaken = true))
  for (let i = 0; !isTaken; i++) await weigh(`bayi-${i}`, 4)
  expect(await taking).toEqual({ code: 0, said: expect.stringMatching(/^Cadangan selesai/) as string })
  expect((await readdir(copy)).sort()).toEqual(['journal', 'relay.json'])
  expect((await stat(join(copy, 'relay.json'))).mode & 0o777).toBe(0o600)
  expect(await lastBackup(dataDir)).toBeGreaterThan(Date.now() - 600_000)
  expect(await textsIn(copy)).toEqual(expect.arrayContaining(before))
  for (let i = 0; i < 5; i++) await weigh(`balita-${i}`, 9)
  await allSent()

  await relay.stop()
  await engine.dispose()
  engine = await RedisEngine.start()
  const restored = await moving.run(['--from', copy, '--to', engine.address, '--cadangan']).ended
  expect([restored.code, restored.said]).toEqual([0, expect.stringContaining('Selesai')])
  await startOnEngine()
  await allSent()
  const bidan = await relay.phone('bidan')
  await bidan.phone.hold()
  await until(
    'a phone that never saw them gets all',
    () => bidan.store.rows('visit').length === siti.store.rows('visit').length,
  )
  await bidan.phone.release()
  await relay.stop()
  expect(await textsIn(engine.address)).toEqual(expect.arrayContaining(written()))
})

test('where there is nothing to back up or to move, looking makes nothing', async () => {
  const address = `${engine.address}?name=kosong`
  const { code, said } = await backup.run(['--to', join(folder, 'c')], { JOURNAL: address, DATA_DIR: folder }).ended
  expect([code, said]).toEqual([1, expect.stringContaining('tidak ada data server')])
  await expect(move(address, join(folder, 'm'), quietly)).rejects.toThrow('tidak ada data server')
  await relay.stop()
  await move(engine.address, join(folder, 'm'), quietly)
  await move(join(folder, 'm'), address, quietly)
  expect(await textsIn(address)).toEqual(await textsIn(engine.address))
})

test('an engine that is not there, or not safe, is named in one sentence without its password', async () => {
  const gone = await moving.run(['--from', 'redis://tuan:rahasia@127.0.0.1:1', '--to', join(folder, 'm')]).ended
  expect([gone.code, gone.said]).toEqual([1, expect.stringContaining('tidak dapat dihubungi')])
  expect(gone.said).not.toContain('rahasia')
  const hasty = await RedisEngine.start({ settings: { appendfsync: 'everysec' } })
  await expect(move(engine.address, hasty.address, quietly)).rejects.toThrow('belum aman')
  await hasty.dispose()
  await relay.stop()
  await startOnEngine()
})
