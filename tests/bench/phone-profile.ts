/** A browser profile that holds the posyandu: joined and synchronised once, then kept; and what that first time took. */
import { unusedLink } from '../doors.ts'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Browser } from './browser.ts'
import { progress } from './figure.ts'
import { serveData, WORK, type RelayData } from './relay-data.ts'
import { FAMILIES, PEOPLE, USER } from './posyandu.ts'
import type { SlowDown } from './slow-down.ts'
import { slowAndCheck, type Ratios } from './speed.ts'

export interface FirstSync {
  /** From opening the invitation to every person in the tables; to every entry folded. Milliseconds. */
  readonly peopleMs: number
  readonly allMs: number
  readonly ratios?: Ratios
}

/** The app as it is now: a build that goes on meanwhile does not change it. */
export async function keepApp(): Promise<void> {
  await rm(join(WORK, 'app'), { recursive: true, force: true })
  await cp('build/app', join(WORK, 'app'), { recursive: true })
}

/** The profile, made afresh for another build of the app. */
export async function phoneProfile(data: RelayData, slowDown: SlowDown): Promise<string> {
  const app = createHash('sha256').update(readFileSync('build/app-built-from')).update(data.posyandu).digest('hex')
  const profile = join(WORK, `profile-${app.slice(0, 12)}`)
  if (existsSync(profile)) return profile
  progress('a browser joins and synchronises the posyandu once')
  const draft = join(WORK, 'profile-new')
  await firstSync(data, slowDown, draft, false)
  await rename(draft, profile)
  return profile
}

/** Joins with a fresh profile and waits until everything is here. The time from the invitation is what a new phone sees. */
export async function firstSync(
  data: RelayData,
  slowDown: SlowDown,
  profile: string,
  isSlow: boolean,
): Promise<FirstSync> {
  await rm(profile, { recursive: true, force: true })
  const relay = await serveData(data)
  const browser = await Browser.start(profile, slowDown, countingScript(data.entries))
  try {
    const ratios = isSlow ? await slowAndCheck(browser, slowDown) : undefined
    await browser.page.goto(await unusedLink(data.dataDir, relay.origin), { waitUntil: 'commit' })
    const [peopleMs, allMs] = await Promise.all([
      browser.told.take('people'),
      browser.told.take('all'),
      browser.page.getByRole('button', { name: USER.name }).click(),
    ])
    slowDown.setSlow(false)
    await browser.page.evaluate(() => navigator.serviceWorker.ready)
    return { peopleMs, allMs, ...(ratios && { ratios }) }
  } finally {
    slowDown.setSlow(false)
    await browser.close()
    await relay.close()
  }
}

/** Looks into the tables whenever the worker says that it wrote: not on a clock of its own. */
function countingScript(entries: number): string {
  return `
const counted = { people: false, all: false }
let isCounting = false
let isStale = false
const read = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})
const folded = (rows) => rows.flatMap(({ value }) => value).reduce((sum, [, clock]) => sum + clock, 0)
const look = async () => {
  isStale = true
  if (isCounting || counted.all) return
  isCounting = true
  for (; isStale; ) {
    isStale = false
    const db = await read(indexedDB.open('lima-langkah'))
    const keys = IDBKeyRange.bound('folded/', 'folded/~')
    const marks = await read(db.transaction('meta').objectStore('meta').getAll(keys))
    db.close()
    const people = folded(marks.filter(({ key }) => key.startsWith('folded/registry')))
    if (!counted.people && people >= ${FAMILIES + PEOPLE}) {
      counted.people = true
      tell('people', performance.now())
    }
    if (folded(marks) >= ${entries}) {
      counted.all = true
      tell('all', performance.now())
    }
  }
  isCounting = false
}
if (location.pathname === '/gabung') new BroadcastChannel('lima-langkah/changes').onmessage = () => void look()
`
}
