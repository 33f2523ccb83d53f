import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { rolldown } from 'rolldown'
import { LmdbJournal } from '../../server/journal/journal-lmdb.ts'
import { MemoryJournal, memoryDisk } from '../../server/journal/journal-memory.ts'
import type { Journal } from '../../server/journal/journal.ts'
import { movableContract } from './movable-contract.ts'
import { journalContract, row, type FullDiskReport, type JournalHarness } from './journal-contract.ts'

journalContract('memory', () => {
  const disk = memoryDisk('memory')
  const runFullDisk = async (): Promise<FullDiskReport> => {
    const journal = new MemoryJournal(disk)
    disk.room = 10
    let acknowledged = 0
    let refused = 0
    while (refused < 3) {
      await journal.append([row('a', 1, acknowledged)], 0).then(
        () => acknowledged++,
        () => refused++,
      )
    }
    const held = (await journal.read('a', 1, 0, 100)).length
    disk.room = 1
    await journal.append([row('a', 1, acknowledged)], 0)
    return { acknowledged, refused, held, worksAgain: (await journal.read('a', 1, 0, 100)).length === 11 }
  }
  const harness = {
    open: () => Promise.resolve(new MemoryJournal(disk)),
    runFullDisk,
    dispose: () => Promise.resolve(),
  }
  return Promise.resolve(harness)
})

movableContract('memory', () => {
  const disk = memoryDisk('memory')
  return Promise.resolve({ open: () => Promise.resolve(new MemoryJournal(disk)), dispose: () => Promise.resolve() })
})

movableContract('a local directory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'))
  let opened: LmdbJournal | undefined
  const open = async (): Promise<LmdbJournal> => {
    await opened?.close()
    return (opened = await LmdbJournal.open(join(folder, 'journal'), () => 'an id'))
  }
  const dispose = async (): Promise<void> => {
    await opened?.close()
    await rm(folder, { recursive: true })
  }
  return { open, dispose }
})

journalContract('a local directory', async (): Promise<JournalHarness> => {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'))
  let opened: LmdbJournal | undefined
  const open = async (): Promise<Journal> => {
    await opened?.close()
    return (opened = await LmdbJournal.open(join(folder, 'journal'), () => crypto.randomUUID()))
  }
  const dispose = async (): Promise<void> => {
    await opened?.close()
    await rm(folder, { recursive: true })
  }
  const runFullDisk = async (): Promise<FullDiskReport> => {
    await opened?.close()
    opened = undefined
    const path = join(folder, 'full')
    const { acknowledged, refused } = await appendUntilFull(path, 400)
    const journal = await LmdbJournal.open(path, () => 'another id')
    const held = (await journal.read('a', 1, 0, 10_000)).length
    await journal.append([row('a', 1, held)], 0)
    const worksAgain = (await journal.read('a', 1, 0, 10_000)).length === held + 1
    await journal.close()
    return { acknowledged, refused, held, worksAgain }
  }
  return { open, runFullDisk, dispose }
})

/** In a child whose files may not grow past so many kB: for the journal, that is a full disk. */
async function appendUntilFull(path: string, limitKb: number): Promise<{ acknowledged: number; refused: number }> {
  const program = 'build/tests/journal-full-disk.mjs'
  const bundle = await rolldown({ input: 'tests/contract/journal-full-disk.ts', platform: 'node', external: ['lmdb'] })
  await bundle.write({ file: program, format: 'esm' })
  const script = `trap '' XFSZ; ulimit -f ${limitKb}; exec "$0" "$@"`
  const { stdout } = await promisify(execFile)('bash', ['-c', script, process.execPath, program, path])
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { acknowledged: number; refused: number }
}
