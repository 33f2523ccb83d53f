/** When a backup of this data folder was last complete: whoever watches the relay is told, because nobody misses one. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = 'last-backup'

export async function noteBackup(dataDir: string, at: Date): Promise<void> {
  await writeFile(join(dataDir, FILE), `${at.toISOString()}\n`, { mode: 0o600 })
}

/** ms; undefined when none was ever complete. */
export async function lastBackup(dataDir: string): Promise<number | undefined> {
  const text = await readFile(join(dataDir, FILE), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : Date.parse(text.trim())
}
