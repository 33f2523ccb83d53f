/** Who gets in, and what happens to the entries of a phone that is not in yet. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { proveInvited } from '../../src/log/invitation.ts'
import { rootOf } from '../../src/log/update.ts'
import { closeCode } from '../../src/protocol.ts'
import { Ground } from './ground.ts'
import { Device } from './phone.ts'
import * as raw from './updates.ts'

let ground: Ground

beforeEach(async () => {
  ground = await Ground.lay()
})

afterEach(async () => {
  expect(ground.errors).toEqual([])
  await ground.clear()
})

test('a phone with the invitation is let in, and then finds its other documents open', async () => {
  const siti = await Device.make()
  const registry = ground.phone(siti)
  await registry.until(({ closeCodes }) => closeCodes.includes(closeCode.unknownDevice))
  const directory = ground.phone(siti, ground.directory)
  directory.write(await siti.deviceEntry(ground.doors.next()))
  await directory.until((phone) => phone.hasAck() && phone.provider.synced)
  registry.write(await siti.entry(ground.registry))
  await registry.until((phone) => phone.hasAck())
})

test('a phone that was let in is still in after the relay was started again', async () => {
  const siti = await ground.device()
  await ground.relay.close()
  await ground.start()
  const phone = ground.phone(siti)
  phone.write(await siti.entry(ground.registry))
  await phone.until(() => phone.hasAck())
  expect(phone.closeCodes).toEqual([])
})

test.each([
  ['without the secret', (device: Device) => device.deviceEntry({ ...ground.doors.next(), secret: 'guessed' })],
  [
    'with another phone’s proof',
    async (device: Device) => {
      const { invitation, secret } = ground.doors.next()
      const proof = await proveInvited(secret, invitation, 'someone-elses-id')
      const set = { publicKey: device.keys.publicKey, invitation, proof }
      return device.entry(ground.directory, { kind: 'device', record: device.id, set })
    },
  ],
  [
    'with the proof of another invitation',
    async (device: Device) => {
      const { invitation, secret } = ground.doors.next()
      const proof = await proveInvited(secret, invitation, device.id)
      const set = { publicKey: device.keys.publicKey, invitation: ground.doors.next().invitation, proof }
      return device.entry(ground.directory, { kind: 'device', record: device.id, set })
    },
  ],
])('a phone %s is not let in, and is told so', async (_, entryOf) => {
  const stranger = await Device.make()
  const phone = ground.phone(stranger, ground.directory)
  phone.write(await entryOf(stranger))
  await phone.until(({ refusals }) => refusals.length > 0)
  expect(phone.refusals[0]?.reason).toBe('not-invited')
  const registry = ground.phone(stranger)
  await registry.until(({ closeCodes }) => closeCodes.includes(closeCode.unknownDevice))
  expect(await ground.relay.journal.quarantined()).toMatchObject([{ reason: 'not-invited', sender: '?' }])
})

test('an invitation lets in one device, also when two come at the same moment', async () => {
  const invitation = ground.doors.next()
  const devices = [await Device.make(), await Device.make()]
  const phones = devices.map((device) => ground.phone(device, ground.directory))
  for (const [i, phone] of phones.entries()) phone.write(await devices[i]!.deviceEntry(invitation))
  await Promise.all(phones.map((phone) => phone.until(() => phone.hasAck() || phone.refusals.length > 0)))
  expect(phones.filter((phone) => phone.hasAck())).toHaveLength(1)
  // The stock provider may send what was written while it connects twice.
  const reasons = phones.flatMap(({ refusals }) => refusals.map(({ reason }) => reason))
  expect(new Set(reasons)).toEqual(new Set(['invitation-used']))
  await ground.relay.close()
  await ground.start()
  const late = await Device.make()
  const third = ground.phone(late, ground.directory)
  third.write(await late.deviceEntry(invitation))
  await third.until(({ refusals }) => refusals.length > 0)
  expect(third.refusals[0]?.reason).toBe('invitation-used')
})

test('a key that is not the device’s own lets nobody in', async () => {
  const [stranger, other] = [await Device.make(), await Device.make()]
  const { invitation, secret } = ground.doors.next()
  const proof = await proveInvited(secret, invitation, stranger.id)
  const set = { publicKey: other.keys.publicKey, invitation, proof }
  const phone = ground.phone(stranger, ground.directory)
  phone.write(await stranger.entry(ground.directory, { kind: 'device', record: stranger.id, set }))
  await phone.until(({ refusals }) => refusals.length > 0)
  expect(phone.refusals[0]?.reason).toBe('malformed')
})

test('until it is let in a phone hears nothing of what the directory holds, and nobody hears it', async () => {
  const siti = await ground.device()
  const witness = await (await ground.rawPhone(siti, ground.directory)).admitted()
  const stranger = await ground.rawPhone(await Device.make(), ground.directory)
  expect((await stranger.hear('vector')).held).toEqual(new Map())
  stranger.vector(Uint8Array.of(0))
  stranger.presence(stranger.client, 1, '{"name":"?"}')
  const known = ground.phone(siti, ground.directory)
  known.write(await siti.entry(ground.directory, { kind: 'user', record: 'siti', set: { name: 'Siti' } }))
  await known.until(() => known.hasAck())
  await witness.hear('update')
  expect(stranger.unheard).toEqual([])
  expect(witness.unheard.filter(({ type }) => type === 'presence')).toEqual([])
})

test('a phone that is not in cannot bring entries of others', async () => {
  const siti = await ground.device()
  const stranger = await (await ground.rawPhone(await Device.make(), ground.directory)).admitted()
  const text = await siti.entry(ground.directory, { kind: 'user', record: 'siti', set: { name: 'Siti' } })
  stranger.update(raw.rawStruct(stranger.client, 0, raw.first(stranger.client, text)))
  stranger.update(raw.rawStruct(stranger.client + 1, 0, raw.first(stranger.client + 1, 'halo')))
  await stranger.hear('refusal')
  const witness = await (await ground.rawPhone(siti, ground.directory)).admitted()
  const doc = await witness.everything()
  expect(doc.getArray(rootOf(stranger.client)).toArray()).toEqual([])
})

test('entries of a phone that is not in yet wait: the one who brought them is asked again once it is in', async () => {
  const [dewi, siti] = [await ground.device(), await Device.make()]
  const carrier = ground.phone(dewi)
  const own = await dewi.entry(ground.registry)
  carrier.write(own)
  await carrier.until(() => carrier.hasAck())

  const carried = await siti.entry(ground.registry)
  carrier.takeClient(77)
  carrier.write(carried)
  const witness = ground.phone(await ground.device())
  await witness.until(() => witness.provider.synced)
  expect(witness.texts()).toEqual([own])
  expect(carrier.refusals).toEqual([])

  const door = ground.phone(siti, ground.directory)
  door.write(await siti.deviceEntry(ground.doors.next()))
  await carrier.until(() => carrier.acked.get(77) === 1)
  await witness.until(() => witness.texts().length === 2)
  expect(witness.texts()).toContain(carried)
})

test('a phone that brings another’s entries with the one that lets it in gets them all in', async () => {
  const [dewi, siti] = [await ground.device(), await Device.make()]
  const carrier = ground.phone(dewi, ground.directory)
  await carrier.until(() => carrier.provider.synced)
  carrier.takeClient(77)
  carrier.write(
    await siti.deviceEntry(ground.doors.next()),
    await siti.entry(ground.directory, { kind: 'user', record: 'siti', set: { name: 'Siti' } }),
  )
  await carrier.until(() => carrier.acked.get(77) === 2)
})

test('a phone that comes with its first entries and its device entry in one update gets them all in', async () => {
  const siti = await Device.make()
  const phone = ground.phone(siti, ground.directory)
  phone.write(
    await siti.deviceEntry(ground.doors.next()),
    await siti.entry(ground.directory, { kind: 'user', record: 'siti', set: { name: 'Siti' } }),
  )
  await phone.until(() => phone.hasAck(2))
})

test('a phone that never asks to be let in is sent away, to try again later', async () => {
  const stranger = await ground.rawPhone(await Device.make(), ground.registry)
  expect(await stranger.closed).toBe(closeCode.unknownDevice)
})
