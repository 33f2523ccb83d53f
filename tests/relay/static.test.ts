/** The built app as phones receive it. */
import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveApp } from '../../server/static.ts'
import { startRelay, type RunningRelay } from '../../server/start-relay.ts'

const INLINE = '\n\t\timport("/_app/start.js")\n\t'
const PAGE = `<!doctype html><script src="/a.js"></script><script>${INLINE}</script><p>Lima Langkah</p>`
const CODE = 'export const langkah = 5;\n'.repeat(200)

let folder: string
let relay: RunningRelay

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-'))
  const app = join(folder, 'app')
  await mkdir(join(app, '_app', 'immutable'), { recursive: true })
  const files = { 'app.html': PAGE, 'service-worker.js': CODE, 'manifest.webmanifest': '{}', 'ikon.png': CODE }
  for (const [name, text] of Object.entries(files)) await writeFile(join(app, name), text)
  await writeFile(join(app, '_app', 'immutable', 'start.abc.js'), CODE)
  await writeFile(join(folder, 'rahasia.txt'), 'rahasia')
  relay = await startRelay({ dataDir: join(folder, 'data'), port: 0, onRequest: await serveApp(app) })
})

afterAll(async () => {
  await relay.close()
  await rm(folder, { recursive: true })
})

interface Answered {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Buffer
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: relay.port, path, headers, method }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

test.each(['/', '/gabung', '/hari/2026-03-abc/timbang/x_y-z', '/orang?cari=Siti'])(
  '%s is a page of the app, asked for anew each time',
  async (path) => {
    const { status, headers, body } = await ask(path)
    expect(status).toBe(200)
    expect(body.toString()).toBe(PAGE)
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
  },
)

test('files that carry their hash are kept for good; the service worker and the manifest are not', async () => {
  const immutable = await ask('/_app/immutable/start.abc.js')
  expect(immutable.headers['cache-control']).toContain('immutable')
  expect(immutable.headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect((await ask('/service-worker.js')).headers['cache-control']).toBe('no-cache')
  expect((await ask('/manifest.webmanifest')).headers['content-type']).toBe('application/manifest+json')
})

test('what a phone still has is not sent again', async () => {
  const { headers } = await ask('/service-worker.js')
  const again = await ask('/service-worker.js', { 'if-none-match': String(headers.etag) })
  expect([again.status, again.body.length]).toEqual([304, 0])
})

test('text is compressed as the phone can take it, pictures are not', async () => {
  const path = '/service-worker.js'
  const brotli = await ask(path, { 'accept-encoding': 'gzip, deflate, br' })
  expect(brotli.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(brotli.body).toString()).toBe(CODE)
  const gzip = await ask(path, { 'accept-encoding': 'gzip, br;q=0' })
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(gzip.body).toString()).toBe(CODE)
  expect((await ask(path)).headers['content-encoding']).toBeUndefined()
  expect((await ask('/ikon.png', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined()
})

test.each([
  '/../rahasia.txt',
  '/%2e%2e/rahasia.txt',
  '/..%2frahasia.txt',
  '/_app/../../rahasia.txt',
  '//rahasia.txt',
  '/data/relay.json',
])('%s leads nowhere', async (path) => {
  const { status, body } = await ask(path)
  expect(status).toBe(404)
  expect(body.toString()).not.toContain('rahasia')
})

test('an address that is none is answered as such, and so is a method other than reading', async () => {
  expect((await ask('/%zz')).status).toBe(400)
  expect((await ask('/', {}, 'POST')).status).toBe(405)
  const head = await ask('/service-worker.js', {}, 'HEAD')
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(CODE.length)])
})

test('only the app’s own scripts run: its files, and its inline scripts by their hash', async () => {
  const hash = createHash('sha256').update(INLINE).digest('base64')
  for (const path of ['/', '/service-worker.js', '/tidak-ada.js']) {
    const policy = String((await ask(path)).headers['content-security-policy'])
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
    expect(policy).toContain("style-src 'self' 'unsafe-inline'")
    expect(policy).toContain("connect-src 'self' ws: wss:")
    expect(policy).toContain("frame-ancestors 'none'")
  }
  expect((await ask('/')).headers).toMatchObject({ 'x-content-type-options': 'nosniff' })
})

test('says that it is well', async () => {
  const { status, body, headers } = await ask('/healthz')
  expect([status, body.toString(), headers['cache-control']]).toEqual([200, 'ok', 'no-store'])
})
