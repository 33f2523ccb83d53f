/** The browser the tests run in: a real Chromium, quiet, and one that can be killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright'
import { until } from '../replica/phones.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const args = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args })
}

/** A whole browser with its profile on disk, as a process of its own: what a phone is to somebody who drops it. */
export class KillableBrowser {
  readonly browser: Browser
  readonly #process: ChildProcess

  static async open(profile: string): Promise<KillableBrowser> {
    const portFile = join(profile, 'DevToolsActivePort')
    await rm(portFile, { force: true })
    const process = spawn(
      executablePath,
      [...args, '--headless=new', '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${profile}`],
      { stdio: 'ignore', detached: true },
    )
    let port = ''
    await until('the browser listens', async () => {
      port = (await readFile(portFile, 'utf8').catch(() => '')).split('\n')[0] ?? ''
      return port !== '' && (await isListening(port))
    })
    return new KillableBrowser(await chromium.connectOverCDP(`http://127.0.0.1:${port}`), process)
  }

  private constructor(browser: Browser, process: ChildProcess) {
    this.browser = browser
    this.#process = process
  }

  /** All of its processes at once: nothing is flushed, nobody says goodbye. */
  async kill(): Promise<void> {
    const gone = once(this.#process, 'exit')
    process.kill(-this.#process.pid!, 'SIGKILL')
    await gone
    await this.browser.close().catch(() => undefined)
  }
}

async function isListening(port: string): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/json/version`).then(
    ({ ok }) => ok,
    () => false,
  )
}
