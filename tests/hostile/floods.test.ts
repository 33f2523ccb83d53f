/** Much of what is allowed: what one sender may cost the relay and the others has a bound. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { performance } from 'node:perf_hooks'
import { limit, message } from '../../src/protocol.ts'
import type { RawPhone } from '../relay/raw-phone.ts'
import * as raw from '../relay/updates.ts'
import { Scene } from './scene.ts'

let scene: Scene

beforeEach(async () => {
  scene = await Scene.lay()
})

afterEach(() => scene.clear())

const ASK_FOR_ALL = Uint8Array.of(0)

/** Writes this many long entries; resolves with their characters. */
async function fill(phone: RawPhone, count: number): Promise<number> {
  const { client } = phone
  let characters = 0
  for (let clock = 0; clock < count; clock++) {
    const text = await scene.entry({ set: { name: 'x'.repeat(60_000) } })
    characters += text.length
    const struct = clock === 0 ? raw.first(client, text) : raw.next(client, clock, text)
    phone.update(raw.rawStruct(client, clock, struct))
  }
  while ((await phone.hear('ack')).clocks.get(client) !== count);
  return characters
}

describe('amplification by a state vector of one byte', () => {
  test('a connection that asks for everything again and again is told it once, and then ever more slowly', async () => {
    const writer = await scene.attack()
    const characters = await fill(writer, 6)
    const reader = await scene.attack()
    await scene.beside(() => {
      for (let i = 0; i < 150; i++) reader.vector(ASK_FOR_ALL)
    })
    await reader.hear('step2')
    const firstAt = performance.now()
    await reader.hear('step2')
    const [second, secondAt] = [reader.heardBytes, performance.now()]
    reader.vector(ASK_FOR_ALL)
    await reader.hear('step2')
    // Two answers, not a hundred and fifty; the next after a pause, and the one after that after a longer one.
    expect(second).toBeLessThan(2.5 * characters)
    expect(performance.now() - secondAt).toBeGreaterThan(secondAt - firstAt)
  })

  test('questions whose answer is short are answered at once', async () => {
    const reader = await scene.attack()
    await scene.beside(async () => {
      for (let i = 0; i < 50; i++) {
        reader.vector(ASK_FOR_ALL)
        await reader.hear('step2')
      }
    })
  })

  test('asked on one connection again and again which documents there are, the relay says it once', async () => {
    const phone = await scene.attack(scene.ground.directory)
    await scene.beside(() => {
      for (let i = 0; i < 100; i++) phone.send(message.watch)
    })
    const heard = await phone.heardUntilNow()
    expect(heard.filter((type) => type === 'digests').length).toBeLessThan(10)
  })
})

describe('an awareness flood', () => {
  test('of one connection reaches the others as a few messages, the last state among them', async () => {
    const phone = await scene.attack()
    const witness = await (await scene.ground.rawPhone(scene.dewi.device)).admitted()
    const started = performance.now()
    await scene.beside(() => {
      for (let i = 1; i <= limit.messagesPerSecond; i++) phone.presence(phone.client, i, `{"i":${i}}`)
    })
    let count = 0
    for (let last = 0; last !== limit.messagesPerSecond; count++) {
      last = ((await witness.hear('presence')).state as { i: number }).i
    }
    expect(count).toBeLessThanOrEqual(3 + (performance.now() - started) / 100)
  })

  test('of many connections shows four of them', async () => {
    const phones = await Promise.all(Array.from({ length: 20 }, () => scene.attack()))
    const names = phones.map(({ client }) => client)
    await scene.beside(() => {
      for (const phone of phones) phone.presence(phone.client, 1, '{"name":"Rudi"}')
    })
    await scene.siti.until(({ provider }) => provider.awareness.getStates().has(names.at(-1)!))
    const late = scene.ground.phone(scene.dewi.device)
    await late.until(({ provider }) => provider.awareness.getStates().size > 0)
    expect([...late.provider.awareness.getStates().keys()].sort()).toEqual(names.slice(-4).sort())
  })

  test('of invented people is not passed on', async () => {
    const phone = await scene.attack()
    const witness = await (await scene.ground.rawPhone(scene.dewi.device)).admitted()
    await scene.beside(() => {
      for (let i = 1; i <= 100; i++) phone.presence(i, i, '{"name":"palsu"}')
    })
    expect(await witness.heardUntilNow()).not.toContain('presence')
  })
})

describe('a flood of messages', () => {
  test('of refused entries on every connection a device may have holds up no honest phone', async () => {
    const phones = await Promise.all(Array.from({ length: 40 }, () => scene.attack()))
    const forged = (await scene.entry()).replace('Anak', 'Enak')
    for (const { client, update } of phones.map((phone) => ({
      client: phone.client,
      update: phone.update.bind(phone),
    }))) {
      for (let i = 0; i < 50; i++) update(raw.rawStruct(client, 0, raw.first(client, `${forged}${i}`)))
    }
    await scene.beside(() => undefined)
    await scene.isUnreadable(forged)
  })

  test('of long updates waits behind itself: an honest phone of the same document overtakes it', async () => {
    const phone = await scene.attack()
    const texts = await Promise.all(Array.from({ length: 1_500 }, () => scene.entry()))
    const { client } = phone
    phone.update(raw.rawStruct(client, 0, raw.first(client, ...texts)))
    await scene.beside(() => undefined)
    expect((await scene.heldOf(client)).length).toBeLessThan(texts.length)
    while ((await phone.hear('ack')).clocks.get(client) !== texts.length);
  })

  test('of empty messages before the answer is not kept', async () => {
    const phone = await scene.ground.rawPhone()
    await scene.beside(async () => {
      for (let i = 0; i < 2_000; i++) phone.sendBytes(new Uint8Array(0))
      await phone.closed
    })
  })

  test('of pings is answered at the pace of messages', async () => {
    const phone = await scene.attack()
    const started = performance.now()
    await scene.beside(async () => {
      for (let i = 0; i < 3 * limit.messagesPerSecond; i++) await phone.ping()
    })
    expect(performance.now() - started).toBeGreaterThan(1_000)
  })
})
