/** A phone with a PIN, opened: nothing of it is read, and no screen is made, before somebody unlocks it. */
import { unlock } from '../../replica/client.ts'
import { setLanguage } from '../../ui/words/words.svelte.ts'
import { storedLanguage } from '../language.ts'
import { askForPin } from './lock-screen.ts'
import { theLock } from './the-lock.ts'

export async function unlockAtStart(): Promise<void> {
  const lock = theLock()
  if (!(await lock.hasPin())) return
  if (storedLanguage() === 'en') await setLanguage('en').catch(() => undefined)
  const open = await lock.openKey()
  if (!open) return unlock(await askForPin(lock))
  // Nobody else can help with a forgotten PIN yet: the app goes on out of sight, and sends the code off.
  unlock(open)
  void askForPin(lock)
}
