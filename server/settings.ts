/** What a relay is made with at its first start and keeps for ever. */
import { randomBytes, randomInt } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from './access.ts'

const FILE = 'relay.json'
const OWNER_ONLY = 0o600

/** Reads the settings in this directory, making them when there are none. */
export async function openSettings(directory: string): Promise<Settings> {
  const path = join(directory, FILE)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })
  if (text !== undefined) return readSettings(text, path)
  const settings = newSettings()
  await writeDurably(directory, path, JSON.stringify(settings, undefined, 2) + '\n')
  return settings
}

export function newSettings(): Settings {
  return { puskesmas: randomName(), posyandu: randomName(), secret: randomBytes(24).toString('base64url') }
}

function randomName(): string {
  return Array.from({ length: 8 }, () => randomInt(36).toString(36)).join('')
}

/** A relay with other settings would be another posyandu: what cannot be read is never replaced. */
function readSettings(text: string, path: string): Settings {
  const { puskesmas, posyandu, secret } = JSON.parse(text) as Partial<Record<keyof Settings, unknown>>
  if (typeof puskesmas !== 'string' || typeof posyandu !== 'string' || typeof secret !== 'string') {
    throw new Error(`expected puskesmas, posyandu and secret in ${path}`)
  }
  return { puskesmas, posyandu, secret }
}

async function writeDurably(directory: string, path: string, text: string): Promise<void> {
  const draft = await open(`${path}.new`, 'w', OWNER_ONLY)
  try {
    await draft.writeFile(text)
    await draft.sync()
  } finally {
    await draft.close()
  }
  await rename(`${path}.new`, path)
  const folder = await open(directory, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
