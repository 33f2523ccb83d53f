/** Limits hold before anybody is known, each with its own close code. */
import { POSYANDU } from '../doors.ts'
import { request } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { closeCode, limit, message } from '../../src/protocol.ts'
import { Ground } from './ground.ts'
import { Device } from './phone.ts'
import * as raw from './updates.ts'

let ground: Ground
let siti: Device

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] })
  ground = await Ground.lay()
  siti = await ground.device()
})

afterEach(async () => {
  vi.useRealTimers()
  expect(ground.errors).toEqual([])
  await ground.clear()
})

test('who does not answer the challenge in time is closed, to try again', async () => {
  const silent = await ground.rawPhone()
  await silent.hear('challenge')
  vi.advanceTimersByTime(limit.answerWithinMs)
  expect(await silent.closed).toBe(closeCode.tooSlow)
})

test('a stranger at the directory’s door who does not ask to be let in is closed, to try again', async () => {
  const stranger = await (await ground.rawPhone(await Device.make(), ground.directory)).admitted()
  vi.advanceTimersByTime(limit.answerWithinMs)
  expect(await stranger.closed).toBe(closeCode.unknownDevice)
})

test('what is said before the answer is held and then heard', async () => {
  const early = await ground.rawPhone()
  early.vector(Uint8Array.of(0))
  early.update(raw.rawStruct(early.client, 0, raw.first(early.client, await siti.entry(ground.registry))))
  await early.answer(siti)
  await early.hear('step2')
  expect((await early.hear('ack')).clocks.get(early.client)).toBe(1)
})

test('more than may be held before the answer closes the socket', async () => {
  const early = await ground.rawPhone()
  for (let bytes = 0; bytes <= limit.heldBytes; bytes += 50_000) early.sendBytes(new Uint8Array(50_000))
  expect(await early.closed).toBe(closeCode.tooLarge)
})

test.each([
  ['another device than the key’s', { device: 'AAAAAAAAAAAAAAAA' }, closeCode.notAllowed],
  ['a signature over something else', { signature: 'A'.repeat(86) }, closeCode.notAllowed],
  ['another client id than was signed', { client: 5 }, closeCode.notAllowed],
  ['another version', { version: 99 }, closeCode.updateNeeded],
  ['a key that is no key', { publicKey: 'AAAA' }, closeCode.notAllowed],
  ['a client id that is no number', { client: '5' as unknown as number }, closeCode.badProtocol],
])('an answer with %s is not believed', async (_, change, code) => {
  const phone = await ground.rawPhone()
  await phone.answer(siti, change)
  expect(await phone.closed).toBe(code)
})

test.each(['registry/lainnya1', 'sensitive/lainnya1/2026-03', 'visits/x/2026-13', 'apa-saja', ''])(
  'there is no document "%s"',
  async (document) => {
    const phone = await ground.rawPhone(undefined, document)
    expect(await phone.closed).toBe(closeCode.noSuchDocument)
  },
)

test('a month that nobody has written to can be opened, also with its slashes encoded', async () => {
  const document = `visits/${POSYANDU}/2031-12`
  await (await ground.rawPhone(siti, document)).admitted()
  const socket = new WebSocket(`${ground.relay.origin.replace('http', 'ws')}/sync/${encodeURIComponent(document)}`)
  await new Promise((resolve) => socket.once('message', resolve))
  socket.terminate()
})

test('a device has so many connections and no more', async () => {
  const phones = await Promise.all(
    Array.from({ length: limit.connectionsPerDevice }, async () => (await ground.rawPhone(siti)).admitted()),
  )
  const oneMore = await ground.rawPhone(siti)
  expect(await oneMore.closed).toBe(closeCode.tooMany)
  phones[0]?.close()
  await phones[0]?.closed
  await (await ground.rawPhone(siti)).admitted()
})

test('pages of another site cannot open a socket', async () => {
  const statusFor = (origin: string): Promise<number | undefined> => {
    const key = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' }
    const headers = { origin, connection: 'upgrade', upgrade: 'websocket', ...key }
    return new Promise((resolve) => {
      const asked = request(`${ground.relay.origin}/sync/${ground.registry}`, { headers })
      asked.on('response', (response) => resolve(response.resume().statusCode))
      asked.on('upgrade', (_, socket) => {
        socket.destroy()
        resolve(101)
      })
      asked.end()
    })
  }
  expect(await statusFor('https://jahat.example')).toBe(403)
  expect(await statusFor('null')).toBe(403)
  expect(await statusFor(ground.relay.origin)).toBe(101)
})

test('a phone that sends faster than it may is heard to the end all the same', async () => {
  const phone = await (await ground.rawPhone(siti)).admitted()
  const count = 3 * limit.messagesPerSecond
  const texts = await Promise.all(Array.from({ length: count }, () => siti.entry(ground.registry)))
  for (const [clock, text] of texts.entries()) {
    const struct = clock === 0 ? raw.first(phone.client, text) : raw.next(phone.client, clock, text)
    phone.update(raw.rawStruct(phone.client, clock, struct))
  }
  for (let acked = 0; acked < count;) {
    acked = (await phone.hear('ack')).clocks.get(phone.client) ?? acked
    vi.advanceTimersByTime(1000)
  }
})

test('a phone hears a heartbeat before its watchdog barks, and one that is gone is dropped', async () => {
  const phone = await (await ground.rawPhone(siti)).admitted()
  vi.advanceTimersByTime(limit.heartbeatEveryMs)
  await phone.hear('heartbeat')
  expect(limit.heartbeatEveryMs).toBeLessThan(30_000)
  vi.advanceTimersByTime(10 * limit.heartbeatEveryMs)
  expect(await phone.closed).toBe(1006)
})

test('messages of a newer app are passed over', async () => {
  const phone = await (await ground.rawPhone(siti)).admitted()
  phone.send(message.heartbeat + 20)
  phone.vector(Uint8Array.of(0))
  await phone.hear('step2')
})
