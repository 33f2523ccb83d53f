/** Pretending to be somebody else: another's client id, another's name, another's entries, another's document. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readEntry } from '../../src/log/entry.ts'
import { foldAll } from '../../src/log/fold.ts'
import { signEntry } from '../../src/log/signature.ts'
import { POSYANDU } from '../doors.ts'
import { Device } from '../relay/phone.ts'
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

test('a borrowed client id: nobody goes on where a victim left off, and the victim does', async () => {
  await scene.beside(() => undefined)
  const client = scene.siti.doc.clientID
  const held = await scene.heldOf(client)
  const text = await scene.entry()
  const update = raw.rawStruct(client, held.length, raw.next(client, held.length, text))
  phone.update(update)
  expect((await phone.hear('refusal')).refusals).toMatchObject([{ client, clock: held.length, reason: 'other-author' }])
  await scene.beside(() => undefined)
  await scene.isUnreadable(text)
})

test('a squatted client id: nobody begins one under which a victim is connected', async () => {
  const victim = await (await scene.ground.rawPhone(scene.dewi.device)).admitted()
  const { client } = victim
  const text = await scene.entry()
  const update = raw.rawStruct(client, 0, raw.first(client, text))
  await scene.isRefused(phone, update, { client, clock: 0, reason: 'other-author' }, text)
  const own = await scene.dewi.device.entry(scene.registry)
  victim.update(raw.rawStruct(client, 0, raw.first(client, own)))
  expect((await victim.hear('ack')).clocks.get(client)).toBe(1)
  expect(await scene.heldOf(client)).toEqual([own])
  victim.close()
})

test('whoever connects under the client id of another device is told at once, and its owner is not', async () => {
  const own = await (await scene.ground.rawPhone(scene.dewi.device)).admitted()
  const held = scene.siti.doc.clientID
  await scene.beside(() => undefined)
  for (const taken of [own.client, held]) {
    const thief = await scene.ground.rawPhone(scene.attacker, scene.registry, taken)
    expect((await thief.hear('refusal')).refusals).toEqual([{ client: taken, clock: 0, reason: 'other-author' }])
    thief.close()
  }
  const again = await scene.ground.rawPhone(scene.siti.device, scene.registry, held)
  expect(await again.heardUntilNow()).not.toContain('refusal')
  again.close()
  own.close()
})

test('an invented client id that no phone makes', async () => {
  const client = 2 ** 40
  const text = await scene.entry()
  const update = raw.rawStruct(client, 0, raw.first(client, text))
  await scene.isRefused(phone, update, { client, clock: 0, reason: 'not-an-append' }, text)
})

test('a victim’s old entry replayed says what it said, once, under whatever client id it comes', async () => {
  await scene.beside(() => undefined)
  const [old] = await scene.heldOf(scene.siti.doc.clientID)
  const { client } = phone
  await scene.beside(async () => {
    phone.update(raw.rawStruct(client, 0, raw.first(client, old)))
    await phone.hear('ack')
  })
  const records = (texts: readonly string[]): unknown => foldAll(texts.flatMap((text) => readEntry(text) ?? []))
  const held = await scene.everythingHeld()
  expect(held.filter((text) => text === old)).toHaveLength(2)
  expect(records(held)).toEqual(records([...new Set(held)]))
  // And the attacker's own may not follow it there.
  const own = await scene.entry()
  const update = raw.rawStruct(client, 1, raw.next(client, 1, own))
  await scene.isRefused(phone, update, { client, clock: 1, reason: 'other-author' }, own)
})

test('a victim’s entries in another order', async () => {
  await scene.beside(() => undefined)
  const [first, second] = await scene.heldOf(scene.siti.doc.clientID)
  const { client } = phone
  const update = raw.rawStruct(client, 0, raw.first(client, second, first))
  await scene.beside(async () => {
    phone.update(update)
    expect((await phone.hear('refusal')).refusals).toMatchObject([{ client, clock: 1, reason: 'count-not-rising' }])
  })
  expect(await scene.heldOf(client)).toEqual([second])
})

test('an entry of another document', async () => {
  const text = await scene.attacker.entry(`visits/${POSYANDU}/2026-03`)
  await scene.isEntryRefused(phone, text, 'wrong-document')
})

test('an entry of a document of another posyandu', async () => {
  await scene.isEntryRefused(phone, await scene.attacker.entry('registry/mawar'), 'wrong-document')
})

test('impersonation: an entry by a victim, signed with one’s own key', async () => {
  const text = await signEntry(scene.siti.device.plainEntry(scene.registry), scene.attacker.keys.privateKey)
  await scene.isEntryRefused(phone, text, 'bad-signature')
})

test('impersonation: a victim’s id on one’s own entry', async () => {
  const { id } = scene.siti.device.plainEntry(scene.registry)
  await scene.isEntryRefused(phone, await scene.entry({ id }), 'malformed')
})

test('impersonation: a transfer that carries what a victim never signed; what was signed, and what nobody here can check, passes', async () => {
  const { siti, attacker, registry } = scene
  const real = await siti.device.entry('registry/mawar', { kind: 'visit', record: 'rafa/2026-03-x' })
  const forged = await signEntry(siti.device.plainEntry('registry/mawar'), attacker.keys.privateKey)
  const stranger = await (await Device.make()).entry('registry/mawar')
  const transfer = (...entries: string[]): Promise<string> =>
    attacker.entry(registry, { kind: 'transfer', set: { person: 'rafa.melati', was: 'rafa', entries } })
  await scene.isEntryRefused(phone, await transfer(real, forged), 'bad-signature')
  const taken = await transfer(real, stranger)
  await scene.beside(async () => {
    phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, taken)))
    await phone.hear('ack')
  })
  expect(await scene.heldOf(phone.client)).toEqual([taken])
})

test('a victim’s entry of which a letter was changed is kept for the admin with its text and its sender', async () => {
  const text = (await scene.siti.device.entry(scene.registry)).replace('Anak', 'Enak')
  await scene.isEntryRefused(phone, text, 'bad-signature')
  const kept = (await scene.ground.relay.journal.quarantined()).find(({ client }) => client === phone.client)
  expect(kept).toMatchObject({ sender: scene.attacker.id, text, reason: 'bad-signature' })
})
