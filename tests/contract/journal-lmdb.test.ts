/** What only the journal on disk can get wrong: fsync, a power cut, a compaction that was cut off. */
import { mkdir, mkdtemp, open as openFile, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { open as openLmdb } from 'lmdb'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LmdbJournal, type DataFile } from '../../server/journal/journal-lmdb.ts'
import { row, rowsInTurn } from './journal-contract.ts'

const AT = 1_770_000_000_000

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'))
})

afterEach(() => rm(folder, { recursive: true }))

/** The real file, with each fsync under the test's eyes: it reaches the disk only when the test lets it. */
class WatchedFile implements DataFile {
  readonly #file: DataFile
  readonly log: string[]
  gate: () => Promise<void> = () => Promise.resolve()

  constructor(file: DataFile, log: string[]) {
    this.#file = file
    this.log = log
  }

  async datasync(): Promise<void> {
    this.log.push('fsync begins')
    await this.gate()
    await this.#file.datasync()
    this.log.push('fsync done')
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

async function openWatched(): Promise<{ journal: LmdbJournal; file: WatchedFile; log: string[] }> {
  const log: string[] = []
  let file: WatchedFile | undefined
  const journal = await LmdbJournal.open(folder, newId, async (path) => {
    return (file = new WatchedFile(await openFile(path, 'r+'), log))
  })
  if (!file) throw new Error('expected the journal to open its file')
  log.length = 0
  return { journal, file, log }
}

// The journal makes its commits durable through a file handle that it is given, so a completed fsync between receipt
// and acknowledgement can be seen on any machine, without tracing system calls.
test('acknowledges an append only after an fsync that began after it was received has completed', async () => {
  const { journal, file, log } = await openWatched()
  for (let clock = 0; clock < 20; clock++) {
    log.length = 0
    let release: () => void = () => undefined
    const released = new Promise<void>((resolve) => (release = resolve))
    file.gate = () => released
    const append = journal.append([row('a', 1, clock)], AT).then(() => log.push('acknowledged'))
    while (!log.includes('fsync begins')) await nextTurn()
    for (let turn = 0; turn < 5; turn++) await nextTurn()
    expect(log).toEqual(['fsync begins'])
    release()
    await append
    expect(log).toEqual(['fsync begins', 'fsync done', 'acknowledged'])
  }
  await journal.close()
})

test('appends that come while another is on its way share the next fsync, and wait for that one', async () => {
  const { journal, log } = await openWatched()
  const first = journal.append([row('a', 1, 0)], AT).then(() => log.push('first'))
  while (!log.includes('fsync begins')) await nextTurn()
  const others = [2, 3, 4].map((client) => journal.append([row('a', client, 0)], AT).then(() => log.push('other')))
  await Promise.all([first, ...others])
  expect(log).toEqual(['fsync begins', 'fsync done', 'first', 'fsync begins', 'fsync done', 'other', 'other', 'other'])
  await journal.close()
})

test('after an fsync that failed nothing more is acknowledged until the journal is opened again', async () => {
  const { journal, file } = await openWatched()
  file.gate = () => Promise.reject(new Error('input/output error'))
  await expect(journal.append([row('a', 1, 0)], AT)).rejects.toThrow('could not be made durable')
  file.gate = () => Promise.resolve()
  await expect(journal.append([row('a', 2, 0)], AT)).rejects.toThrow('nothing more until it is opened again')
  await journal.close()
  const reopened = await LmdbJournal.open(folder, newId)
  await reopened.append([row('a', 2, 0)], AT)
  await reopened.close()
})

const SECTOR = 512
/** LMDB keeps two copies of its root in the first two pages and writes the older one last of all. */
const ROOT_BYTES = 8192

test('a power cut in the middle of an append leaves exactly what was acknowledged before', async () => {
  const journal = await LmdbJournal.open(folder, newId)
  const lengths = new Map<number, number>()
  for (let i = 0; i < 40; i++) await journal.append(rowsInTurn('a', [1, 2, 1, 3], lengths), AT)
  const before = await readFile(join(folder, 'data.mdb'))
  await journal.append(rowsInTurn('a', Array<number>(60).fill(9)), AT)
  const after = await readFile(join(folder, 'data.mdb'))
  await journal.close()

  let count = 0
  const sectors = Math.ceil(after.length / SECTOR)
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: sectors, maxLength: sectors }), async (dice) => {
      const torn = join(folder, `torn-${count++}`)
      await mkdir(torn)
      await writeFile(join(torn, 'data.mdb'), tornFile(before, after, dice))
      const opened = await LmdbJournal.open(torn, newId)
      expect([...(await opened.standing('a')).authors.keys()]).toEqual([1, 2, 3])
      for (const [client, length] of lengths) {
        const expected = Array.from({ length }, (_, clock) => `a ${client} ${clock}`)
        expect(await opened.read('a', client, 0, 999)).toEqual(expected)
      }
      await opened.append(rowsInTurn('a', [9, 9]), AT)
      expect(await opened.read('a', 9, 0, 999)).toEqual(['a 9 0', 'a 9 1'])
      await opened.close()
    }),
    { numRuns: 25 },
  )
  expect(after.subarray(ROOT_BYTES).equals(before.subarray(ROOT_BYTES))).toBe(false)
})

/** Some sectors of the append reached the disk and some did not; its root did not. */
function tornFile(before: Buffer, after: Buffer, dice: Uint8Array): Buffer {
  const torn = Buffer.concat([before, Buffer.alloc(Math.max(0, after.length - before.length))])
  for (let at = ROOT_BYTES; at < after.length; at += SECTOR) {
    if ((dice[at / SECTOR] ?? 0) % 2 === 0) after.copy(torn, at, at, at + SECTOR)
  }
  return torn
}

test('a compaction that was cut off before it removed the single rows loses nothing, and the next one removes them', async () => {
  let journal = await LmdbJournal.open(folder, newId)
  const lengths = new Map<number, number>()
  const rows = rowsInTurn('a', Array<number>(150).fill(4), lengths)
  await journal.append(rows, AT)
  await journal.compact('a')
  await journal.close()

  const root = openLmdb({ path: folder, overlappingSync: false })
  const singles = root.openDB<unknown, [string, number, number]>({ name: 'rows' })
  for (const { document, client, clock, text } of rows) await singles.put([document, client, clock], [AT, text])
  await root.close()

  journal = await LmdbJournal.open(folder, newId)
  await journal.append(rowsInTurn('a', Array<number>(10).fill(4), lengths), AT)
  const all = Array.from({ length: 160 }, (_, clock) => `a 4 ${clock}`)
  expect(await journal.read('a', 4, 0, 999)).toEqual(all)
  expect(await journal.read('a', 4, 140, 155)).toEqual(all.slice(140, 155))
  await journal.compact('a')
  expect(await journal.read('a', 4, 0, 999)).toEqual(all)
  await journal.close()

  const after = openLmdb({ path: folder, overlappingSync: false })
  expect(after.openDB({ name: 'rows' }).getCount()).toBe(0)
  await after.close()
})

test('a compaction that reads something else back than it wrote removes nothing', async () => {
  const journal = await LmdbJournal.open(folder, newId)
  const lengths = new Map<number, number>()
  await journal.append(rowsInTurn('a', Array<number>(20).fill(4), lengths), AT)
  await journal.compact('a')
  await journal.close()

  const root = openLmdb({ path: folder, overlappingSync: false })
  const singles = root.openDB<unknown, [string, number, number]>({ name: 'rows' })
  await singles.put(['a', 4, 7], [AT, 'not what was packed'])
  await root.close()

  const opened = await LmdbJournal.open(folder, newId)
  await expect(opened.compact('a')).rejects.toThrow('to be packed whole')
  await opened.close()
  const after = openLmdb({ path: folder, overlappingSync: false })
  expect(after.openDB({ name: 'rows' }).getCount()).toBe(1)
  await after.close()
})

function newId(): string {
  return crypto.randomUUID()
}
