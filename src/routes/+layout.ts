import { theDatabase } from '../replica/client.ts'
import { isPractice } from '../replica/practice/mode.ts'

export const ssr = false
export const prerender = false

/** Before any screen: a phone with a PIN is unlocked first, and what was being typed can be read. */
export async function load(): Promise<void> {
  const { keys } = theDatabase()
  if ((await keys.tryToOpen()) !== 'locked' || isPractice) return
  const { unlockAtStart } = await import('./kunci/cold-start.ts')
  await unlockAtStart()
}
