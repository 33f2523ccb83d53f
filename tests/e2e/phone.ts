/** A phone in somebody's hand: the app in a browser context of its own, and what its holder does with it. */
import { readdirSync } from 'node:fs'
import type { BrowserContext, Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { id as words } from '../../src/ui/words/id/index.ts'
import { area } from '../../src/ui/words/id/area.ts'
import { office } from '../../src/ui/words/id/office.ts'
import { roles } from '../../src/ui/words/id/roles.ts'

export class Phone {
  readonly origin: string
  readonly context: BrowserContext
  page: Page

  constructor(origin: string, context: BrowserContext, page: Page) {
    this.origin = origin
    this.context = context
    this.page = page
    context.setDefaultTimeout(30_000) // nothing here is timed: a busy machine must not fail a test
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(this.origin + path)
  }

  /** Swiped away, and opened again here. */
  async reopen(path: string): Promise<void> {
    await this.page.close()
    this.page = await this.context.newPage()
    await this.goto(path)
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name, exact: true })
  }

  /** Waits until this stands on the screen. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor()
  }

  get badge(): Locator {
    return this.page.getByRole('status', { name: words.shell.badge.label })
  }

  /** In these very letters: "1 belum terkirim" does not say "Terkirim". */
  async badgeSays(text: string): Promise<void> {
    await this.badge.filter({ hasText: new RegExp(text.replaceAll(/[()]/g, String.raw`\$&`)) }).waitFor()
  }

  /** The bar at the bottom that says what was just done. */
  async isTold(text: string): Promise<void> {
    await this.page.locator('.bar').filter({ hasText: text }).waitFor()
  }

  /** Opens the invitation and takes a name. */
  async join(link: string, user: string): Promise<void> {
    await this.page.goto(link)
    await this.takesName(user)
    await this.isTold(words.start.who.welcome(user))
  }

  /** At the screen that asks who works: types a name that is not there, whether others' names stand there or not. */
  async takesName(user: string): Promise<void> {
    const other = this.button(words.start.who.other)
    const name = this.page.getByLabel(words.start.who.name)
    await other.or(name).waitFor()
    if (await other.isVisible()) await other.click()
    await name.fill(user)
    await this.button(words.start.who.use).click()
  }

  /** At the screen that asks for it; stays until it is at hand, and the screen has gone on. */
  async choosePosyandu(name: string): Promise<void> {
    await this.button(new RegExp(name)).click()
    await this.isTold(roles.choose.chosen(name))
    await this.page.waitForURL(({ pathname }) => pathname !== '/posyandu')
  }

  /** Opens the claim or an invitation as a device of the puskesmas, and says whose it is; it opens at the area's figures. */
  async joinAsPuskesmas(link: string, name: string): Promise<void> {
    await this.page.goto(link)
    await this.page.getByLabel(office.welcome.name).fill(name)
    await this.button(office.welcome.start).click()
    const figures = this.page.getByRole('heading', { name: area.pws.title, exact: true })
    await figures.or(this.page.getByRole('heading', { name: office.title, exact: true })).waitFor()
  }

  /** Says to the app what Android says when the signal is back. */
  async regainsSignal(): Promise<void> {
    await this.page.evaluate(() => dispatchEvent(new Event('online')))
  }

  /** The app in the phone's memory is the one that works without a server, and has what it fetches afterwards too. */
  async isInstalled(): Promise<void> {
    const isThere = (): Promise<boolean> =>
      this.page.evaluate(async (afterwards) => {
        const registration = await navigator.serviceWorker.getRegistration()
        if (registration?.active?.state !== 'activated') return false
        const kept = await Promise.all(afterwards.map((file) => caches.match(`/_app/immutable/${file}`)))
        return kept.every((response) => response !== undefined)
      }, fetchedAfterwards())
    await expect.poll(isThere, { timeout: 30_000 }).toBe(true)
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text)
  }

  /** At the registration screen of an open day. */
  async checkIn(name: string): Promise<void> {
    await this.search(name)
    await this.button(words.people.register.checkInLabel(name)).click()
    await this.isTold(words.people.register.done(name))
  }

  /** Types on the number pad. */
  async key(text: string): Promise<void> {
    const pad = this.page.getByRole('group', { name: words.weigh.keypad })
    for (const character of text) {
      await pad.getByRole('button', { name: character === ',' ? words.weigh.comma : character, exact: true }).click()
    }
  }

  /** Takes back every digit that stands typed. */
  async erases(): Promise<void> {
    const digits = (await this.typed.innerText()).length
    for (let i = 0; i < digits; i++) await this.button(words.weigh.erase).click()
  }

  /** Which number the pad is at. */
  async isAt(what: string): Promise<void> {
    await this.page.getByRole('heading', { name: what, exact: true }).waitFor()
  }

  /** What stands in the large number. */
  get typed(): Locator {
    return this.page.locator('output')
  }

  async openScale(openDay: string, person: string): Promise<void> {
    await this.goto(`/hari/${openDay}/timbang/${person}?angka=weightKg`)
    await this.isAt(words.weigh.field.weightKg.long)
  }

  /** Types a weight at the scale and saves it; stays until the screen says that it is saved. */
  async weigh(openDay: string, person: string, weight: string, name: string): Promise<void> {
    await this.openScale(openDay, person)
    await this.key(weight)
    await this.button(words.weigh.saveNow).click()
    await this.isTold(words.weigh.saved(name))
  }
}

/** The names of the built files that are fetched once the app is installed. */
function fetchedAfterwards(): readonly string[] {
  const built = readdirSync('build/app/_app/immutable', { recursive: true, encoding: 'utf8' })
  return built.filter((file) => /(^|\/)later\.[^/]+\.(js|css)$/.test(file))
}
