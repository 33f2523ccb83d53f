/** Playing with order: Yjs's clocks, the device's own count, the counters in ids, and the order of an update. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { counterOf, entryId, MAX_COUNTER } from '../../src/log/id.ts'
import { readEntry } from '../../src/log/entry.ts'
import { limit } from '../../src/protocol.ts'
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

const some = (count: number): Promise<string[]> => Promise.all(Array.from({ length: count }, () => scene.entry()))

test.each([5, 2 ** 31, Number.MAX_SAFE_INTEGER - 5])(
  'clock poisoning: an entry at clock %d of one’s own',
  async (clock) => {
    const { client } = phone
    const text = await scene.entry()
    await scene.beside(() => phone.update(raw.rawStruct(client, clock, raw.next(client, clock, text))))
    await scene.isUnreadable(text)
    const own = await scene.entry()
    phone.update(raw.rawStruct(client, 0, raw.first(client, own)))
    expect((await phone.hear('ack')).clocks.get(client)).toBe(1)
  },
)

test('clock poisoning: an entry far ahead of where a victim is', async () => {
  await scene.beside(() => undefined)
  const client = scene.siti.doc.clientID
  const text = await scene.entry()
  await scene.beside(() => phone.update(raw.rawStruct(client, 900, raw.next(client, 900, text))))
  await scene.isUnreadable(text)
})

test('clock poisoning: a time in the year 9999 is a claim and moves nothing', async () => {
  const text = await scene.entry({ at: '9999-12-31T23:59:59+07:00' })
  await scene.beside(async () => {
    phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, text)))
    await phone.hear('ack')
  })
  expect(await scene.heldOf(phone.client)).toEqual([text])
})

test('counter jumps: an id that would shut everybody else out', async () => {
  await scene.isEntryRefused(
    phone,
    await scene.entry({ id: entryId(MAX_COUNTER, scene.attacker.id) }),
    'counter-too-far',
  )
})

test('counter jumps: an id a little farther than may be', async () => {
  const far = scene.ground.relay.journal.greatestCounter + limit.counterJump + 1000
  await scene.isEntryRefused(phone, await scene.entry({ id: entryId(far, scene.attacker.id) }), 'counter-too-far')
})

test('counter jumps: a count that does not rise', async () => {
  const { client } = phone
  const [good, same] = [await scene.entry({ n: 500 }), await scene.entry({ n: 500 })]
  const update = raw.rawStruct(client, 0, raw.first(client, good, same))
  await scene.isRefused(phone, update, { client, clock: 1, reason: 'count-not-rising' }, same)
})

test.each([0, -1, 1.5, Number.MAX_SAFE_INTEGER + 2])('counter jumps: a count of %d', async (n) => {
  await scene.isEntryRefused(phone, await scene.entry({ n }), 'malformed')
})

test('a count at the end of all counts ends its own device’s, and nobody else’s', async () => {
  const last = await scene.ground.device()
  const speaker = await (await scene.ground.rawPhone(last)).admitted()
  const { client } = speaker
  const text = await last.entry(scene.registry, { n: Number.MAX_SAFE_INTEGER })
  const next = await last.entry(scene.registry)
  const update = raw.rawStruct(client, 0, raw.first(client, text, next))
  await scene.isRefused(speaker, update, { client, clock: 1, reason: 'count-not-rising' }, next)
})

test('clients out of order, one of them twice and overlapping itself, lose nothing', async () => {
  const { client } = phone
  const [a, b, c, other] = (await some(4)) as [string, string, string, string]
  await scene.beside(async () => {
    phone.update(
      raw.rawUpdate([
        { client, clock: 0, structs: [raw.first(client, a, b)] },
        { client: client + 1, clock: 0, structs: [raw.first(client + 1, other)] },
        { client, clock: 1, structs: [raw.next(client, 1, b), raw.next(client, 2, c)] },
      ]),
    )
    expect((await phone.hear('ack')).clocks.get(client)).toBe(3)
  })
  expect(await scene.heldOf(client)).toEqual([a, b, c])
  expect(await scene.heldOf(client + 1)).toEqual([other])
})

test('twice in one update, and not the same', async () => {
  const { client } = phone
  const [a, b] = (await some(2)) as [string, string]
  const update = raw.rawUpdate([
    { client, clock: 0, structs: [raw.first(client, a)] },
    { client, clock: 0, structs: [raw.first(client, b)] },
  ])
  await scene.isRefused(phone, update, { client, clock: 0, reason: 'other-author' }, b)
  expect(await scene.heldOf(client)).toEqual([a])
})

test('a Skip struct: what follows the gap is ignored and asked for once', async () => {
  const { client } = phone
  const [a, b, c, d] = (await some(4)) as [string, string, string, string]
  await scene.beside(async () => {
    phone.update(
      raw.rawUpdate([{ client, clock: 0, structs: [raw.first(client, a), raw.skip(1), raw.next(client, 2, c)] }]),
    )
    expect((await phone.hear('ack')).clocks.get(client)).toBe(1)
    expect((await phone.hear('vector')).held.get(client)).toBe(1)
  })
  await scene.isUnreadable(c)
  phone.update(raw.rawStruct(client, 3, raw.next(client, 3, d)))
  phone.update(raw.rawStruct(client, 1, raw.next(client, 1, b, c, d)))
  expect((await phone.hear('ack')).clocks.get(client)).toBe(4)
  expect(phone.unheard.filter(({ type }) => type === 'vector' || type === 'refusal')).toEqual([])
  expect(await scene.heldOf(client)).toEqual([a, b, c, d])
})

test('a gap left open on purpose holds up nobody, and is not asked about again and again', async () => {
  const { client } = phone
  const texts = await some(25)
  await scene.beside(() => {
    texts.forEach((text, i) => phone.update(raw.rawStruct(client, i + 5, raw.next(client, i + 5, text))))
  })
  await scene.isUnreadable(...texts)
  const heard = await phone.heardUntilNow()
  expect(heard.filter((type) => type === 'vector').length).toBeLessThanOrEqual(1)
})

test('gaps under client id after client id make the relay ask so many times and no more', async () => {
  const text = await scene.entry()
  await scene.beside(() => {
    for (let i = 0; i < 300; i++) phone.update(raw.rawStruct(i + 1, 5, raw.next(i + 1, 5, text)))
  })
  const heard = await phone.heardUntilNow()
  expect(heard.filter((type) => type === 'vector').length).toBeLessThanOrEqual(50)
  await scene.isUnreadable(text)
})

test('ids that overtake an honest phone’s do not keep it from writing', async () => {
  const { journal } = scene.ground.relay
  const text = await scene.entry({ id: entryId(journal.greatestCounter + 5_000, scene.attacker.id) })
  await scene.beside(async () => {
    phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, text)))
    await phone.hear('ack')
  })
  expect(counterOf(readEntry(text)!.id)).toBe(journal.greatestCounter)
  await scene.beside(() => undefined)
})
