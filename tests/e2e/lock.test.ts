/** The PIN, what it keeps from whom, and what is left on a phone after everything was deleted. */
import { readFile } from 'node:fs/promises'
import type { Locator, Request } from 'playwright'
import { expect, test } from 'vitest'
import { handover } from '../../src/ui/words/id/handover.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { lock } from '../../src/ui/words/id/lock.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, bima, lina, maya, nadia, rafa, wati } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import { addressOf, fillScreens, screens } from './screens.ts'
import type { Server } from './server.ts'
import { hasFileKey } from './unsealed.ts'

const PIN = '480153'

const pinField = ({ page }: Phone): Locator => page.getByLabel(lock.enter.label, { exact: true })
const lockTitle = ({ page }: Phone): Locator => page.getByRole('heading', { name: lock.enter.title })

async function setPin(phone: Phone): Promise<void> {
  await phone.page.getByLabel(lock.set.label).fill(PIN)
  await phone.page.getByLabel(lock.set.repeat).fill(PIN)
  await phone.button(lock.set.save).click()
  await phone.isTold(lock.set.done)
}

async function enterPin(phone: Phone, pin = PIN): Promise<void> {
  await pinField(phone).fill(pin)
  await lockTitle(phone).waitFor({ state: 'detached' })
}

async function joinedWithPin(server: Server): Promise<Phone> {
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Siti')
  await phone.button(lock.ask.yes).click()
  await setPin(phone)
  await phone.isInstalled()
  // With it came the open day and the children; and from here on nothing is unsent but what a test writes.
  await hasFileKey(phone.page)
  return phone
}

/** Waits until the key takes the PIN or the recovery code, and lies nowhere else. */
async function keyIsClosed({ page }: Phone): Promise<void> {
  const isClosed = (): Promise<boolean> =>
    page.evaluate(async () => {
      const read = <Value>(request: IDBRequest<Value>): Promise<Value> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error!)
        })
      const db = await read(indexedDB.open('lima-langkah'))
      const row = (await read(db.transaction('key').objectStore('key').get('data'))) as { lock?: { open?: unknown } }
      db.close()
      return row.lock !== undefined && row.lock.open === undefined
    })
  await expect.poll(isClosed, { timeout: 40_000 }).toBe(true)
}

test('a shared phone gets its PIN when it joins; opened again it shows nothing before the PIN, and works without a server', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await joinedWithPin(server)
  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await lockTitle(phone).waitFor()
  await enterPin(phone)
  await phone.sees(rafa.name)
  await keyIsClosed(phone)

  await server.stop()
  await phone.reopen(`/hari/${posyandu.openDay}/daftar`)
  await lockTitle(phone).waitFor()
  expect(await phone.page.locator('body').innerText()).not.toContain(rafa.name)
  await pinField(phone).fill('480154')
  await phone.sees(lock.enter.wrong)
  await enterPin(phone)
  await phone.checkIn(rafa.name)
  await phone.badgeSays(words.shell.badge.waiting(1))
})

test('a phone without a screen lock of its own is told to set one, and one that has it is not', async () => {
  const server = await aServer()
  await aPosyandu(server)
  const [bare, locked] = [await aPhone(server), await aPhone(server)]
  await givesItAScreenLock(locked)
  for (const phone of [bare, locked]) {
    await phone.join(server.link, 'Bu Siti')
    await phone.button(lock.ask.yes).click()
    await phone.page.getByLabel(lock.set.label).waitFor()
  }
  await bare.sees(lock.set.alsoAndroid)
  // Asked after the screen asked: now that has its answer too.
  const knowsOne = () => PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()
  expect(await locked.page.evaluate(knowsOne)).toBe(true)
  expect(await locked.page.getByText(lock.set.alsoAndroid).count()).toBe(0)
  await setPin(locked)
})

/** What Chrome knows of Android's lock: an authenticator of the phone itself that can tell who holds it. */
async function givesItAScreenLock({ context, page }: Phone): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasUserVerification: true, hasResidentKey: true },
  })
}

test('wrong PINs cost time, also for whoever closes the app in between, and nothing else', async () => {
  const server = await aServer()
  await aPosyandu(server)
  const phone = await joinedWithPin(server)
  await phone.page.clock.install()
  await phone.goto('/kunci')
  for (let i = 0; i < 5; i++) {
    await pinField(phone).fill('111222')
    await eventually(() => pinField(phone).inputValue()).toBe('')
  }
  await phone.sees(/Terlalu banyak salah/)
  await phone.goto('/kunci')
  await phone.sees(/Terlalu banyak salah/)
  expect(await pinField(phone).isDisabled()).toBe(true)
  await phone.page.clock.fastForward('00:31')
  await eventually(() => pinField(phone).isDisabled()).toBe(false)
  await enterPin(phone)
  await phone.sees(lock.settings.is)
})

test('an app that nobody touches locks itself, on an open day much later; what was being typed is still there', async () => {
  const server = await aServer()
  await aPosyandu(server)
  const phone = await joinedWithPin(server)
  await phone.page.clock.install()
  await phone.goto('/warga/baru')
  await enterPin(phone)
  const name = phone.page.getByLabel(words.people.form.name, { exact: true })
  await name.fill('Putri')
  await phone.page.clock.fastForward('10:30')
  await name.fill('Putri Ayu')
  expect(await lockTitle(phone).count()).toBe(0)
  await phone.page.clock.fastForward('30:30')
  await lockTitle(phone).waitFor()
  expect(await name.isVisible()).toBe(false)
  await enterPin(phone)
  await eventually(() => name.inputValue()).toBe('Putri Ayu')
})

test('whoever forgot the PIN gets a code from a colleague, and loses nothing that was not sent', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await joinedWithPin(server)
  await keyIsClosed(phone)
  const ani = await aPhone(server)
  await ani.join(server.link, 'Bu Ani')
  await ani.goto('/kunci')
  await ani.button(/^Lihat kode HP /).click()
  const code = await ani.page.getByText(/\d{4} \d{4} \d{4}/).innerText()

  await server.stop()
  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await enterPin(phone)
  await phone.checkIn(rafa.name)
  await phone.reopen('/')
  await phone.button(lock.enter.forgot).click()
  await phone.page.getByLabel(lock.forgot.label).fill('0000 0000 0000')
  await phone.button(lock.forgot.open).click()
  await phone.sees(lock.forgot.wrong)
  await phone.page.getByLabel(lock.forgot.label).fill(code.match(/\d{4} \d{4} \d{4}/)![0])
  await phone.button(lock.forgot.open).click()
  await phone.page.getByLabel(lock.set.label).fill('739201')
  await phone.page.getByLabel(lock.set.repeat).fill('739201')
  await phone.button(lock.set.save).click()
  await phone.badgeSays(words.shell.badge.waiting(1))
  await phone.reopen('/')
  await enterPin(phone, '739201')
  await phone.badgeSays(words.shell.badge.waiting(1))
})

test('nothing is deleted while something is only here; then, after two taps, nothing at all is left', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await joinedWithPin(server)
  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await enterPin(phone)
  // The recovery code has been sent.
  await keyIsClosed(phone)
  await server.stop()
  await phone.checkIn(rafa.name)
  // The app is open once more on this phone.
  const other = await phone.context.newPage()
  await other.goto(phone.origin)

  await phone.goto('/kunci/hapus')
  await enterPin(phone)
  await phone.sees(/1 catatan belum diterima server/)
  expect(await phone.button(lock.wipe.first).isDisabled()).toBe(true)
  const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.button(lock.wipe.export).click()])
  const code = await phone.page.getByText(/^\d{4} \d{4} \d{4}$/).innerText()
  await phone.button(lock.wipe.first).click()
  await phone.button(lock.wipe.cancel).click()
  await phone.button(lock.wipe.first).click()
  await phone.button(lock.wipe.second).click()
  await phone.sees(lock.wipe.done)
  const left = await phone.page.evaluate(async () => ({
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    kept: Object.keys(localStorage).concat(Object.keys(sessionStorage)),
  }))
  expect(left).toEqual({ databases: [], caches: [], workers: 0, kept: [] })
  await other.waitForURL('about:blank')

  // What was only there is in the file, for whoever knows its code.
  await server.start()
  const ani = await aPhone(server)
  await ani.join(server.link, 'Bu Ani')
  // What the server has is here, last month too.
  await ani.goto(`/hari/${posyandu.openDay}/timbang/${posyandu.person(rafa)}`)
  await ani.sees(/Bulan lalu 9,10 kg/)
  await ani.goto('/serah/terima')
  const buffer = await readFile(await download.path())
  await ani.page.getByLabel(handover.take.pick).setInputFiles({ name: 'a.langkah', mimeType: '', buffer })
  await ani.sees(new RegExp(`${handover.take.code.title}|${handover.take.preview}`))
  if (await ani.page.getByLabel(handover.take.code.label).isVisible()) {
    await ani.page.getByLabel(handover.take.code.label).fill(code)
    await ani.button(handover.take.code.open).click()
  }
  await ani.sees(handover.take.visitors(1))
})

/** Names of the children and their mothers, and what was measured. */
const SECRETS = [
  ...[rafa, nadia, bima, wati, lina, maya].flatMap(({ name, mother }) => [...name.split(' '), mother]),
  ...['13.4', '13,4', '13.6', '13,6', '9,1', '62.4', '62,4', '150/95'],
]

const walked = screens.filter(({ by }) => by === undefined)

test(
  'no name and no number of anybody’s health stands in a title, an address, a request or the console',
  { timeout: walked.length * 6_000 },
  async () => {
    const server = await aServer()
    const posyandu = await aPosyandu(server, [rafa, nadia, bima, wati, lina, maya])
    await fillScreens(posyandu)
    const phone = await aPhone(server)
    await phone.join(server.link, 'Bu Siti')
    const said: string[] = []
    phone.page.on('console', (line) => said.push(`console: ${line.text()}`))
    phone.page.on('request', (request: Request) => said.push(`request: ${request.url()} ${request.postData() ?? ''}`))
    for (const screen of walked) {
      await phone.goto(addressOf(screen, posyandu))
      await phone.sees(screen.sees)
      await screen.then?.(phone)
      said.push(`title: ${await phone.page.title()}`, `address: ${phone.page.url()}`)
    }
    expect(said.length).toBeGreaterThan(2 * walked.length)
    const leaks = said.filter((line) => SECRETS.some((secret) => decodeURIComponent(line).includes(secret)))
    expect(leaks).toEqual([])
  },
)
