/** An office device pulls what it does not open: only what it lacks, only what it may read. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { brotliDecompressSync } from 'node:zlib'
import { PullFrames } from '../../src/log/pull.ts'
import { digestOf } from '../../src/protocol.ts'
import { admin, Doors } from '../doors.ts'
import { Ground } from './ground.ts'
import type { Device } from './phone.ts'
import { packedBytes, pull, textsIn } from './pull-phone.ts'

let ground: Ground
let office: Device
let siti: Device

beforeEach(async () => {
  ground = await Ground.lay({}, new Doors([admin]))
  office = await ground.device()
  siti = await ground.device()
})

afterEach(async () => {
  expect(ground.errors).toEqual([])
  await ground.clear()
})

/** So many entries of Siti's, on the relay's disk; resolves with their texts and the client id they stand under. */
async function written(count: number, set = {}): Promise<{ texts: string[]; client: number }> {
  const phone = ground.phone(siti)
  const texts: string[] = []
  for (let i = 0; i < count; i++) texts.push(await siti.entry(ground.registry, set))
  for (const text of texts) phone.write(text)
  await phone.until(() => phone.hasAck())
  return { texts, client: phone.doc.clientID }
}

test('everything comes, entry by entry as it was signed, with the relay’s digest of it', async () => {
  const { texts, client } = await written(3)
  const frames = await pull(ground.relay.origin, office, [{ document: ground.registry, held: [] }])
  expect(textsIn(frames)).toEqual(texts)
  expect(frames.slice(-2)).toEqual([{ type: 'whole', at: 0, digest: digestOf([[client, 3]]) }, { type: 'end' }])
})

test('whoever holds two of three hears the third', async () => {
  const { texts, client } = await written(3)
  const frames = await pull(ground.relay.origin, office, [{ document: ground.registry, held: [[client, 2]] }])
  expect(textsIn(frames)).toEqual([texts[2]])
  expect(frames[0]).toMatchObject({ runs: [{ client, clock: 2 }] })
})

test('whoever holds more than the relay hears its digest, and sees that it differs', async () => {
  const { client } = await written(1)
  const frames = await pull(ground.relay.origin, office, [{ document: ground.registry, held: [[client, 9]] }])
  expect(frames).toEqual([{ type: 'whole', at: 0, digest: digestOf([[client, 1]]) }, { type: 'end' }])
})

test('several documents of one question keep their places; one that is nobody’s, and one that is no document, are closed', async () => {
  const { texts } = await written(1)
  const documents = ['registry/tidak-ada', 'sesuatu', ground.registry]
  const asked = documents.map((document) => ({ document, held: [] }))
  const frames = await pull(ground.relay.origin, office, asked)
  expect(frames.filter(({ type }) => type === 'closed')).toEqual([
    { type: 'closed', at: 0 },
    { type: 'closed', at: 1 },
  ])
  expect(textsIn(frames, 2)).toEqual(texts)
})

test('a long document comes in parts, each client’s in order', async () => {
  const { texts } = await written(300, { set: { name: 'x'.repeat(2_000) } })
  const frames = await pull(ground.relay.origin, office, [{ document: ground.registry, held: [] }])
  expect(frames.filter(({ type }) => type === 'part').length).toBeGreaterThan(1)
  expect(textsIn(frames)).toEqual(texts)
})

test('what comes is packed: three hundred entries alike take little more than their signatures', async () => {
  const { texts } = await written(300)
  const packed = await packedBytes(ground.relay.origin, office, [{ document: ground.registry, held: [] }])
  const frames = new PullFrames().take(brotliDecompressSync(packed))
  expect(textsIn(frames)).toEqual(texts)
  expect(packed.length).toBeLessThan(300 * 90)
})

test('one of the puskesmas is in the office’s list as heard when it has only pulled', async () => {
  const before = await ground.relay.journal.contacts()
  expect(before.size).toBe(0)
  await pull(ground.relay.origin, office, [])
  await ground.relay.close()
  await ground.start()
  expect([...(await ground.relay.journal.contacts()).keys()]).toContain(office.id)
})
