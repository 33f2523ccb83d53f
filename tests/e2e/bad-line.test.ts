/** What comes over a bad line, or from somebody who stands in the server's place, never spoils the app on a phone. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import { APP, type Server } from './server.ts'

const PORTAL = '<!doctype html><title>WiFi</title><p>Silakan masuk dulu</p>'

/** Somebody answers in the server's place what the service worker asks for under these addresses. */
async function standInBetween({ context }: Phone, isTheirs: (path: string) => boolean): Promise<() => Promise<void>> {
  const everything = '**/*'
  await context.route(everything, async (route) => {
    const request = route.request()
    if (request.serviceWorker() && isTheirs(new URL(request.url()).pathname))
      await route.fulfill({ contentType: 'text/html', body: PORTAL })
    else await route.fallback()
  })
  return () => context.unroute(everything)
}

/** As when the screen is switched on again. */
async function becomesVisible({ page }: Phone): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}

/** Whole or broken off. */
async function installingEnds({ page }: Phone): Promise<void> {
  await eventually(() =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      return registration?.installing ?? null
    }),
  ).toBeNull()
}

/** The addresses under which this stands on the phone. */
function keptAs({ page }: Phone, text: string): Promise<readonly string[]> {
  return page.evaluate(async (searched) => {
    const found: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        if ((await (await cache.match(request))?.text())?.includes(searched)) found.push(request.url)
      }
    }
    return found
  }, text)
}

async function everythingOpensWithout(server: Server, phone: Phone, openDay: string): Promise<void> {
  await phone.isInstalled()
  expect(await keptAs(phone, PORTAL)).toEqual([])
  await server.stop()
  for (const path of ['/warga', `/hari/${openDay}/daftar`]) {
    await phone.reopen(path)
    await phone.sees(rafa.name)
  }
}

for (const [what, isTheirs] of [
  ['its page', (path: string) => path === '/'],
  ['its scripts', (path: string) => path.endsWith('.js') && !path.includes('/later.')],
  ['its icons', (path: string) => path.endsWith('.png')],
  ['the part that comes afterwards', (path: string) => path.includes('/later.')],
] as const) {
  test(`a page to log in at is not kept as ${what}; the app is whole when the screen is next switched on`, async () => {
    const server = await aServer()
    const posyandu = await aPosyandu(server)
    const phone = await aPhone(server)
    let asked = 0
    const goAway = await standInBetween(phone, (path) => isTheirs(path) && ++asked > 0)
    await phone.join(server.link, 'Bu Sari')
    await eventually(() => asked).toBeGreaterThan(0)
    await installingEnds(phone)
    expect(await keptAs(phone, PORTAL)).toEqual([])
    await goAway()
    await becomesVisible(phone)
    await everythingOpensWithout(server, phone, posyandu.openDay)
  })
}

/** A later version of the app, with a file of its own: only its service worker knows. Returns what its cache is called. */
function serveNewVersion(server: Server, later: number): string {
  const { version } = JSON.parse(readFileSync(join(APP, '_app/version.json'), 'utf8')) as { version: string }
  const newer = String(Number(version) + later)
  server.change = (path, text) => (path === '/service-worker.js' ? text().replaceAll(version, newer) : undefined)
  return `lima-langkah-${newer}`
}

test('new versions that do not come whole leave the old one at work, and nothing behind when another comes', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  await phone.isInstalled()
  await phone.goto('/')
  const caches_ = (): Promise<string[]> => phone.page.evaluate(() => caches.keys())
  const [atWork] = await caches_()
  let asked = 0
  const goAway = await standInBetween(phone, (path) => path === '/' && ++asked > 0)
  for (const later of [1, 2, 3]) {
    const broken = serveNewVersion(server, later)
    await becomesVisible(phone)
    await eventually(() => asked).toBe(later)
    await installingEnds(phone)
    expect(await caches_()).toEqual([atWork, broken])
  }
  await goAway()
  const whole = serveNewVersion(server, 4)
  await becomesVisible(phone)
  await phone.button('Versi baru siap, ketuk untuk memakai').waitFor()
  expect(await caches_()).toEqual([atWork, whole])
  await everythingOpensWithout(server, phone, posyandu.openDay)
})

test('two new versions that come before anybody asks for one leave the parts of the version that pages run on', async () => {
  const server = await aServer()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  await phone.isInstalled()
  await phone.goto('/')
  const caches_ = (): Promise<string[]> => phone.page.evaluate(() => caches.keys())
  const [atWork] = await caches_()
  const ready = phone.button('Versi baru siap, ketuk untuk memakai')
  const passedOver = serveNewVersion(server, 1)
  await becomesVisible(phone)
  await ready.waitFor()
  const newest = serveNewVersion(server, 2)
  await becomesVisible(phone)
  await eventually(caches_).toEqual([atWork, passedOver, newest])
  await installingEnds(phone)
  await ready.click()
  await eventually(caches_).toEqual([atWork, newest])
})
