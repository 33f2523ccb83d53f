/** Invitations that are over, a relay that lost its journal, and the rights that come back with the directory. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Invitation } from '../../src/log/invitation.ts'
import { closeCode } from '../../src/protocol.ts'
import { admin, Doors, kader } from '../doors.ts'
import { until } from '../replica/phones.ts'
import { Admin } from './admin.ts'
import { Ground } from './ground.ts'
import { Device, type Phone } from './phone.ts'

const EXPIRES = '2026-11-11T00:00:00Z'

let ground: Ground
let office: Admin
let now: number

beforeEach(async () => {
  now = Date.parse('2026-11-10T00:00:00Z')
  ground = await Ground.lay({ now: () => now }, new Doors([admin]))
  office = await Admin.at(ground)
})

afterEach(async () => {
  expect(ground.errors).toEqual([])
  await ground.clear()
})

/** Comes with the invitation; resolves when it was let in or turned away. */
async function join_(device: Device, invitation: Invitation): Promise<Phone> {
  const phone = ground.phone(device, ground.directory)
  phone.write(await device.deviceEntry(invitation))
  return phone.until(() => phone.hasAck() || phone.refusals.length > 0)
}

describe('an invitation', () => {
  test('lets a device in until it expires, by the relay’s clock', async () => {
    const [intime, late] = [
      await office.invite(kader, { expires: EXPIRES }),
      await office.invite(kader, { expires: EXPIRES }),
    ]
    now = Date.parse(EXPIRES) - 1
    const device = await Device.make()
    expect((await join_(device, intime)).refusals).toEqual([])
    now += 2
    const phone = await join_(await Device.make(), late)
    expect(phone.reasons).toEqual(['invitation-over'])
    const registry = ground.phone(phone.device)
    await registry.until(({ closeCodes }) => closeCodes.includes(closeCode.unknownDevice))
    // Who came in while it stood open stays in.
    const own = ground.phone(device)
    own.write(await device.entry(ground.registry))
    await own.until(() => own.hasAck())
  })

  test('that was cancelled lets nobody in', async () => {
    const invitation = await office.invite(kader)
    await office.cancel(invitation)
    expect((await join_(await Device.make(), invitation)).reasons).toEqual(['invitation-over'])
  })

  test('that is over is not asked about when somebody of the puskesmas brings the device, but its proof is', async () => {
    const invitation = await office.invite(kader, { expires: EXPIRES })
    now = Date.parse(EXPIRES) + 1
    const [genuine, forged] = [await Device.make(), await Device.make()]
    office.phone.takeClient(71)
    office.phone.write(await genuine.deviceEntry(invitation))
    await office.phone.until(({ acked }) => acked.get(71) === 1)
    office.phone.takeClient(72)
    office.phone.write(await forged.deviceEntry({ ...invitation, secret: 'guessed' }))
    await office.phone.until(({ refusals }) => refusals.length > 0)
    expect(office.phone.refusals).toMatchObject([{ client: 72, reason: 'not-invited' }])
    const phone = ground.phone(genuine)
    phone.write(await genuine.entry(ground.registry))
    await phone.until(() => phone.hasAck())
  })

  test('that is over stays over when a kader brings the device', async () => {
    const invitation = await office.invite(kader, { expires: EXPIRES })
    const siti = await ground.device()
    now = Date.parse(EXPIRES) + 1
    const carrier = ground.phone(siti, ground.directory)
    carrier.write(await (await Device.make()).deviceEntry(invitation))
    await carrier.until(({ refusals }) => refusals.length > 0)
    expect(carrier.reasons).toEqual(['invitation-over'])
  })

  test('gives what the puskesmas says it gives, not what the link says', async () => {
    const invitation = await office.invite(kader)
    const device = await Device.make()
    const phone = await join_(device, invitation)
    const set = { role: 'puskesmas', scopes: ['area'], invitation: invitation.invitation }
    phone.write(await device.entry(ground.directory, { kind: 'grant', record: device.id, set }))
    await phone.until(({ refusals }) => refusals.length > 0)
    expect(phone.reasons).toEqual(['not-allowed'])
  })
})

describe('a relay that lost its journal', () => {
  async function loseJournal(): Promise<void> {
    await ground.relay.close()
    await rm(join(ground.dataDir, 'journal'), { recursive: true })
    await ground.start()
  }

  test('cannot be claimed by another device with the same link', async () => {
    office.phone.close()
    await loseJournal()
    const thief = await join_(await Device.make(), ground.doors.invitation(0))
    expect(thief.reasons).toEqual(['invitation-used'])
    const again = ground.phone(office.device, ground.directory, office.phone.doc)
    await again.until(() => again.provider.synced && again.hasAck())
  })

  test('has everybody in again when the puskesmas comes back, expired invitations or not, and their work', async () => {
    // Siti was invited by somebody who was invited: each can come in only after the one before.
    const deputy = await Device.make()
    const second = new Admin(deputy, await join_(deputy, await office.invite(admin, { expires: EXPIRES })), 'kedua')
    const siti = await Device.make()
    ;(await join_(siti, await second.invite(kader, { expires: EXPIRES }))).close()
    const registry = ground.phone(siti)
    registry.write(await siti.entry(ground.registry), await siti.entry(ground.registry))
    await registry.until(() => registry.hasAck())
    await office.phone.until(() => office.phone.texts().length === 5)
    const bookKept = copyOf(office.phone)
    office.phone.close()
    second.phone.close()
    registry.provider.disconnect()
    now = Date.parse(EXPIRES) + 1
    await loseJournal()

    registry.provider.connect()
    await registry.until(({ closeCodes }) => closeCodes.includes(closeCode.unknownDevice))
    ground.phone(office.device, ground.directory, bookKept)
    await registry.until(() => registry.provider.synced)
    const reader = ground.phone(office.device)
    await reader.until(() => reader.texts().length === 2)
    expect(reader.texts()).toEqual(registry.texts())
  })

  test('knows again who was revoked, and takes what stood from the hands of others', async () => {
    const siti = await Device.make()
    ;(await join_(siti, await office.invite(kader))).close()
    const registry = ground.phone(siti)
    registry.write(await siti.entry(ground.registry))
    await registry.until(() => registry.hasAck())
    const reader = ground.phone(office.device)
    await reader.until(() => reader.texts().length === 1)
    await office.revoke(siti, { [ground.registry]: 1 })
    const [directory, book] = [copyOf(office.phone), copyOf(reader)]
    for (const each of [office.phone, reader, registry]) each.close()
    await loseJournal()

    const back = ground.phone(office.device, ground.directory, directory)
    await back.until(({ provider }) => provider.synced)
    const kept = ground.phone(office.device, ground.registry, book)
    const [client] = [...kept.doc.store.clients.keys()]
    await until('what stood is back', async () =>
      (await ground.relay.journal.standing(ground.registry)).authors.has(client!),
    )
    const late = ground.phone(siti)
    late.write(await siti.entry(ground.registry))
    await late.until(({ refusals }) => refusals.length > 0)
    expect(late.reasons).toEqual(['revoked'])
    expect(late.texts()).toHaveLength(1)
  })
})

/** What a phone has on its disk. */
function copyOf({ doc }: Phone): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
