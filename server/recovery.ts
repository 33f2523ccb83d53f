import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Invitation } from '../src/log/invitation.ts'
import type { Shared } from './journal/journal.ts'
import { lockFolder } from './journal/data-lock.ts'
import { SETTINGS_FILE, SettingsFile } from './settings.ts'
import { orSay, StartError } from './start-error.ts'

/**
 * A fresh recovery code for the relay in this folder, which must not be running; the code before ends. Of several relays
 * the others may run: they find the code where the settings are shared.
 */
export async function newRecovery(dataDir: string, shared?: Shared): Promise<Invitation> {
  await orSay(
    () => `Di folder data "${dataDir}" belum ada server. Periksa DATA_DIR.`,
    () => access(join(dataDir, SETTINGS_FILE)),
  )
  const unlock = await lockFolder(dataDir)
  if (!unlock) throw new StartError(`Folder data "${dataDir}" sedang dipakai server. Hentikan dulu servernya.`)
  try {
    const { recovery } = await orSay(
      ({ message }) => `Folder data "${dataDir}" tidak dapat dipakai: ${message}`,
      () => SettingsFile.open(dataDir, 'anew', shared),
    )
    if (!recovery) throw new Error('expected a start that makes a recovery code to have one')
    return recovery
  } finally {
    await unlock()
  }
}
