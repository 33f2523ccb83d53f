/**
 * A copy of a relay's data, taken while it runs. LMDB reads its file as it was at one moment, whatever is written
 * meanwhile; of an engine every author's entries are copied up to one of them, into a folder that a relay can be started
 * with. The copy is read back whole before it gets its name, so a folder of that name is a backup or is not there.
 */
import { mkdir, open as openFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { open } from 'lmdb'
import { readEntry } from '../../src/log/entry.ts'
import { LmdbJournal } from './journal-lmdb.ts'
import { SETTINGS_FILE, SettingsFile } from '../settings.ts'
import { copyPlace, isThere, openPlace } from '../moving/place.ts'
import { orSay, StartError } from '../start-error.ts'

export interface BackedUp {
  readonly documents: number
  readonly entries: number
}

const JOURNAL = 'journal'

/** Rejects with a `StartError` when there is no relay, the target is in use, or the copy cannot be read back. */
export async function backUp(dataDir: string, target: string): Promise<BackedUp> {
  const settings = await orSay(
    () => `Di folder data "${dataDir}" tidak ada server yang dapat dibaca. Periksa DATA_DIR.`,
    () => readFile(join(dataDir, SETTINGS_FILE)),
  )
  return backUpInto(target, async (draft) => {
    await copyJournal(join(dataDir, JOURNAL), join(draft, JOURNAL))
    await writeFile(join(draft, SETTINGS_FILE), settings, { mode: 0o600 })
  })
}

/** Of what several relays share. Rejects as `backUp` does. */
export async function backUpEngine(address: string, target: string): Promise<BackedUp> {
  if (!(await isThere(address))) throw new StartError(`Di JOURNAL tidak ada data server. Periksa alamatnya.`)
  return backUpInto(target, async (draft) => {
    const engine = await openPlace(address, '')
    try {
      if ((await engine.journal.halt())?.why === 'arriving') throw new Error('its entries are only just arriving')
      const copy = await openPlace(draft, engine.journal.id)
      try {
        await copyPlace(engine, copy, () => undefined)
      } finally {
        await copy.close()
      }
    } finally {
      await engine.close()
    }
  })
}

/** `copy` puts journal and settings into the folder that it is given. */
async function backUpInto(target: string, copy: (draft: string) => Promise<void>): Promise<BackedUp> {
  await expectUnused(target)
  const draft = `${resolve(target)}.belum-selesai`
  return orSay(
    ({ message }) => `Cadangan ke "${target}" gagal: ${message}`,
    async () => {
      await rm(draft, { recursive: true, force: true })
      await mkdir(join(draft, JOURNAL), { recursive: true, mode: 0o700 })
      try {
        await copy(draft)
        const found = await readBack(draft)
        for (const path of [join(draft, JOURNAL, 'data.mdb'), join(draft, SETTINGS_FILE), draft]) await flush(path)
        await rename(draft, target)
        await flush(dirname(resolve(target)))
        return found
      } catch (error) {
        await rm(draft, { recursive: true, force: true })
        throw error
      }
    },
  )
}

/** An empty folder may be there already, as a mounted disk or a fresh one is. */
async function expectUnused(target: string): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new StartError(`"${target}" tidak dapat dipakai: ${error.message}`, error)
  })
  if (names.length > 0) throw new StartError(`"${target}" tidak kosong. Pilih nama folder yang belum ada.`)
}

async function copyJournal(from: string, to: string): Promise<void> {
  const root = open({ path: from, readOnly: true, maxDbs: 8 })
  try {
    await root.backup(to, true)
  } finally {
    await root.close()
  }
}

/** Reads every entry of the copy. Throws when one is missing or is none. */
async function readBack(copy: string): Promise<BackedUp> {
  await SettingsFile.open(copy, 'never')
  const path = join(copy, JOURNAL)
  const journal = await LmdbJournal.open(path, () => '')
  try {
    if (journal.id === '') throw new Error('expected the copy to carry the id of its journal')
    const documents = await journal.documents()
    let entries = 0
    for (const document of documents) entries += await readDocument(journal, document)
    return { documents: documents.length, entries }
  } finally {
    await journal.close()
    await rm(join(path, 'lock.mdb'), { force: true })
  }
}

const AT_ONCE = 1_000

async function readDocument(journal: LmdbJournal, document: string): Promise<number> {
  let entries = 0
  for (const [client, { length }] of (await journal.standing(document)).authors) {
    for (let from = 0; from < length; from += AT_ONCE) {
      const to = Math.min(length, from + AT_ONCE)
      const texts = await journal.read(document, client, from, to)
      const whole = texts.filter((text) => readEntry(text)?.in === document).length
      if (whole !== to - from) throw new Error(`expected ${to - from} entries, found ${whole}`)
    }
    entries += length
  }
  return entries
}

async function flush(path: string): Promise<void> {
  const file = await openFile(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
