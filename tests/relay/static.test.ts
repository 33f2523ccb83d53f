/** The built app as phones receive it. */
import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveApp } from '../../server/http/static.ts'
import { startRelay, type RunningRelay } from '../../server/start-relay.ts'

const INLINE = '\n\t\timport("/_app/start.js")\n\t'
const STYLE = 'display: contents'
const PAGE = `<!doctype html><script src="/a.js"></script><script>${INLINE}</script><p style="${STYLE}">Lima Langkah</p>`
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
  '/%252e%252e/rahasia.txt',
  '/%252e%252e%252frahasia',
  '/..%5crahasia.txt',
  '/..\\rahasia.txt',
  '/_app/..%5c..%5c..%5crahasia',
  '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '/....//....//rahasia.txt',
  '/rahasia.txt%00.js',
  '/app.html%00',
  '/%00',
  '/app.html/../../rahasia.txt',
  '/_app/./start',
  '/%c0%ae%c0%ae/rahasia.txt',
  '/__proto__.js',
  'http://localhost/../rahasia.txt',
])('%s leads nowhere', async (path) => {
  const { status, body } = await ask(path)
  expect([400, 404]).toContain(status)
  expect(['not found', 'bad address']).toContain(body.toString())
})

test('somebody who moved here has a dot in the name of their record, and their page opens all the same', async () => {
  const { status, body } = await ask('/warga/p7f3.mawar')
  expect([status, body.toString()]).toEqual([200, PAGE])
})

test('an address that is none is answered as such, and so is a method other than reading', async () => {
  expect((await ask('/%zz')).status).toBe(400)
  expect((await ask('/', {}, 'POST')).status).toBe(405)
  const head = await ask('/service-worker.js', {}, 'HEAD')
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(CODE.length)])
})

test('only the app’s own scripts and styles run: its files, and what its page holds by its hash', async () => {
  const hash = (text: string): string => createHash('sha256').update(text).digest('base64')
  for (const path of ['/', '/service-worker.js', '/tidak-ada.js']) {
    const policy = String((await ask(path)).headers['content-security-policy'])
    expect(policy).toContain(`script-src 'self' 'sha256-${hash(INLINE)}';`)
    expect(policy).toContain("style-src 'self';")
    expect(policy).toContain(`style-src-attr 'unsafe-hashes' 'sha256-${hash(STYLE)}' `)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/)
  }
})

test('a page connects to the host it came from and to no other', async () => {
  const connects = async (host: string): Promise<string | undefined> =>
    /connect-src ([^;]*)/.exec(String((await ask('/', { host })).headers['content-security-policy']))?.[1]
  expect(await connects('posyandu.example.id')).toBe("'self' ws://posyandu.example.id wss://posyandu.example.id")
  expect(await connects('[::1]:8080')).toBe("'self' ws://[::1]:8080 wss://[::1]:8080")
  for (const host of ['a.id; script-src *', 'a.id wss://b.id', '*', '*.id', "a.id'"]) {
    expect(await connects(host)).toBe("'self'")
  }
})

test('the style of Kit’s announcer, which the policy knows, is still the one that Kit writes', async () => {
  const root = await readFile('.svelte-kit/generated/root.svelte', 'utf8')
  const styles = [...root.matchAll(/style="([^"]*)"/g)].map(([, style]) => style!)
  expect(styles).toHaveLength(1)
  const policy = String((await ask('/')).headers['content-security-policy'])
  expect(policy).toContain(createHash('sha256').update(styles[0]!).digest('base64'))
})

test('every answer, whatever was asked, stays on this site and is taken for what it says it is', async () => {
  for (const path of ['/', '/tidak-ada.js', '/healthz', '/%zz', '/ikon.png']) {
    const { headers } = await ask(path)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    })
    expect(headers['strict-transport-security']).toBeUndefined()
  }
})
