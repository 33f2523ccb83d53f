/** A desktop's Chromium at the office's screens: what its page shows, how soon, and what it holds in memory. */
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { area as words } from '../../src/ui/words/id/area.ts'
import type { BnbaList } from '../../src/reports/national/bnba.ts'
import { national } from '../../src/ui/words/id/national.ts'
import { office } from '../../src/ui/words/id/office.ts'
import { ARGS } from './browser.ts'
import { WORK } from './relay-data.ts'

const WAIT_MS = 240_000
/** Nothing changes on the screen for so long: it is done. */
const SETTLED_MS = 700

/**
 * In the page, when this month's figures are there and none of any posyandu is still being counted; else nothing. Not when
 * all posyandu have figures: some had no open day.
 */
function showsAll(stillCounting: string): number | undefined {
  const isCounting = document.body.textContent.includes(stillCounting)
  return document.querySelector('.tiles a b') && !isCounting ? performance.now() : undefined
}

/** In the page, when nothing is on its way and nothing is being counted. */
function isDone(stillCounting: string): number | undefined {
  const isWaiting = document.querySelector('.office .progress') ?? !document.querySelector('.tiles a b')
  return isWaiting || document.body.textContent.includes(stillCounting) ? undefined : performance.now()
}

export class OfficePage {
  readonly page: Page
  readonly #context: BrowserContext

  static async open(): Promise<OfficePage> {
    const context = await chromium.launchPersistentContext(PROFILE, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Otherwise a page waits for the browser's own time to clear up before it is told what it holds.
      args: [...ARGS, '--enable-blink-features=ForceEagerMeasureMemory'],
      viewport: { width: 1280, height: 800 },
    })
    context.setDefaultTimeout(WAIT_MS)
    return new OfficePage(context, context.pages()[0] ?? (await context.newPage()))
  }

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context
    this.page = page
  }

  async join(link: string, name: string): Promise<void> {
    await this.page.goto(link, { waitUntil: 'commit' })
    await this.page.getByLabel(office.welcome.name).fill(name)
    await this.page.getByRole('button', { name: office.welcome.start }).click()
    await this.page.getByRole('link', { name: words.nav.pws, exact: true }).first().click()
  }

  /** Milliseconds after the page began to load. */
  async showsAll(): Promise<number> {
    return this.#when(showsAll, words.pws.stillCounting)
  }

  async isDone(): Promise<number> {
    return this.#when(isDone, words.pws.stillCounting)
  }

  /** From a tap on a group of tiles until its tiles are painted, ms. */
  async tap(): Promise<number> {
    const started = performance.now()
    await this.page.evaluate(`new Promise((then) => {
      const links = [...document.querySelectorAll('a[data-sveltekit-replacestate], .page a[aria-current]')]
      links.at(-1)?.click()
      requestAnimationFrame(() => requestAnimationFrame(then))
    })`)
    return performance.now() - started
  }

  /** From the tap on the month before until the last change of the screen, ms. */
  async earlierMonth(): Promise<number> {
    return this.page.evaluate<number>(`new Promise((then) => {
      let last = 0
      const painted = () => requestAnimationFrame(() => setTimeout(() => (last = performance.now())))
      const observer = new MutationObserver(painted)
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
      const began = performance.now()
      document.querySelector('[aria-label="${words.earlier}"]').click()
      const look = () => {
        if (last === 0 || performance.now() - last < ${SETTLED_MS}) return setTimeout(look, 50)
        observer.disconnect()
        then(last - began)
      }
      look()
    })`)
  }

  /** From choosing a list by name and address until it is whole, ms. */
  async list(list: BnbaList): Promise<number> {
    const started = performance.now()
    await this.page.getByRole('radio', { name: national.bnba.lists[list] }).check({ force: true })
    await this.page.waitForFunction(
      ([heading, reading]) =>
        [...document.querySelectorAll('h2')].some((each) => each.textContent.startsWith(heading!)) &&
        ![...document.querySelectorAll('[role=status]')].some((each) => each.textContent.startsWith(reading!)),
      [national.bnba.lists[list], national.exports.gathering(0, 0).split(' ')[0]!],
    )
    return performance.now() - started
  }

  /** Bytes of the page and its workers. */
  async memory(): Promise<number> {
    return this.page.evaluate<number>(`performance.measureUserAgentSpecificMemory().then(({ bytes }) => bytes)`)
  }

  close(): Promise<void> {
    return this.#context.close()
  }

  /** Looks when the screen has changed: looking at every frame keeps a whole processor busy, which is then measured too. */
  async #when(holds: (said: string) => number | undefined, said: string): Promise<number> {
    return this.page.evaluate<number>(`new Promise((then) => {
      ${holds.toString()}
      let isLooking = false
      const look = () => {
        isLooking = false
        const found = ${holds.name}(${JSON.stringify(said)})
        if (found === undefined) return
        observer.disconnect()
        then(found)
      }
      const observer = new MutationObserver(() => {
        if (!isLooking) requestAnimationFrame(() => setTimeout(look))
        isLooking = true
      })
      observer.observe(document, { subtree: true, childList: true, characterData: true })
      look()
    })`)
  }
}

export const PROFILE = join(WORK, 'area-profile')
