/** Who comes too often, too slowly or with too much is turned away before anything is understood; others are served. */
import { request, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { WebSocket } from 'ws'
import { afterEach, describe, expect, test } from 'vitest'
import { addressOf } from '../../server/http/address.ts'
import { memoryDisk, MemoryJournal } from '../../server/journal/journal-memory.ts'
import { RateLimit } from '../../server/http/rate-limit.ts'
import { Ground } from './ground.ts'

describe('an address', () => {
  const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
    ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['127.0.0.1', undefined],
    ['::1', undefined],
    ['::ffff:127.0.0.1', undefined],
  ])('%s is counted as %s', (address, counted) => {
    expect(addressOf(from(address), false)).toBe(counted)
    expect(addressOf(from('127.0.0.1', `198.51.100.1, ${address}`), true)).toBe(counted)
  })

  test('what a sender says of itself counts only behind a proxy of ours, and then only what the proxy added', () => {
    expect(addressOf(from('203.0.113.7', '198.51.100.1'), false)).toBe('203.0.113.7')
    expect(addressOf(from('10.0.0.2', '127.0.0.1, 198.51.100.1'), true)).toBe('198.51.100.1')
    expect(addressOf(from('203.0.113.7', 'bukan alamat'), true)).toBe('203.0.113.7')
    expect(addressOf(from('203.0.113.7'), true)).toBe('203.0.113.7')
  })
})

describe('a rate', () => {
  let now = 0
  const limit = new RateLimit({ burst: 3, perSecond: 2 }, () => now)
  const admitted = (address: string, times: number): number =>
    Array.from({ length: times }, () => limit.admits(address)).filter(Boolean).length

  test('lets a burst through and then as many as come in, for each address by itself', () => {
    expect(admitted('a', 10)).toBe(3)
    expect(admitted('b', 10)).toBe(3)
    now += 500
    expect(admitted('a', 10)).toBe(1)
    now += 60_000
    expect(admitted('a', 10)).toBe(3)
    now -= 30_000
    expect(admitted('a', 10)).toBe(0)
    now += 60_000
  })

  test('does not grow with the number of addresses, and does not forget the one that comes too often', () => {
    expect(admitted('busy', 5)).toBe(3)
    for (let i = 0; i < 50_000; i++) {
      limit.admits(`stranger-${i}`)
      if (i % 1_000 === 0) expect(limit.admits('busy')).toBe(false)
    }
    expect(limit.size).toBeLessThanOrEqual(20_000)
  })
})

describe('the server', () => {
  let ground: Ground
  const sockets: Socket[] = []

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    expect(ground.errors).toEqual([])
    await ground.clear()
  })

  const few = { burst: 3, perSecond: 0 }

  interface Answered {
    readonly status: number | undefined
    readonly retryAfter: string | undefined
  }

  function ask(headers: Record<string, string>, method = 'GET', body?: string): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const { port } = ground.relay
      const asked = request({ port, path: '/healthz', headers, method }, (response) => {
        response.resume()
        const retryAfter = response.headers['retry-after']
        response.on('end', () => resolve({ status: response.statusCode, retryAfter }))
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }

  /** The status with which a socket was refused; 101 when it opened. */
  function opens(headers: Record<string, string>): Promise<number | undefined> {
    const socket = new WebSocket(`${ground.relay.origin.replace('http', 'ws')}/sync/${ground.registry}`, { headers })
    return new Promise((resolve) => {
      socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode))
      socket.on('error', () => undefined)
      socket.on('open', () => {
        socket.terminate()
        resolve(101)
      })
    })
  }

  /** A bare connection: resolves with what the server says until it hangs up. */
  function says(...parts: readonly string[]): Promise<string> {
    const socket = connect(ground.relay.port, 'localhost')
    sockets.push(socket)
    let heard = ''
    socket.on('data', (data) => (heard += data.toString()))
    socket.on('error', () => undefined)
    for (const part of parts) socket.write(part)
    return new Promise((resolve) => socket.on('close', () => resolve(heard)))
  }

  test('turns away requests and sockets of an address that comes too often, and serves the others', async () => {
    ground = await Ground.lay({ trustsProxy: true, rates: { requests: few, connections: few } })
    const greedy = { 'x-forwarded-for': '203.0.113.7' }
    const other = { 'x-forwarded-for': '203.0.113.8' }
    const answers = []
    for (let i = 0; i < 5; i++) answers.push(await ask(greedy))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429])
    expect(answers.at(-1)?.retryAfter).toBe('10')
    expect((await ask(other)).status).toBe(200)
    const opened = []
    for (let i = 0; i < 5; i++) opened.push(await opens(greedy))
    expect(opened).toEqual([101, 101, 101, 429, 429])
    expect(await opens(other)).toBe(101)
    expect((await ask({})).status).toBe(200)
  })

  test('takes forty phones of one pustu that open the app and all their documents at once', async () => {
    ground = await Ground.lay({ trustsProxy: true })
    const pustu = { 'x-forwarded-for': '203.0.113.7' }
    const opened = await Promise.all(Array.from({ length: 40 * 5 }, () => opens(pustu)))
    expect(new Set(opened)).toEqual(new Set([101]))
    for (let i = 0; i < 40; i++) {
      const files = await Promise.all(Array.from({ length: 80 }, () => ask(pustu)))
      expect(new Set(files.map(({ status }) => status))).toEqual(new Set([200]))
    }
  })

  test('takes no body, and hangs up on whoever sends one', async () => {
    ground = await Ground.lay()
    expect((await ask({}, 'POST', 'x')).status).toBe(413)
    const endless = 'GET /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n'
    expect(await says(endless)).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('reads no more than a head of 8 kB', async () => {
    ground = await Ground.lay()
    expect(await says(`GET /${'a'.repeat(9_000)} HTTP/1.1\r\nHost: a\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /)
    expect(await says(`GET / HTTP/1.1\r\nHost: a\r\nX-Besar: ${'a'.repeat(9_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /)
    expect(await says('bukan http\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await says('GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 /,
    )
  })

  test('waits for nobody who drips a head byte by byte, or says nothing, and meanwhile serves the others', async () => {
    const patience = { headersMs: 2_000, requestMs: 2_000, silenceMs: 10_000, lookEveryMs: 50 }
    ground = await Ground.lay({ patience })
    const silent = says()
    const slow = Array.from({ length: 50 }, () => says('GET / HTTP/1.1\r\nHost: a\r\n'))
    const drip = (socket: Socket): unknown => socket.writable && socket.bytesRead === 0 && socket.write('X')
    const dripping = setInterval(() => sockets.forEach(drip), 50)
    const served = await ask({})
    const endings = await Promise.all(slow)
    clearInterval(dripping)
    expect(served.status).toBe(200)
    expect(new Set(endings.map((heard) => heard.split('\r\n')[0]))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']))
    await silent
  })

  test('is well only while its journal can write', async () => {
    let isFull = false
    let now = 0
    const journal = new MemoryJournal(memoryDisk('jurnal'))
    const probe = journal.probe.bind(journal)
    journal.probe = () => (isFull ? Promise.reject(new Error('full')) : probe())
    ground = await Ground.lay({ journal, now: () => now })
    expect((await ask({})).status).toBe(200)
    isFull = true
    now += 6_000
    expect((await ask({})).status).toBe(503)
    isFull = false
    expect((await ask({})).status).toBe(503)
    now += 6_000
    expect((await ask({})).status).toBe(200)
  })
})
