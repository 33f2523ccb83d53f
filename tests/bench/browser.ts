/** A Chromium with a profile of its own, started as a fresh process; what a page measures comes back as console lines. */
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { WORK } from './relay-data.ts'
import type { SlowDown } from './slow-down.ts'

export const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const PREFIX = 'bench '
const TELL = `const tell = (name, at) => console.log('${PREFIX}' + name + ' ' + at)`
const WAIT_MS = 600_000

/** In the page: resolves when it has loaded. */
export const LOADED = `new Promise((then) => document.readyState === 'complete' ? then() : addEventListener('load', then))`

/** What a page has told, by name, until somebody takes it. */
export class Told {
  readonly #heard: { readonly name: string; readonly at: number }[] = []
  #waiting: (() => void)[] = []

  /** `name 12.5` */
  hear(text: string): void {
    const [name = '', at = ''] = text.split(' ')
    this.#heard.push({ name, at: Number(at) })
    for (const look of this.#waiting.splice(0)) look()
  }

  /** The next thing of this name, in milliseconds, taken away; waits for it. */
  async take(name: string): Promise<number> {
    const deadline = AbortSignal.timeout(WAIT_MS)
    for (;;) {
      const found = this.#heard.findIndex((heard) => heard.name === name)
      if (found >= 0) return this.#heard.splice(found, 1)[0]!.at
      if (deadline.aborted) throw new Error(`waited in vain for the page to tell "${name}"`)
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve)
        deadline.addEventListener('abort', () => resolve(), { once: true })
      })
    }
  }
}

export class Browser {
  readonly page: Page
  readonly #context: BrowserContext
  readonly told = new Told()

  /** `script` runs in every page before the app; it tells what it measured with `tell(name, ms)`. */
  static async start(profile: string, slowDown: SlowDown, script: string): Promise<Browser> {
    slowDown.setSlow(false)
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: slowDown.launcher,
      args: ARGS,
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
      timeout: WAIT_MS,
    })
    context.setDefaultTimeout(WAIT_MS)
    await context.addInitScript(`${TELL}\n${TOOLS}\n${script}`)
    const browser = new Browser(context, context.pages()[0] ?? (await context.newPage()))
    return browser
  }

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context
    this.page = page
    page.on('console', (line) => {
      const text = line.text()
      if (text.startsWith(PREFIX)) this.told.hear(text.slice(PREFIX.length))
    })
  }

  go(address: string): Promise<unknown> {
    return this.page.goto(address, { waitUntil: 'commit' })
  }

  evaluate<Value>(expression: string): Promise<Value> {
    return this.page.evaluate<Value>(expression)
  }

  close(): Promise<void> {
    return this.#context.close()
  }
}

/** A profile that may be spoiled: a copy of one that is kept. */
export async function copyOf(profile: string, name: string): Promise<string> {
  const copy = join(WORK, `profile-${name}`)
  await rm(copy, { recursive: true, force: true })
  await cp(profile, copy, { recursive: true })
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    await rm(join(copy, lock), { force: true })
  return copy
}

/**
 * In the page. `whenPainted` gives the time the browser put the element on the screen (Element Timing), and two frames
 * later where the browser does not tell.
 */
export const TOOLS = `
const whenPainted = (element, then) => {
  let isDone = false
  const done = (at) => { if (!isDone) { isDone = true; observer.disconnect(); then(at) } }
  const parts = [element, ...element.querySelectorAll('*')]
  const observer = new PerformanceObserver((list) => {
    const entry = list.getEntries().find((each) => parts.includes(each.element))
    if (entry) done(entry.renderTime || entry.startTime)
  })
  observer.observe({ type: 'element', buffered: true })
  for (const part of parts) part.setAttribute('elementtiming', 'bench')
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const at = performance.now()
    setTimeout(() => done(at), 1000)
  }))
}
/** Calls back once, when the selector first finds something; looks whenever the page changes. */
const whenThere = (selector, then) => {
  const look = () => {
    const found = document.querySelector(selector)
    if (!found) return false
    observer.disconnect()
    then(found)
    return true
  }
  const observer = new MutationObserver(look)
  if (!look()) observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
}
`
