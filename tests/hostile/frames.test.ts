/** Frames that cannot be read close their own socket by name and nothing else. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readEntry } from '../../src/log/entry.ts'
import { runsToUpdate } from '../../src/log/update.ts'
import { closeCode, limit, message } from '../../src/protocol.ts'
import type { RawPhone } from '../relay/raw-phone.ts'
import * as raw from '../relay/updates.ts'
import { Random } from '../simulation/random.ts'
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

const sync = (type: number, ...bytes: number[]): Uint8Array => Uint8Array.of(message.sync, type, ...bytes)
/** A struct head for one list of values, then this many of them. */
const values = (count: readonly number[], ...rest: number[]): Uint8Array =>
  Uint8Array.of(1, 1, 5, 0, 8, 1, 1, 53, ...count, ...rest)

async function closesWith(code: number, bytes: Uint8Array | string): Promise<void> {
  await scene.beside(async () => {
    phone.sendBytes(bytes)
    expect(await phone.closed).toBe(code)
  })
}

test.each([
  ['no bytes', new Uint8Array(0)],
  ['a state vector of one byte that announces more', sync(0, 1, 5)],
  ['a state vector that announces a million', sync(0, 4, 192, 132, 61, 0)],
  ['an update cut off', sync(2, 4, 1, 1, 9, 0)],
  ['more than was announced', sync(2, 2, 0, 0, 0)],
  ['less than was announced', sync(2, 200, 0, 0)],
  ['a number beyond every bound', sync(2, 12, ...Array<number>(11).fill(255), 0)],
  ['an unknown sync message', sync(9, 0)],
  ['a million announced structs', sync(2, 7, 1, 192, 132, 61, 5, 0, 8)],
  ['a content kind that does not exist', sync(2, 8, 1, 1, 5, 0, 31, 1, 1, 97)],
  ['thousands of presence states', Uint8Array.of(message.awareness, 2, 255, 127)],
])('%s', (_, bytes) => closesWith(closeCode.badProtocol, bytes))

test('text', () => closesWith(closeCode.badProtocol, 'halo'))

test('a frame larger than any may be', () => closesWith(closeCode.tooLarge, new Uint8Array(limit.messageBytes + 1)))

describe('a frame as large as may be, full of', () => {
  const half = new Uint8Array(500_000)
  test.each<[string, Uint8Array]>([
    ['values nested without end', half.map((_, i) => (i % 2 === 0 ? 117 : 1))],
    ['empty texts', half.map((_, i) => (i % 2 === 0 ? 119 : 0))],
    ['numbers', half.map((_, i) => (i % 2 === 0 ? 125 : 1))],
  ])('%s', async (_, bytes) => {
    const count = [144, 161, 15] // 250,000
    const head = bytes[0] === 117 ? values([1]) : values(count)
    await scene.beside(async () => {
      phone.update(Uint8Array.from([...head, ...bytes]))
      expect(await phone.closed).toBe(closeCode.badProtocol)
    })
  })
})

test('a valid frame followed by a bad one: what was valid stands', async () => {
  const { client } = phone
  const text = await scene.entry()
  await scene.beside(async () => {
    phone.update(raw.rawStruct(client, 0, raw.first(client, text)))
    phone.sendBytes(sync(9, 0))
    expect(await phone.closed).toBe(closeCode.badProtocol)
  })
  expect(await scene.heldOf(client)).toEqual([text])
})

test('of honest updates with one bit flipped or cut off, honest entries are all that is ever held', async () => {
  const { client } = phone
  const texts = await Promise.all(Array.from({ length: 4 }, () => scene.entry()))
  const honest = runsToUpdate([{ client, clock: 0, texts }])
  const random = new Random('flipped')
  const outcomes = { closed: 0, answered: 0 }
  await scene.beside(async () => {
    for (let i = 0; i < 150; i++) {
      const bytes = i % 5 === 0 ? honest.slice(0, random.whole(0, honest.length - 1)) : honest.slice()
      if (i % 5 !== 0) bytes[random.whole(0, bytes.length - 1)]! ^= 1 << random.whole(0, 7)
      const speaker = await scene.attack()
      speaker.update(bytes)
      speaker.vector(Uint8Array.of(0))
      outcomes[await Promise.race([speaker.closed.then(() => 'closed' as const), answered(speaker)])]++
      speaker.close()
    }
  })
  const held = await scene.everythingHeld()
  expect(held.filter((text) => !readEntry(text))).toEqual([])
  const honestTexts = new Set([...texts, ...scene.siti.texts(), ...scene.dewi.texts()])
  expect(held.filter((text) => readEntry(text)?.by === scene.attacker.id && !honestTexts.has(text))).toEqual([])
  expect(held.filter((text) => texts.includes(text)).length).toBeGreaterThan(0)
  expect(outcomes.closed).toBeGreaterThan(10)
  expect(outcomes.answered).toBeGreaterThan(50)
})

async function answered(speaker: RawPhone): Promise<'answered'> {
  await speaker.hear('step2')
  return 'answered'
}
