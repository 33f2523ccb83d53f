/** Updates that are no append of an entry: each is refused by name, and the entries beside it are taken. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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

describe('in place of a first entry:', () => {
  const bad: Record<string, (client: number, text: string) => raw.RawStruct> = {
    'a foreign root': (_, text) => raw.inOtherRoot('registry', text),
    'the root of another client': (client, text) => raw.inOtherRoot((client + 1).toString(36), text),
    'an entry under a key': (client, text) => raw.underKey(client, 'nama', text),
    'an entry whose parent is an item': (client, text) => raw.insideItem(client, text),
    'an origin where there is none': (client, text) => raw.next(client, 3, text),
    'collected garbage (GC)': () => raw.collected(3),
    'a number beside an entry': (client, text) => raw.first(client, text, 7),
    'an object': (client) => raw.first(client, { name: 'Budi' }),
    'nothing at all': (client) => raw.first(client),
    // a nested type is `array` and `element`
    ...Object.fromEntries(raw.OTHER_KINDS.map((kind) => [kind, (client: number) => raw.otherContent(client, kind)])),
  }
  test.each(Object.entries(bad))('%s', async (_, struct) => {
    const { client } = phone
    const text = await scene.entry()
    const update = raw.rawStruct(client, 0, struct(client, text))
    await scene.isRefused(phone, update, { client, clock: 0, reason: 'not-an-append' }, text)
    expect(await scene.heldOf(client)).toEqual([])
  })
})

describe('after a first entry:', () => {
  let good: string

  beforeEach(async () => {
    good = await scene.entry()
    phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, good)))
    await phone.hear('ack')
  })

  test.each([
    ['itself as origin', (client: number, text: string) => raw.next(client, 2, text)],
    ['a future origin', (client: number, text: string) => raw.next(client, 5, text)],
    ['a foreign origin', (client: number, text: string) => raw.next(client + 9, 1, text)],
    ['a right origin', (client: number, text: string) => raw.withRightOrigin(client, 1, text)],
    ['collected garbage (GC)', () => raw.collected(1)],
    ['a second beginning', (client: number, text: string) => raw.first(client, text)],
  ])('%s', async (_, struct) => {
    const { client } = phone
    const text = await scene.entry()
    const update = raw.rawStruct(client, 1, struct(client, text))
    await scene.isRefused(phone, update, { client, clock: 1, reason: 'not-an-append' }, text)
    expect(await scene.heldOf(client)).toEqual([good])
  })

  test('a delete set deletes nothing, neither one’s own nor a victim’s, and the entries beside it are taken', async () => {
    const more = await scene.entry()
    const { client } = phone
    const victim = scene.siti.doc.clientID
    const own = { client, clock: 1, structs: [raw.next(client, 1, more)] }
    const update = raw.rawUpdate(
      [own],
      [
        [client, 0, 1],
        [victim, 0, 1000],
      ],
    )
    const { refusals } = await scene.beside(async () => {
      phone.update(update)
      expect((await phone.hear('ack')).clocks.get(client)).toBe(2)
      return phone.hear('refusal')
    })
    expect(refusals).toMatchObject([
      { client, clock: 0, reason: 'not-an-append' },
      { client: victim, clock: 0, reason: 'not-an-append' },
    ])
    expect(await scene.heldOf(client)).toEqual([good, more])
    expect(await scene.heldOf(victim)).toEqual(scene.siti.doc.getArray(victim.toString(36)).toArray())
  })

  test('an overwrite of one’s own entry is not acknowledged', async () => {
    const { client } = phone
    const other = await scene.entry()
    const update = raw.rawStruct(client, 0, raw.first(client, other))
    await scene.isRefused(phone, update, { client, clock: 0, reason: 'other-author' }, other)
    expect(await phone.heardUntilNow()).not.toContain('ack')
    expect(await scene.heldOf(client)).toEqual([good])
  })

  test('an overwrite of a victim’s entry', async () => {
    await scene.beside(() => undefined)
    const victim = scene.siti.doc.clientID
    const before = await scene.heldOf(victim)
    const other = await scene.entry()
    const update = raw.rawStruct(victim, 0, raw.first(victim, other))
    await scene.isRefused(phone, update, { client: victim, clock: 0, reason: 'other-author' }, other)
    expect((await scene.heldOf(victim)).slice(0, before.length)).toEqual(before)
  })

  test('the same entry again is acknowledged again and stands once', async () => {
    const { clocks } = await scene.beside(() => {
      phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, good)))
      return phone.hear('ack')
    })
    expect(clocks).toEqual(new Map([[phone.client, 1]]))
    expect(await scene.heldOf(phone.client)).toEqual([good])
  })
})

test('of an update the valid entries are taken: before the bad one, and of every other client', async () => {
  const { client } = phone
  const [a, b, c, d, e] = await Promise.all([0, 0, 0, 0, 0].map(() => scene.entry()))
  const forged = b!.replace('Anak', 'Enak')
  const update = raw.rawUpdate([
    { client: client + 1, clock: 0, structs: [raw.first(client + 1, d)] },
    { client, clock: 0, structs: [raw.first(client, a, forged, c)] },
    { client: client + 2, clock: 0, structs: [raw.first(client + 2, e)] },
  ])
  await scene.isRefused(phone, update, { client, clock: 1, reason: 'bad-signature' }, forged, c)
  expect((await phone.hear('ack')).clocks).toEqual(new Map([client, client + 1, client + 2].map((id) => [id, 1])))
  expect(await scene.heldOf(client)).toEqual([a])
  expect(await scene.heldOf(client + 1)).toEqual([d])
})

test('an update of thousands of broken runs costs its sender the connection, and nobody else anything', async () => {
  const sections = Array.from({ length: 20_000 }, (_, i) => ({ client: i + 1, clock: 0, structs: [raw.collected(1)] }))
  const half = raw.rawUpdate(sections.slice(0, 8_000))
  await scene.beside(async () => {
    phone.update(half)
    expect((await phone.hear('refusal')).refusals[0]).toMatchObject({ client: 1, reason: 'not-an-append' })
    phone.update(raw.rawUpdate(sections))
    await phone.closed
  })
  expect(await scene.heldOf(1)).toEqual([])
})
