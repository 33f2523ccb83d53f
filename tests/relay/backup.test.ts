/** A backup taken while phones write, and what happens when it is put back. */
import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'
import { rolldown } from 'rolldown'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { LmdbJournal } from '../../server/journal/journal-lmdb.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { TestRelay, unsentOf, until, type TestPhone } from '../replica/phones.ts'

const PROGRAM = 'build/tests/backup.mjs'
const OPEN_DAY = '2026-11-abcdef'

let folder: string
let relay: TestRelay
let siti: TestPhone
let ani: TestPhone

beforeAll(async () => {
  const bundle = await rolldown({ input: 'server/backup-main.ts', platform: 'node', external: ['ioredis', 'lmdb'] })
  await bundle.write({ file: PROGRAM, format: 'esm' })
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  relay = await TestRelay.start()
  siti = await relay.phone('siti')
  ani = await relay.phone('ani')
  await Promise.all([siti.phone.hold(), ani.phone.hold()])
})

afterEach(async () => {
  await Promise.all([siti.phone.release(), ani.phone.release()])
  await relay.end()
  await rm(folder, { recursive: true })
})

interface Ended {
  readonly code: number | null
  readonly said: string
}

/** The command, in a process of its own. */
function backUp(...args: string[]): Promise<Ended> {
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: relay.dataDir }
  const child = spawn(process.execPath, [PROGRAM, ...args], { env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })))
}

async function weigh(phone: TestPhone, person: string, weightKg: number): Promise<void> {
  const place = { posyandu: relay.posyandu, openDay: OPEN_DAY, person }
  const { ok } = await recordMeasurements(phone.phone.append.bind(phone.phone), place, { weightKg })
  expect(ok).toBe(true)
}

const weightsOf = (phone: TestPhone): Map<string, unknown> =>
  new Map(phone.store.rows('visit').map(({ record, shown }) => [record, shown.weightKg]))

/** Every text in a journal that no relay has open. */
async function textsIn(dataDir: string): Promise<string[]> {
  const journal = await LmdbJournal.open(join(dataDir, 'journal'), () => 'new')
  const texts: string[] = []
  for (const document of await journal.documents()) {
    for (const [client, { length }] of (await journal.standing(document)).authors) {
      texts.push(...(await journal.read(document, client, 0, length)))
    }
  }
  await journal.close()
  return texts
}

/** The relay's folder is gone, and this copy takes its place. */
async function restore(copy: string): Promise<void> {
  await relay.stop()
  await rm(relay.dataDir, { recursive: true })
  await cp(copy, relay.dataDir, { recursive: true })
  await relay.start()
}

test('taken while two phones write, a backup holds all that was sent before, and both phones go on unhindered', async () => {
  for (let i = 0; i < 20; i++) await weigh(siti, `anak-${i}`, 5 + i / 10)
  await until('the first are sent', () => unsentOf(siti) === 0)
  const before = siti.store.rows('outbox').map(({ text }) => text)
  let isTaken = false
  const copy = join(folder, 'cadangan')
  const taking = backUp('--to', copy).finally(() => (isTaken = true))
  let written = 0
  for (; !isTaken; written++) {
    await Promise.all([weigh(siti, `bayi-${written}`, 4), weigh(ani, `balita-${written}`, 9)])
  }
  const { code, said } = await taking
  expect([code, said]).toEqual([0, expect.stringMatching(/^Cadangan selesai dan sudah dibaca kembali: \d+ catatan/)])
  expect(written).toBeGreaterThan(5)
  await until('all is sent', () => unsentOf(siti) === 0 && unsentOf(ani) === 0)

  expect((await readdir(folder)).sort()).toEqual(['cadangan'])
  expect((await readdir(copy)).sort()).toEqual(['journal', 'relay.json'])
  expect((await stat(copy)).mode & 0o777).toBe(0o700)
  expect((await stat(join(copy, 'relay.json'))).mode & 0o777).toBe(0o600)
  expect(await readFile(join(copy, 'relay.json'), 'utf8')).toBe(
    await readFile(join(relay.dataDir, 'relay.json'), 'utf8'),
  )
  expect(await textsIn(copy)).toEqual(expect.arrayContaining(before))
  expect(before.length).toBeGreaterThanOrEqual(20)
})

test('when an older backup is put back, phones notice and send again: nothing that was acknowledged is lost', async () => {
  for (let i = 0; i < 10; i++) await weigh(siti, `anak-${i}`, 5 + i / 10)
  await until('the first are sent', () => unsentOf(siti) === 0)
  const copy = join(folder, 'cadangan')
  expect((await backUp('--to', copy)).code).toBe(0)
  const inCopy = await textsIn(copy)

  for (let i = 0; i < 10; i++) await Promise.all([weigh(siti, `bayi-${i}`, 4 + i / 10), weigh(ani, `balita-${i}`, 9)])
  await until('all is sent', () => unsentOf(siti) === 0 && unsentOf(ani) === 0)
  const acknowledged = [...siti.store.rows('outbox'), ...ani.store.rows('outbox')].map(({ text }) => text)
  expect(acknowledged.filter((text) => !inCopy.includes(text)).length).toBeGreaterThanOrEqual(20)

  await restore(copy)
  const reader = await relay.phone('bidan')
  await reader.phone.hold()
  await Promise.all([siti.retry(), ani.retry()])
  await until('a phone that never saw them gets all', () => weightsOf(reader).size === 30)
  expect(weightsOf(reader)).toEqual(weightsOf(siti))
  await until('all is sent again', () => unsentOf(siti) === 0 && unsentOf(ani) === 0)
  await reader.phone.release()
  await relay.stop()
  expect(await textsIn(relay.dataDir)).toEqual(expect.arrayContaining(acknowledged))
})

test('a backup can be the data folder of a server as it stands', async () => {
  await weigh(siti, 'rafa', 7.9)
  await until('it is sent', () => unsentOf(siti) === 0)
  const copy = join(folder, 'cadangan')
  expect((await backUp('--to', copy)).code).toBe(0)
  await relay.stop()
  await rename(relay.dataDir, join(folder, 'rusak'))
  await rename(copy, relay.dataDir)
  await relay.start()
  const reader = await relay.phone('bidan')
  await reader.phone.hold()
  await until('the weight is there', () => [...weightsOf(reader).values()].includes(7.9))
  await reader.phone.release()
})

test('a copy that cannot be read back whole is no backup', async () => {
  await weigh(siti, 'rafa', 7.9)
  await until('it is sent', () => unsentOf(siti) === 0)
  await relay.stop()
  const root = open({ path: join(relay.dataDir, 'journal'), maxDbs: 8 })
  const rows = root.openDB<unknown, [string, number, number]>({ name: 'rows' })
  const [key] = [...rows.getKeys()].filter(([document]) => document.startsWith('visits/'))
  await rows.remove(key!)
  await root.close()
  const { code, said } = await backUp('--to', join(folder, 'cadangan'))
  expect([code, said]).toEqual([1, expect.stringContaining('gagal: expected 1 entries, found 0')])
  expect(await readdir(folder)).toEqual([])
})

test('it goes where nothing is yet, and what is missing is named in one sentence', async () => {
  const full = join(folder, 'penuh')
  await mkdir(full)
  await writeFile(join(full, 'surat.txt'), 'penting')
  await mkdir(join(folder, 'kosong'))
  expect(await backUp('--to', full)).toEqual({
    code: 1,
    said: `"${full}" tidak kosong. Pilih nama folder yang belum ada.\n`,
  })
  expect(await readdir(full)).toEqual(['surat.txt'])
  expect((await backUp('--to', join(folder, 'kosong'))).code).toBe(0)
  for (const args of [[], ['--to'], ['--to', '--ke'], ['--ke', full], ['--to', full, 'lagi']]) {
    const { code, said } = await backUp(...args)
    expect([code, said]).toEqual([1, expect.stringContaining('--to FOLDER')])
  }
  await relay.stop()
  await rm(join(relay.dataDir, 'relay.json'))
  const { code, said } = await backUp('--to', join(folder, 'lain'))
  expect([code, said]).toEqual([1, expect.stringContaining('tidak ada server')])
})
