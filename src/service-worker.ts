/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
/**
 * The app without a network: everything it is made of is fetched when a version is installed, and every screen opens
 * from the phone. A new version waits until a person asks for it, so it never interrupts an entry.
 */
import { base, build, files, version } from '$service-worker'
import { SYNC_PATH } from './protocol.ts'
import { readsQr } from './ui/barcode-detector.ts'

const worker = globalThis as unknown as ServiceWorkerGlobalScope

const PREFIX = 'lima-langkah-'
const CACHE = PREFIX + version
/** The page that every address gets that is no file's. It is in neither `build` nor `files`. */
const PAGE = `${base}/`
const FILES: ReadonlySet<string> = new Set([...build, ...files])
/**
 * What only some need: English, the screens of the office and its old .xls; each is kept from the first time somebody
 * asked for it. Our own reader of QR codes, for browsers without one. And what is fetched when the app is at work already,
 * so that installing it takes less of a bad connection: the cards from six years on, and the work between open days.
 */
const PARTS = ['english', 'office', 'xls', 'qr-reader', 'later']
const PART = new RegExp(String.raw`/(${PARTS.join('|')})\.[^/]+\.(?:js|css)$`)
const AFTERWARDS = 'later'
/** Screens that an app is opened with: kept under their own addresses too, where the browser finds them by itself. */
const STARTS = ['/', '/warga', '/tugas', '/puskesmas'].map((path) => base + path)
/** Stands in the cache of a version that has come whole. */
const WHOLE = `${base}/_app/whole`
/** Stands in the cache of a version that has been at work: pages may still run on it. */
const USED = `${base}/_app/used`

/** Chromium since 123; TypeScript does not know it yet. Rules are tried in order. */
interface RoutingEvent {
  addRoutes?(rules: readonly object[]): Promise<void>
}

worker.addEventListener('install', (event) => {
  event.waitUntil(install())
  event.waitUntil(answerWithoutWorker(event as RoutingEvent))
})

// A page that was there first is answered too: whoever joins and walks away from the signal has every screen.
worker.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([markUsed().then(removeOldCaches), worker.clients.claim()]))
})

worker.addEventListener('message', (event) => {
  if (event.data === 'use-new-version') void worker.skipWaiting()
  const { loaded } = event.data as { loaded?: readonly string[] }
  if (loaded) event.waitUntil(serve(loaded))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin || pathname.startsWith(base + SYNC_PATH)) return
  if (request.mode === 'navigate' && !FILES.has(pathname)) event.respondWith(pageFromCache(request))
  else event.respondWith(fromCacheOrNetwork(request))
})

/** All of it or nothing: a half-fetched version is never used. What is already on the phone is not fetched again. */
async function install(): Promise<void> {
  await removeBrokenOff()
  const cache = await caches.open(CACHE)
  await Promise.all([PAGE, ...files].map((path) => keep(cache, new Request(path, { cache: 'reload' }))))
  const page = await cache.match(PAGE)
  for (const path of STARTS) if (page && path !== PAGE) await cache.put(path, page.clone())
  const kept = await neededParts()
  for (const path of build) {
    const part = partOf(path)
    if (part !== undefined && !kept.has(part)) continue
    const known = await caches.match(path)
    if (known && isOurs(path, known)) await cache.put(path, known)
    else await keep(cache, new Request(path))
  }
  await cache.put(WHOLE, new Response())
}

/** Throws when what came is not what was asked for. */
async function keep(cache: Cache, request: Request): Promise<void> {
  const response = await fetch(request)
  const { pathname } = new URL(request.url)
  const isWhatWasAsked = isOurs(pathname, response) && (pathname !== PAGE || (await isOurPage(response.clone())))
  if (!isWhatWasAsked) throw new Error(`expected ${pathname}, found something else`)
  await cache.put(request, response)
}

/**
 * Whoever stands between us and the server may answer in its place, with a page to log in at or a word about an error,
 * and as if all were well. Kept as a part of the app that would be its end on this phone.
 */
function isOurs(path: string, { ok, redirected, headers }: Response): boolean {
  const type = headers.get('content-type') ?? ''
  if (!ok || redirected) return false
  if (path.endsWith('.js')) return type.includes('javascript')
  return type.startsWith('text/html') === (path === PAGE)
}

/** Of this very version, too: it begins with one of the files that we have. */
async function isOurPage(response: Response): Promise<boolean> {
  const text = await response.text()
  return build.some((path) => path.includes('/entry/') && text.includes(path))
}

/**
 * What is surely on the phone the browser takes from the cache itself: to start this worker for it is a tenth of a cold
 * start. What it does not find there it fetches. Without this every answer comes from `fetch` below, and is the same.
 */
async function answerWithoutWorker(event: RoutingEvent): Promise<void> {
  if (!event.addRoutes) return
  const rules = [
    ...PARTS.map((part) => ({ condition: { urlPattern: `/*/${part}.*` }, source: 'fetch-event' })),
    { condition: { urlPattern: `${base}/_app/immutable/*` }, source: 'cache' },
    ...files.map((urlPattern) => ({ condition: { urlPattern }, source: { cacheName: CACHE } })),
    ...STARTS.map((pathname) => ({
      condition: { requestMode: 'navigate', urlPattern: new URLPattern({ pathname, search: '' }) },
      source: { cacheName: CACHE },
    })),
  ]
  // A browser with another idea of it starts the worker, as before.
  await event.addRoutes(rules).catch(() => undefined)
}

/** A page on its way while this worker began was nobody's when `activate` took all that were there. */
async function serve(loaded: readonly string[]): Promise<void> {
  await worker.clients.claim()
  // Not reaching the server is no error: the next start asks again.
  await fetchTheRest(loaded).catch(() => undefined)
}

/** `loaded`: what a page had asked for before we answered it; the parts it had files of are kept as if we had. */
async function fetchTheRest(loaded: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE)
  const wanted = new Set([...loaded.flatMap((url) => partOf(url) ?? []), AFTERWARDS])
  for (const path of build) {
    const part = partOf(path)
    if (part !== undefined && wanted.has(part) && !(await cache.match(path))) await keep(cache, new Request(path))
  }
}

async function neededParts(): Promise<ReadonlySet<string>> {
  const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
  const parts = kept.flat().flatMap(({ url }) => partOf(url) ?? [])
  return new Set((await readsQr()) ? parts : [...parts, 'qr-reader'])
}

function partOf(path: string): string | undefined {
  return PART.exec(path)?.[1]
}

async function markUsed(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.put(USED, new Response()).catch(() => undefined)
}

/**
 * The version that was at work before stays: a tab that has not been reloaded still needs its own parts. One that nobody
 * asked for before this one came goes. (Versions of before this was written down: the last of them stays.)
 */
async function removeOldCaches(): Promise<void> {
  const versions = await keptVersions()
  const older = versions.filter((name) => name < CACHE)
  const used = await versionsWith(USED, older)
  const kept = [CACHE, used.at(-1) ?? older.at(-1)]
  await Promise.all(versions.filter((name) => !kept.includes(name)).map((name) => caches.delete(name)))
}

/** Versions whose installation broke off, and which a newer one has overtaken. Those of before this was written down stay. */
async function removeBrokenOff(): Promise<void> {
  const versions = await keptVersions()
  const whole = await versionsWith(WHOLE, versions)
  const [first] = whole
  const brokenOff = versions.filter((name) => first && name > first && !whole.includes(name) && name !== CACHE)
  await Promise.all(brokenOff.map((name) => caches.delete(name)))
}

async function versionsWith(mark: string, versions: readonly string[]): Promise<readonly string[]> {
  const marks = await Promise.all(versions.map((cacheName) => caches.match(mark, { cacheName })))
  return versions.filter((_, i) => marks[i] !== undefined)
}

async function keptVersions(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX)).sort()
}

async function pageFromCache(request: Request): Promise<Response> {
  return (await caches.match(PAGE, { cacheName: CACHE })) ?? fetch(request)
}

async function fromCacheOrNetwork(request: Request): Promise<Response> {
  const known = (await caches.match(request, { cacheName: CACHE })) ?? (await caches.match(request))
  if (known) return known
  const response = await fetch(request)
  if (partOf(request.url) !== undefined && isOurs(new URL(request.url).pathname, response)) {
    const cache = await caches.open(CACHE)
    // A full disk keeps nobody from what has just come.
    await cache.put(request, response.clone()).catch(() => undefined)
  }
  return response
}
