/** Raw bad frames: what is wrong is refused by name, what stands beside it is taken, and the relay lives. */
import { POSYANDU } from '../doors.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readEntry } from '../../src/log/entry.ts'
import { entryId } from '../../src/log/id.ts'
import { signEntry } from '../../src/log/signature.ts'
import { rootOf, runsToUpdate } from '../../src/log/update.ts'
import { closeCode, limit, message, type RefusalReason } from '../../src/protocol.ts'
import { Ground } from './ground.ts'
import type { Device } from './phone.ts'
import type { RawPhone } from './raw-phone.ts'
import * as raw from './updates.ts'

let ground: Ground
let siti: Device
let dewi: Device
let phone: RawPhone
let witness: RawPhone

beforeAll(async () => {
  ground = await Ground.lay()
  ;[siti, dewi] = [await ground.device(), await ground.device()]
})

afterAll(async () => {
  expect(ground.errors).toEqual([])
  await ground.clear()
})

beforeEach(async () => {
  phone = await (await ground.rawPhone(siti)).admitted()
  witness = await (await ground.rawPhone(dewi)).admitted()
})

/** What the relay holds of a client, asked on a fresh connection. */
async function heldOf(client: number): Promise<string[]> {
  const reader = await (await ground.rawPhone(dewi)).admitted()
  const doc = await reader.everything()
  reader.close()
  return doc.getArray<string>(rootOf(client)).toArray()
}

async function refused(reason: RefusalReason, client: number, clock: number): Promise<void> {
  const { refusals } = await phone.hear('refusal')
  expect(refusals).toMatchObject([{ client, clock, reason }])
}

/** An entry of a neighbour, sent after the bad one on the same socket: it must be taken. */
async function takesNeighbour(): Promise<void> {
  const neighbour = phone.client + 1
  const text = await siti.entry(ground.registry)
  phone.update(raw.rawStruct(neighbour, 0, raw.first(neighbour, text)))
  while (((await phone.hear('ack')).clocks.get(neighbour) ?? 0) < 1);
  expect(await heldOf(neighbour)).toEqual([text])
}

describe('what is no append of an entry is refused, and nothing of it is passed on:', () => {
  const bad: Record<string, (client: number, text: string) => raw.RawStruct> = {
    'an entry in the root of another client': (_, text) => raw.inOtherRoot('registry', text),
    'an entry under a key': (client, text) => raw.underKey(client, 'nama', text),
    'an entry whose parent is an item': (client, text) => raw.insideItem(client, text),
    'an entry that names an origin where there is none': (client, text) => raw.next(client, 3, text),
    'a run of collected garbage': () => raw.collected(3),
    'a number beside an entry': (client, text) => raw.first(client, text, 7),
    'an object': (client) => raw.first(client, { name: 'Budi' }),
    'nothing at all': (client) => raw.first(client),
    ...Object.fromEntries(raw.OTHER_KINDS.map((kind) => [kind, (client: number) => raw.otherContent(client, kind)])),
  }
  test.each(Object.entries(bad))('%s', async (_, struct) => {
    phone.update(raw.rawStruct(phone.client, 0, struct(phone.client, await siti.entry(ground.registry))))
    await refused('not-an-append', phone.client, 0)
    expect(await heldOf(phone.client)).toEqual([])
    await takesNeighbour()
  })
})

describe('after a good first entry', () => {
  let good: string

  beforeEach(async () => {
    good = await siti.entry(ground.registry)
    phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, good)))
    await phone.hear('ack')
  })

  test.each([
    ['an origin that is not the entry before', (client: number, text: string) => raw.next(client, 5, text)],
    ['an origin of another client', (client: number, text: string) => raw.next(client + 9, 1, text)],
    ['a right origin', (client: number, text: string) => raw.withRightOrigin(client, 1, text)],
    ['garbage', () => raw.collected(1)],
    ['a second beginning', (client: number, text: string) => raw.first(client, text)],
  ])('%s is refused', async (_, struct) => {
    phone.update(raw.rawStruct(phone.client, 1, struct(phone.client, await siti.entry(ground.registry))))
    await refused('not-an-append', phone.client, 1)
    expect(await heldOf(phone.client)).toEqual([good])
  })

  test('a delete set deletes nothing, is refused, and the entries beside it are taken', async () => {
    const more = await siti.entry(ground.registry)
    const { client } = phone
    phone.update(raw.rawUpdate([{ client, clock: 1, structs: [raw.next(client, 1, more)] }], [[client, 0, 1]]))
    expect((await phone.hear('ack')).clocks.get(client)).toBe(2)
    await refused('not-an-append', client, 0)
    expect(await heldOf(client)).toEqual([good, more])
  })

  test('an overwrite of what is held is refused and not acknowledged', async () => {
    const other = await siti.entry(ground.registry)
    phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, other)))
    await refused('other-author', phone.client, 0)
    expect(await phone.heardUntilNow()).not.toContain('ack')
    expect(await heldOf(phone.client)).toEqual([good])
  })

  test('the same entry again is acknowledged again and stored once', async () => {
    phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, good)))
    expect((await phone.hear('ack')).clocks).toEqual(new Map([[phone.client, 1]]))
    expect(await heldOf(phone.client)).toEqual([good])
  })

  test('a count that does not rise is refused', async () => {
    const { n } = readEntry(good)!
    phone.update(raw.rawStruct(phone.client, 1, raw.next(phone.client, 1, await siti.entry(ground.registry, { n }))))
    await refused('count-not-rising', phone.client, 1)
  })

  test('another device cannot go on under this client id', async () => {
    witness.update(raw.rawStruct(phone.client, 1, raw.next(phone.client, 1, await dewi.entry(ground.registry))))
    const { refusals } = await witness.hear('refusal')
    expect(refusals).toMatchObject([{ client: phone.client, clock: 1, reason: 'other-author' }])
    const next = await siti.entry(ground.registry)
    phone.update(raw.rawStruct(phone.client, 1, raw.next(phone.client, 1, next)))
    expect((await phone.hear('ack')).clocks.get(phone.client)).toBe(2)
    expect(await heldOf(phone.client)).toEqual([good, next])
  })
})

test('a phone that connects under the client id of another device is told at once', async () => {
  phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, await siti.entry(ground.registry))))
  await phone.hear('ack')
  for (const taken of [phone, witness]) {
    const other = await ground.device()
    const late = await ground.rawPhone(other, ground.registry, taken.client)
    expect((await late.hear('refusal')).refusals).toEqual([{ client: taken.client, clock: 0, reason: 'other-author' }])
    await late.admitted()
  }
  const again = await ground.rawPhone(siti, ground.registry, phone.client)
  expect(await again.heardUntilNow()).not.toContain('refusal')
})

describe('an entry is refused', () => {
  const send = (text: string): void => {
    phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, text)))
  }

  test('when it belongs to another document', async () => {
    send(await siti.entry(`visits/${POSYANDU}/2026-03`))
    await refused('wrong-document', phone.client, 0)
  })

  test('when a letter of it was changed', async () => {
    const text = await siti.entry(ground.registry)
    send(text.replace('Anak', 'Enak'))
    await refused('bad-signature', phone.client, 0)
  })

  test('when it is signed with another device’s key', async () => {
    send(await signEntry(dewi.plainEntry(ground.registry), siti.keys.privateKey))
    await refused('bad-signature', phone.client, 0)
  })

  test('when it is no entry', async () => {
    send('hello')
    await refused('malformed', phone.client, 0)
  })

  test('when it is longer than an entry may be', async () => {
    send('x'.repeat(70_000))
    await refused('too-large', phone.client, 0)
  })

  test('when its counter would shut everybody else out', async () => {
    send(await siti.entry(ground.registry, { id: entryId(36 ** 9 - 1, siti.id) }))
    await refused('counter-too-far', phone.client, 0)
  })

  test('with its id, and is kept in quarantine with its text and its sender', async () => {
    const text = await siti.entry(ground.registry)
    send(text.replace('Anak', 'Enak'))
    const { refusals } = await phone.hear('refusal')
    expect(refusals).toEqual([{ client: phone.client, clock: 0, id: readEntry(text)!.id, reason: 'bad-signature' }])
    const kept = (await ground.relay.journal.quarantined()).find(({ client }) => client === phone.client)
    expect(kept).toMatchObject({ sender: siti.id, text: text.replace('Anak', 'Enak'), reason: 'bad-signature' })
  })

  test('when another connected phone has signed for its client id', async () => {
    const { client } = witness
    phone.update(raw.rawStruct(client, 0, raw.first(client, await siti.entry(ground.registry))))
    await refused('other-author', client, 0)
    const own = await dewi.entry(ground.registry)
    witness.update(raw.rawStruct(client, 0, raw.first(client, own)))
    expect((await witness.hear('ack')).clocks.get(client)).toBe(1)
    expect(await heldOf(client)).toEqual([own])
  })
})

test('of an update the valid entries are taken: before the bad one, and of every other client', async () => {
  const { client } = phone
  const [a, b, c] = await Promise.all([0, 0, 0].map(() => siti.entry(ground.registry)))
  const texts = [a!, b!.replace('Anak', 'Enak'), c!]
  const own = await dewi.entry(ground.registry)
  const other = await dewi.entry(ground.registry)
  phone.update(
    raw.rawUpdate([
      { client: client + 1, clock: 0, structs: [raw.first(client + 1, own)] },
      { client, clock: 0, structs: [raw.first(client, ...texts)] },
      { client: client + 2, clock: 0, structs: [raw.first(client + 2, other)] },
    ]),
  )
  await refused('bad-signature', client, 1)
  const { clocks } = await phone.hear('ack')
  expect(clocks).toEqual(new Map([client, client + 1, client + 2].map((id) => [id, 1])))
  expect(await heldOf(client)).toEqual([a])
  expect(await heldOf(client + 1)).toEqual([own])
})

test('clients in ascending order, one of them twice and overlapping itself, lose nothing', async () => {
  const { client } = phone
  const texts = await Promise.all([0, 0, 0].map(() => siti.entry(ground.registry)))
  const [a, b, c] = texts as [string, string, string]
  const other = await dewi.entry(ground.registry)
  phone.update(
    raw.rawUpdate([
      { client, clock: 0, structs: [raw.first(client, a, b)] },
      { client: client + 1, clock: 0, structs: [raw.first(client + 1, other)] },
      { client, clock: 1, structs: [raw.next(client, 1, b), raw.next(client, 2, c)] },
    ]),
  )
  expect((await phone.hear('ack')).clocks.get(client)).toBe(3)
  expect(await heldOf(client)).toEqual([a, b, c])
  expect(await heldOf(client + 1)).toEqual([other])
})

test('what follows a gap is ignored and asked for once', async () => {
  const { client } = phone
  const texts = await Promise.all([0, 0, 0, 0].map(() => siti.entry(ground.registry)))
  const [a, b, c, d] = texts as [string, string, string, string]
  const sections = [{ client, clock: 0, structs: [raw.first(client, a), raw.skip(1), raw.next(client, 2, c)] }]
  phone.update(raw.rawUpdate(sections))
  expect((await phone.hear('ack')).clocks.get(client)).toBe(1)
  expect((await phone.hear('vector')).held.get(client)).toBe(1)
  phone.update(raw.rawStruct(client, 3, raw.next(client, 3, d)))
  phone.update(raw.rawStruct(client, 1, raw.next(client, 1, b, c, d)))
  expect((await phone.hear('ack')).clocks.get(client)).toBe(4)
  expect(phone.unheard.filter(({ type }) => type === 'vector' || type === 'refusal')).toEqual([])
  expect(await heldOf(client)).toEqual(texts)
})

test('a phone without the entries before a gap is not asked again and again', async () => {
  const { client } = phone
  for (let clock = 5; clock < 30; clock++) {
    phone.update(raw.rawStruct(client, clock, raw.next(client, clock, await siti.entry(ground.registry))))
  }
  await takesNeighbour()
  expect(phone.unheard.filter(({ type }) => type === 'vector')).toEqual([])
})

test('others hear of an entry exactly as it was signed, and nothing of what was refused', async () => {
  const { client } = phone
  const text = await siti.entry(ground.registry)
  phone.update(raw.rawStruct(client, 0, raw.first(client, text, 'not an entry')))
  await refused('malformed', client, 1)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await witness.hear('update')).update)
  expect(doc.getArray(rootOf(client)).toArray()).toEqual([text])
  expect(doc.store.pendingStructs).toBeNull()
})

describe('a frame that cannot be read closes its own socket by name and nothing else:', () => {
  const sync = (type: number, ...bytes: number[]): Uint8Array => Uint8Array.of(message.sync, type, ...bytes)
  test.each([
    ['no bytes', new Uint8Array(0)],
    ['a state vector of one byte that announces more', sync(0, 1, 5)],
    ['an update cut off', sync(2, 4, 1, 1, 9, 0)],
    ['more than was announced', sync(2, 2, 0, 0, 0)],
    ['less than was announced', sync(2, 200, 0, 0)],
    ['a number beyond every bound', sync(2, 12, ...Array<number>(11).fill(255), 0)],
    ['an unknown sync message', sync(9, 0)],
    ['a million announced structs', sync(2, 7, 1, 192, 132, 61, 5, 0, 8)],
    ['a content kind that does not exist', sync(2, 8, 1, 1, 5, 0, 31, 1, 1, 97)],
    ['thousands of presence states', Uint8Array.of(message.awareness, 2, 255, 127)],
  ])('%s', async (_, bytes) => {
    phone.sendBytes(bytes)
    expect(await phone.closed).toBe(closeCode.badProtocol)
    witness.vector(Uint8Array.of(0))
    await witness.hear('step2')
  })

  test('text', async () => {
    phone.sendBytes('halo')
    expect(await phone.closed).toBe(closeCode.badProtocol)
  })

  test('a frame larger than any may be', async () => {
    phone.sendBytes(new Uint8Array(limit.messageBytes + 1))
    expect(await phone.closed).toBe(closeCode.tooLarge)
  })

  test('values nested without end', async () => {
    const nested = new Uint8Array(500_000).map((_, i) => (i % 2 === 0 ? 117 : 1))
    const head = Uint8Array.of(1, 1, 5, 0, 8, 1, 1, 53, 1)
    phone.update(Uint8Array.from([...head, ...nested]))
    expect(await phone.closed).toBe(closeCode.badProtocol)
  })
})

test('of an honest update with one bit flipped or cut off, honest entries are all that is ever held', async () => {
  const { client } = phone
  const texts = await Promise.all(Array.from({ length: 4 }, () => siti.entry(ground.registry)))
  const honest = runsToUpdate([{ client, clock: 0, texts }])
  let seed = 1
  const dice = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below
  const outcomes = { closed: 0, answered: 0 }
  for (let i = 0; i < 150; i++) {
    const bytes = i % 5 === 0 ? honest.slice(0, dice(honest.length)) : honest.slice()
    if (i % 5 !== 0) bytes[dice(bytes.length)]! ^= 1 << dice(8)
    const speaker = await (await ground.rawPhone(siti)).admitted()
    speaker.update(bytes)
    speaker.vector(Uint8Array.of(0))
    outcomes[await Promise.race([speaker.closed.then(() => 'closed' as const), answered(speaker)])]++
    speaker.close()
  }
  const doc = await (await (await ground.rawPhone(dewi)).admitted()).everything()
  const held = [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()].flatMap((id) => {
    return doc.getArray<string>(rootOf(id)).toArray()
  })
  expect(held.every((text) => readEntry(text) !== undefined)).toBe(true)
  expect(held.filter((text) => texts.includes(text)).length).toBeGreaterThan(0)
  expect(outcomes.closed).toBeGreaterThan(10)
  expect(outcomes.answered).toBeGreaterThan(50)
})

async function answered(speaker: RawPhone): Promise<'answered'> {
  await speaker.hear('step2')
  return 'answered'
}
