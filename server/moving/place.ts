/** A place where a relay's data lie: a data folder, or an engine that several relays share. */
import { randomBytes } from 'node:crypto'
import { access, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { lockFolder } from '../journal/data-lock.ts'
import { LmdbJournal } from '../journal/journal-lmdb.ts'
import type { MovableJournal } from '../journal/journal.ts'
import { readAddress } from '../journal/redis/address.ts'
import { Engine } from '../journal/redis/engine.ts'
import { RedisJournal } from '../journal/redis/journal-redis.ts'
import { Keys } from '../journal/redis/keys.ts'
import { copyBesides, copyEntries, type Copied } from './copy.ts'
import { FilePlace } from '../settings-place.ts'
import { SETTINGS_FILE } from '../settings.ts'
import { orSay, StartError } from '../start-error.ts'

export interface Place {
  /** As it is told to whoever runs the relay: without a password. */
  readonly name: string
  readonly journal: MovableJournal
  /** What a relay was made with, as it is written down; undefined where there is no relay. */
  settings(): Promise<string | undefined>
  keepSettings(text: string): Promise<void>
  close(): Promise<void>
}

const ENGINE = /^(redis|rediss)[a-z+-]*:\/\//

export function isEngine(where: string): boolean {
  return ENGINE.test(where)
}

/**
 * Opens what is there, or, where there is nothing, a journal of this id. In an engine so many replicas must have an entry
 * before it counts as written. Rejects with a `StartError` when it cannot be used, or a relay is using the folder.
 */
export function openPlace(where: string, id: string, replicas = 0): Promise<Place> {
  return isEngine(where) ? openEngine(where, id, replicas) : openFolder(where, id)
}

/** Every entry, everything beside them, and the settings; all read back. */
export async function copyPlace(from: Place, to: Place, tell: (entries: number) => void): Promise<Copied> {
  const copied = await copyEntries(from.journal, to.journal, tell)
  await copyBesides(from.journal, to.journal)
  const settings = await from.settings()
  if (settings === undefined) throw new Error('expected the settings of a relay')
  await to.keepSettings(settings)
  if ((await to.settings()) !== settings) throw new Error('expected the settings to have arrived')
  return copied
}

/** Whether there is a journal; looking makes none. */
export function isThere(where: string): Promise<boolean> {
  return isEngine(where) ? isEngineUsed(where) : isDataFolder(where)
}

function isDataFolder(folder: string): Promise<boolean> {
  return access(join(folder, 'journal', 'data.mdb')).then(
    () => true,
    () => false,
  )
}

async function isEngineUsed(where: string): Promise<boolean> {
  const engine = new Engine(readAddress(where), () => undefined)
  try {
    return await orSay(
      () => `Mesin di "${nameOf(where)}" tidak dapat dihubungi. Periksa alamatnya dan apakah mesin itu berjalan.`,
      async () => {
        const commander = engine.connect()
        await commander.connect()
        return (await commander.get(new Keys(engine.address.name).ofAll('id'))) !== null
      },
    )
  } finally {
    engine.close()
  }
}

async function openEngine(where: string, id: string, replicas: number): Promise<Place> {
  let isFirst = true
  // The first that is asked for is the journal's.
  const newId = (): string => {
    const given = isFirst ? id : randomBytes(16).toString('base64url')
    isFirst = false
    return given
  }
  const journal = await RedisJournal.open(where, { newId, replicas, onError: () => undefined })
  const { shared } = journal
  return {
    name: nameOf(where),
    journal,
    settings: () => shared.settings(),
    keepSettings: async (text) => {
      const before = await shared.settings()
      if (before !== text && !(await shared.changeSettings(before, text)))
        throw new Error('a relay changed the settings')
    },
    close: () => journal.close(),
  }
}

/** The address without who comes in and with what. */
function nameOf(where: string): string {
  return where.replace(/\/\/[^@/]*@/, '//')
}

async function openFolder(where: string, id: string): Promise<Place> {
  const name = resolve(where)
  const unusable = ({ message }: Error): string => `Folder data "${where}" tidak dapat dipakai: ${message}`
  await orSay(unusable, () => mkdir(name, { recursive: true, mode: 0o700 }))
  const unlock = await lockFolder(name)
  if (!unlock) throw new StartError(`Folder data "${where}" sedang dipakai server. Hentikan dulu servernya.`)
  const file = new FilePlace(join(name, SETTINGS_FILE))
  try {
    const journal = await orSay(unusable, () => LmdbJournal.open(join(name, 'journal'), () => id))
    return {
      name,
      journal,
      settings: () => file.read(),
      keepSettings: async (text) => void (await file.change(await file.read(), text)),
      close: async () => {
        await journal.close()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}
