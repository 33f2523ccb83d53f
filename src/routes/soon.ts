/** Screens that somebody may open next, made ready while nothing else is to be done. */
import { preloadCode } from '$app/navigation'
import { controlled } from './controlled.ts'

/** Any open day and any person: what is made ready is the screen. */
const SCREENS = [
  '/hari/-/timbang/-',
  '/hari/-/antrean',
  '/hari/-/daftar',
  '/hari/-/hasil/-',
  '/hari/-/pelayanan/-',
  '/hari/-/imunisasi/-',
  '/warga/-',
  '/warga',
  '/tugas',
  '/lainnya',
]

let ready: Promise<void> | undefined

/** Reads them from this phone, once and one at a time: opening a screen then waits for no file. */
export function makeReady(): Promise<void> {
  return (ready ??= readAll())
}

async function readAll(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  // Not before the app is installed: over a bad connection it would be fetched twice.
  await controlled()
  for (const screen of SCREENS) {
    await new Promise((resolve) => requestIdleCallback(resolve))
    await preloadCode(screen)
  }
  await new Promise((resolve) => requestIdleCallback(resolve))
  await import('./tugas/ToDoList.svelte')
}
