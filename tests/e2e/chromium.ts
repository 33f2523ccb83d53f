/** The browser the tests run in: a real Chromium, quiet, and one that can be killed. */
import { statfsSync } from 'node:fs'
import { readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext } from 'playwright'

export const SCREEN = { width: 360, height: 740 }

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const args = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// Playwright has Chromium share memory through files, for machines with too little room for it: on a disk they are dear.
const ignoreDefaultArgs = hasRoomForSharedMemory() ? ['--disable-dev-shm-usage'] : []

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args, ignoreDefaultArgs })
}

/** A whole browser with its profile on disk: what a phone is to somebody who drops it. */
export class KillableBrowser {
  readonly context: BrowserContext
  readonly #pid: number

  static async open(profile: string): Promise<KillableBrowser> {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      args,
      ignoreDefaultArgs,
      viewport: SCREEN,
    })
    // Chromium's own lock on the profile names the process that holds it: `host-1234`.
    const pid = Number((await readlink(join(profile, 'SingletonLock'))).split('-').at(-1))
    return new KillableBrowser(context, pid)
  }

  private constructor(context: BrowserContext, pid: number) {
    this.context = context
    this.#pid = pid
  }

  /** All of its processes at once: nothing is flushed, nobody says goodbye. */
  async kill(): Promise<void> {
    const gone = this.context.waitForEvent('close')
    process.kill(-this.#pid, 'SIGKILL')
    await gone
  }
}

/** As the browsers of two workers need it; a container often has no more than 64 MB. */
function hasRoomForSharedMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 2 ** 30
  } catch {
    return false // not Linux
  }
}
