/** The app on the phone: it opens without a server, and a new version waits until somebody taps. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { area } from '../../src/ui/words/id/area.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { lock } from '../../src/ui/words/id/lock.ts'
import { office as officeWords } from '../../src/ui/words/id/office.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa, type Posyandu } from './posyandu.ts'
import { anUnclaimedServer, aPhone, aServer, eventually } from './scene.ts'
import { APP, type Server } from './server.ts'
import { hasRecord } from './unsealed.ts'

async function installed(): Promise<{ server: Server; phone: Phone; posyandu: Posyandu }> {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  await phone.isInstalled()
  await phone.goto('/')
  await phone.sees('0 dari 3 anak sudah datang')
  await hasRecord(phone.page, 'visit', { weightKg: rafa.lastKg })
  return { server, phone, posyandu }
}

test('after one visit every screen opens with the server stopped, by reload and by its own address', async () => {
  const { server, phone, posyandu } = await installed()
  await server.stop()
  await phone.page.reload()
  await phone.sees('Posyandu Melati')
  const child = posyandu.person(rafa)
  for (const [path, text] of [
    [`/warga/${child}`, 'Ibu'],
    [`/hari/${posyandu.openDay}/timbang/${child}`, 'Bulan lalu 9,10 kg'],
    [`/hari/${posyandu.openDay}/daftar`, 'Belum datang'],
    ['/warga/baru', 'Belum punya NIK'],
    ['/tugas', 'Perlu didatangi atau ditindak'],
    ['/impor', 'Pilih berkas Excel'],
    ['/lainnya', 'Versi aplikasi'],
  ] as const) {
    await phone.reopen(path)
    await phone.sees(text)
  }
})

test('whoever joins and walks away from the signal has every screen, without opening the app again', async () => {
  const server = await aServer()
  await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  await phone.isInstalled()
  await hasRecord(phone.page, 'visit', { weightKg: rafa.lastKg })
  await server.stop()
  await phone.button(lock.ask.no).click()
  await phone.page.getByText(words.start.join.open).click()
  await phone.link(words.shell.nav.people).click()
  await phone.sees('Rafa Pratama')
  await phone.link(/Rafa Pratama/).click()
  await phone.sees(rafa.mother)
})

test('a computer of the office has its screens without the server, also when they were loaded before it was installed', async () => {
  const server = await anUnclaimedServer()
  const office = await aPhone(server, { viewport: { width: 1280, height: 800 } })
  await office.joinAsPuskesmas(server.claimLink!, 'Ibu Yanti')
  await office.isInstalled()
  await eventually(() => keptParts(office, 'office')).toBeGreaterThan(2)
  await server.stop()
  await office.reopen('/pengelola')
  await office.page.getByRole('heading', { name: officeWords.title, exact: true }).waitFor()
  await office.reopen('/puskesmas')
  await office.page.getByRole('heading', { name: area.pws.title, exact: true }).waitFor()
})

test('a cold start without a server shows the people from the phone', async () => {
  const { server, phone } = await installed()
  await server.stop()
  await phone.reopen('/warga')
  for (const name of ['Rafa Pratama', 'Nadia Pratama', 'Bima Saputra']) await phone.sees(name)
  await phone.search('siti')
  await eventually(() => phone.page.getByRole('listitem').allInnerTexts()).toHaveLength(2)
})

test('a start needs no service worker to be started; an address that says more than a start is answered by it', async () => {
  const { server, phone } = await installed()
  await server.stop()
  const cdp = await phone.context.newCDPSession(phone.page)
  await cdp.send('Network.enable')
  const answeredBy = new Map<string, string | undefined>()
  cdp.on('Network.responseReceived', ({ response: { url, serviceWorkerRouterInfo } }) => {
    answeredBy.set(new URL(url).pathname, serviceWorkerRouterInfo?.actualSourceType)
  })
  await phone.goto('/warga')
  await phone.sees('Rafa Pratama')
  expect(answeredBy.get('/warga')).toBe('cache')
  const parts = [...answeredBy].filter(([path]) => path.startsWith('/_app/immutable/entry/'))
  expect(new Set(parts.map(([, by]) => by))).toEqual(new Set(['cache']))
  await phone.goto('/warga?cari=nadia')
  await phone.sees('Nadia Pratama')
  expect(answeredBy.get('/warga')).toBeUndefined()
})

test('what a phone fetches after the installation says so while it is missing, and opens once it is there', async () => {
  const { server, phone, posyandu } = await installed()
  // In this order: the app reads screens ahead, and would fetch again what is missing.
  await server.stop()
  await forgetTheRest(phone)
  const papers = `/hari/${posyandu.openDay}/kertas`
  await phone.reopen(papers)
  await phone.sees(words.weigh.notYetHere)
  await phone.reopen(`/warga/${posyandu.person(rafa)}`)
  await phone.sees(rafa.mother)
  await server.start()
  await phone.reopen(papers)
  await phone.sees(words.shell.nav.today)
  await phone.sees('Daftar hadir')
})

/** How many files of this part are on the computer. */
function keptParts({ page }: Phone, part: string): Promise<number> {
  return page.evaluate(async (name) => {
    const caches_ = await Promise.all((await caches.keys()).map(async (each) => (await caches.open(each)).keys()))
    return caches_.flat().filter(({ url }) => url.includes(`/${name}.`)).length
  }, part)
}

/** As if the installation had ended here. */
async function forgetTheRest({ page, context }: Phone): Promise<void> {
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache')
  const forgotten = await page.evaluate(async () => {
    let count = 0
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        if (/\/later\./.test(request.url) && (await cache.delete(request))) count++
      }
    }
    return count
  })
  expect(forgotten).toBeGreaterThan(1)
}

test('Android can install it: the manifest is valid and every icon is what it says', async () => {
  const { phone } = await installed()
  const cdp = await phone.context.newCDPSession(phone.page)
  const { errors, data, url } = await cdp.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const { icons, start_url } = JSON.parse(data ?? '') as { icons: { src: string; sizes: string }[]; start_url: string }
  expect(start_url).toBe('/')
  for (const { src, sizes } of icons.filter(({ sizes }) => sizes !== 'any')) {
    const width = await phone.page.evaluate(async (icon) => {
      const image = new Image()
      image.src = icon
      await image.decode()
      return image.naturalWidth
    }, new URL(src, url).href)
    expect(`${width}x${width}`).toBe(sizes)
  }
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
})

test('a new version waits for a tap and never takes the number that is being typed', async () => {
  const { server, phone, posyandu } = await installed()
  await phone.openScale(posyandu.openDay, posyandu.person(rafa))
  await phone.key('9,4')

  serveNewVersion(server)
  await phone.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await eventually(() => phone.page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state)).toBe(
    'installed',
  )
  expect(await phone.typed.innerText()).toBe('9,4')
  expect(await phone.page.getByText('Versi baru siap').count()).toBe(0)
  await phone.link('Kembali').click()
  await phone.page.getByRole('link', { name: 'Hari ini' }).click()
  const opened = phone.page.waitForEvent('load')
  await phone.button('Versi baru siap, ketuk untuk memakai').click()
  await opened
  await phone.goto(`/hari/${posyandu.openDay}/timbang/${posyandu.person(rafa)}`)
  await phone.page.getByRole('button', { name: 'BB 9,4' }).waitFor()
  await eventually(() => phone.page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull()
})

test('a page that was on its way while the app was being installed has every screen too', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.page.route('**/warga/**', async (route) => {
    if (route.request().resourceType() === 'document') await workerIsActive(phone)
    await route.continue()
  })
  await phone.join(server.link, 'Bu Sari')
  await phone.goto(`/warga/${posyandu.person(rafa)}`)
  await phone.sees(rafa.mother)
  await eventually(() => phone.page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
})

test('a phone on whose first line a part of the app does not come says so, and joins when asked again', async () => {
  const server = await aServer()
  const phone = await aPhone(server)
  await phone.page.route('**/workers/worker-*', (route) => route.abort())
  await phone.page.goto(server.link)
  await phone.sees(words.start.join.failed.broken)
  await phone.page.unroute('**/workers/worker-*')
  await phone.button(words.start.join.again).click()
  await phone.takesName('Bu Sari')
  await phone.isTold(words.start.who.welcome('Bu Sari'))
})

test('while the app itself does not come, the page says what it waits for', async () => {
  const server = await aServer()
  const phone = await aPhone(server)
  const opening = phone.page.getByText('Membuka Lima Langkah…')
  await phone.page.route('**/entry/app.*', (route) => route.abort())
  await phone.page.goto(server.link)
  await opening.waitFor()
  await phone.page.unroute('**/entry/app.*')
  await phone.page.reload()
  await phone.page.getByLabel(words.start.who.name).waitFor()
  expect(await opening.isVisible()).toBe(false)
})

/** Of a page that can no longer be asked, the worker can. */
async function workerIsActive({ context }: Phone): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await worker.evaluate(async () => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration }
    const { active, waiting, installing } = registration
    const worker = active ?? waiting ?? installing
    while (worker && worker.state !== 'activated')
      await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }))
  })
}

/** The same app as if built later: only its service worker knows. */
function serveNewVersion(server: Server): void {
  const { version } = JSON.parse(readFileSync(join(APP, '_app/version.json'), 'utf8')) as { version: string }
  const newer = String(Number(version) + 1)
  server.change = (path, text) => (path === '/service-worker.js' ? text().replaceAll(version, newer) : undefined)
}

test('a screen that opens never says that nobody has come, nor asks who works, before it has looked', async () => {
  const { phone, posyandu } = await installed()
  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await phone.checkIn(rafa.name)
  await phone.context.addInitScript(() => {
    const said = new Set<string>()
    const note = (): void => {
      for (const text of document.body?.innerText.match(/\d+ dari \d+ anak|Belum datang · \d+|Siapa Anda\?/g) ?? [])
        said.add(text)
    }
    new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true })
    Object.assign(globalThis, { said })
  })
  for (const path of ['/', `/hari/${posyandu.openDay}/daftar`]) {
    await phone.reopen(path)
    await phone.sees('1 dari 3 anak')
    const said = await phone.page.evaluate(() => [...(globalThis as unknown as { said: Set<string> }).said])
    expect(said.filter((text) => !/^1 dari 3|· 2$/.test(text))).toEqual([])
  }
})

test('a browser that allows no installed app still works, without a word about an error', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.context.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('not here', 'SecurityError'))
  })
  await phone.join(server.link, 'Bu Sari')
  await phone.weigh(posyandu.openDay, posyandu.person(rafa), '9,40', rafa.name)
  await phone.badgeSays('Terkirim')
  await phone.goto('/')
  await phone.sees('1 dari 3 anak sudah datang')
  expect(await phone.page.getByText('Ada yang tidak berhasil').count()).toBe(0)
})
