/** Entries that are well signed and badly meant. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MAX_ENTRY_LENGTH, SIGNATURE_LENGTH } from '../../src/log/entry.ts'
import { POSYANDU } from '../doors.ts'
import type { RawPhone } from '../relay/raw-phone.ts'
import * as raw from '../relay/updates.ts'
import { Scene } from './scene.ts'

let scene: Scene
let phone: RawPhone

beforeAll(async () => {
  scene = await Scene.lay()
})

afterAll(() => scene.clear())

beforeEach(async () => {
  phone = await scene.attack()
})

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

/** As if it were signed: it is read before any signature is checked. */
const signedOver = (json: string): string => 'A'.repeat(SIGNATURE_LENGTH) + json

test('an oversized string, of which no more is kept than of an entry', async () => {
  await scene.isEntryRefused(phone, 'x'.repeat(1_000_000), 'too-large')
  const kept = (await scene.ground.relay.journal.quarantined()).find(({ client }) => client === phone.client)
  expect(kept?.text).toHaveLength(MAX_ENTRY_LENGTH)
})

test('a genuine entry that is too long', async () => {
  await scene.isEntryRefused(phone, await scene.entry({ set: { name: 'x'.repeat(70_000) } }), 'too-large')
})

test('deep JSON within a field', async () => {
  await scene.isEntryRefused(phone, await scene.entry({ set: { name: nested(20) as never } }), 'malformed')
})

test('JSON as deep as an entry may be long', async () => {
  await scene.isEntryRefused(phone, signedOver('['.repeat(60_000)), 'malformed')
  const other = await scene.attack()
  const deep = `{"v":1,"set":{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`
  await scene.isEntryRefused(other, signedOver(deep), 'malformed')
})

describe('prototype keys', () => {
  test.each([
    ['as a field', { ['__proto__']: { isAdmin: true } }],
    ['within a field', { name: JSON.parse('{"__proto__":{"isAdmin":true}}') as object }],
  ])('%s', async (_, set) => {
    const own = Object.defineProperty({}, '__proto__', { value: 1, enumerable: true })
    await scene.isEntryRefused(phone, await scene.entry({ set: 'name' in set ? set : own }), 'malformed')
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  test('fields that every object has by birth are fields like others, and the relay starts again with them', async () => {
    const { directory } = scene.ground
    const door = await scene.attack(directory)
    const set = { constructor: 1, toString: 'x', valueOf: null, hasOwnProperty: false }
    const texts = [
      await scene.attacker.entry(directory, { kind: 'posyandu', record: POSYANDU, set: set }),
      await scene.attacker.entry(directory, { kind: 'posyandu', record: POSYANDU, set: set }),
    ]
    await scene.beside(async () => {
      door.update(raw.rawStruct(door.client, 0, raw.first(door.client, ...texts)))
      expect((await door.hear('ack')).clocks.get(door.client)).toBe(2)
    })
    await scene.ground.relay.close()
    await scene.ground.start()
    for (const one of [scene.siti, scene.dewi]) {
      await one.until(({ provider }) => provider.synced)
      one.closeCodes.length = 0
    }
    await scene.beside(() => undefined)
  })
})

test('two hundred fields that each replace five hundred ids do not hold the relay', async () => {
  const { directory } = scene.ground
  const door = await scene.attack(directory)
  const set = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`field${i}`, i]))
  const texts: string[] = []
  for (let i = 0; i < 60; i++) {
    const over = Array.from({ length: 500 }, (_, j) => `${String(i * 500 + j).padStart(9, '0')}${scene.attacker.id}`)
    texts.push(await scene.attacker.entry(directory, { kind: 'posyandu', record: POSYANDU, set, over }))
  }
  await scene.beside(async () => {
    for (const [clock, text] of texts.entries()) {
      const struct = clock === 0 ? raw.first(door.client, text) : raw.next(door.client, clock, text)
      door.update(raw.rawStruct(door.client, clock, struct))
    }
    while ((await door.hear('ack')).clocks.get(door.client) !== texts.length);
  })
})

test.each([
  ['is no entry', 'hello'],
  ['is empty', ''],
  ['is JSON without a signature', '{"v":1}'],
])('a text that %s', async (_, text) => {
  const { client } = phone
  const update = raw.rawStruct(client, 0, raw.first(client, text))
  await scene.isRefused(phone, update, { client, clock: 0, reason: 'malformed' }, text)
})
