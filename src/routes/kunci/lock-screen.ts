/** Puts the lock over the app and takes it away again. */
import { mount, unmount } from 'svelte'
import type { PhoneLock } from '../../replica/lock/phone-lock.ts'
import type { RawKey } from '../../replica/lock/wrapped-key.ts'
import LockScreen from './LockScreen.svelte'

let shown: Promise<RawKey> | undefined

export function isLocked(): boolean {
  return shown !== undefined
}

/**
 * Resolves with the data key once somebody opened it. What was on the screen stays as it is, out of sight and out of
 * reach: what is being typed is still there afterwards, and what is being sent goes on.
 */
export function askForPin(lock: PhoneLock): Promise<RawKey> {
  shown ??= ask(lock).finally(() => (shown = undefined))
  return shown
}

async function ask(lock: PhoneLock): Promise<RawKey> {
  const app = document.body.firstElementChild as HTMLElement
  const cover = document.createElement('div')
  document.body.append(cover)
  app.style.display = 'none'
  const y = scrollY
  let screen: object | undefined
  const key = await new Promise<RawKey>((opened) => {
    screen = mount(LockScreen, { target: cover, props: { lock, opened } })
  })
  if (screen) await unmount(screen)
  cover.remove()
  app.style.display = 'contents'
  scrollTo(0, y)
  return key
}
