/** Taking rights that nobody gave: forged, backdated and replayed entries of the directory. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Entry } from '../../src/log/entry.ts'
import { entryId } from '../../src/log/id.ts'
import { closeCode } from '../../src/protocol.ts'
import { POSYANDU } from '../doors.ts'
import { Device } from '../relay/phone.ts'
import * as raw from '../relay/updates.ts'
import { Scene } from './scene.ts'

let scene: Scene
let directory: string

beforeEach(async () => {
  scene = await Scene.lay()
  directory = scene.ground.directory
})

afterEach(() => scene.clear())

/** Sends one entry under a client id of its own; resolves with the reason it was refused for. */
async function reasonFor(device: Device, text: string, document = directory, client?: number): Promise<string> {
  const phone = await scene.ground.rawPhone(device, document, client)
  const answer = await scene.beside(async () => {
    phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, text)))
    for (;;) {
      const heard = await phone.hearOneOf('refusal', 'ack')
      if (heard.type === 'refusal') return heard.refusals[0]!.reason
      if (heard.clocks.has(phone.client)) return 'accepted'
    }
  })
  phone.close()
  return answer
}

async function adminWrites(overrides: Partial<Entry>): Promise<void> {
  expect(await reasonFor(scene.admin, await scene.admin.entry(directory, overrides))).toBe('accepted')
}

const grantFor = (device: Device, set: Entry['set']): Partial<Entry> => ({ kind: 'grant', record: device.id, set })

describe('a kader cannot write', () => {
  const other = 'AAAAAAAAAAAAAAAA'
  const area = ['area']
  test.each<[string, (attacker: Device) => Partial<Entry>]>([
    [
      'its own grant with a higher role',
      (me) => grantFor(me, { role: 'puskesmas', scopes: area, invitation: 'pintu-0' }),
    ],
    ['its own grant with one field', (me) => grantFor(me, { role: 'bidan' })],
    ['its own grant with other scopes', (me) => grantFor(me, { scopes: [`posyandu/${POSYANDU}`, 'posyandu/mawar'] })],
    ['that it was never revoked', (me) => grantFor(me, { revoked: null })],
    ['that all it ever writes stands', (me) => grantFor(me, { accepted: { [`registry/${POSYANDU}`]: 1_000_000 } })],
    ['a colleague’s revocation', () => ({ kind: 'grant', record: other, set: { revoked: {} } })],
    ['a grant for somebody else', () => ({ kind: 'grant', record: other, set: { role: 'puskesmas', scopes: area } })],
    [
      'an invitation',
      () => ({ kind: 'invitation', record: 'x', set: { publicKey: 'x', role: 'bidan', scopes: area } }),
    ],
    ['the end of an invitation', () => ({ kind: 'invitation', record: 'x', set: { cancelled: true } })],
    ['a device entry for somebody else', () => ({ kind: 'device', record: other, set: { label: 'HP lain' } })],
    ['a posyandu that is not its own', () => ({ kind: 'posyandu', record: 'mawar', set: { name: 'Mawar' } })],
    ['that its posyandu is part of another', () => ({ kind: 'posyandu', record: POSYANDU, set: { partOf: 'mawar' } })],
    ['that another is part of its own', () => ({ kind: 'posyandu', record: 'mawar', set: { partOf: POSYANDU } })],
    ['that they are one no longer', () => ({ kind: 'posyandu', record: POSYANDU, set: { partOf: null } })],
    ['what only a newer app knows', () => ({ kind: 'constructor', record: 'x', set: { a: 1 } })],
  ])('%s', async (_, overrides) => {
    const text = await scene.attacker.entry(directory, overrides(scene.attacker))
    expect(await reasonFor(scene.attacker, text)).toBe('not-allowed')
    expect(await scene.everythingHeld(directory)).not.toContain(text)
  })
})

test('a device that says it answered the admin’s invitation too stays what it is, also after a restart', async () => {
  const claim = await scene.attacker.entry(directory, {
    kind: 'device',
    record: scene.attacker.id,
    set: { label: 'HP', invitation: scene.ground.doors.invitation(0).invitation, proof: 'x' },
  })
  // The smallest client id: what a relay reads first when it starts.
  expect(await reasonFor(scene.attacker, claim, directory, 1)).toBe('not-allowed')
  await scene.ground.relay.close()
  await scene.ground.start()
  const invitation = { kind: 'invitation', record: 'x', set: { publicKey: 'x', role: 'bidan', scopes: ['area'] } }
  await scene.siti.until(({ provider }) => provider.synced)
  await scene.dewi.until(({ provider }) => provider.synced)
  scene.siti.closeCodes.length = scene.dewi.closeCodes.length = 0
  expect(await reasonFor(scene.attacker, await scene.attacker.entry(directory, invitation))).toBe('not-allowed')
})

test('of two invitations answered in one breath a newcomer gets one', async () => {
  const device = await Device.make()
  const [first, second] = [scene.ground.doors.next(), scene.ground.doors.next()]
  const phone = await scene.ground.rawPhone(device, directory)
  const { client } = phone
  phone.update(
    raw.rawUpdate([
      { client, clock: 0, structs: [raw.first(client, await device.deviceEntry(first))] },
      { client: client + 1, clock: 0, structs: [raw.first(client + 1, await device.deviceEntry(second))] },
    ]),
  )
  expect((await phone.hear('refusal')).refusals).toMatchObject([{ client: client + 1, reason: 'invitation-used' }])
  expect(await scene.heldOf(client + 1, directory)).toEqual([])
})

describe('a device that was revoked', () => {
  let old: string

  beforeEach(async () => {
    old = await scene.entry()
    expect(await reasonFor(scene.attacker, old, scene.registry)).toBe('accepted')
    const open = await scene.attack()
    await adminWrites(grantFor(scene.attacker, { revoked: { [scene.registry]: 1 } }))
    expect(await open.closed).toBe(closeCode.grantChanged)
  })

  test('writes nothing new', async () => {
    const text = await scene.entry()
    expect(await reasonFor(scene.attacker, text, scene.registry)).toBe('revoked')
    await scene.isUnreadable(text)
  })

  test('writes nothing under a count it has used before', async () => {
    const text = await scene.entry({ n: 1, id: entryId(900, scene.attacker.id) })
    expect(await reasonFor(scene.attacker, text, scene.registry)).toBe('count-not-rising')
    await scene.isUnreadable(text)
  })

  test('gets nobody else to bring it either', async () => {
    const text = await scene.entry({ n: 1, id: entryId(900, scene.attacker.id) })
    expect(await reasonFor(scene.dewi.device, text, scene.registry)).toBe('count-not-rising')
    await scene.isUnreadable(text)
  })

  test('keeps what it wrote before: a colleague may bring it once more', async () => {
    expect(await reasonFor(scene.dewi.device, old, scene.registry)).toBe('accepted')
  })

  test('does not come back with a grant from before', async () => {
    const door = scene.ground.doors.invitation(3)
    const { role, scopes, invitation } = door
    const n = 1 // its first in the directory was its device entry: this count is used
    const before = await scene.attacker.entry(directory, {
      ...grantFor(scene.attacker, { role, scopes, invitation }),
      n,
    })
    expect(await reasonFor(scene.attacker, before)).not.toBe('accepted')
    expect(await reasonFor(scene.attacker, await scene.entry(), scene.registry)).toBe('revoked')
  })

  test('hears nothing more', async () => {
    const phone = await scene.ground.rawPhone(scene.attacker)
    await phone.admitted()
    await scene.beside(() => undefined)
    expect(await phone.heardUntilNow()).toEqual([])
  })
})

test('an admin’s device that was revoked gives nobody anything, however old it says its grant is', async () => {
  const forged = await scene.admin.entry(directory, {
    ...grantFor(scene.attacker, { role: 'puskesmas', scopes: ['area'] }),
    n: 1,
  })
  await adminWrites(grantFor(scene.admin, { revoked: { [directory]: 3 } }))
  expect(await reasonFor(scene.admin, forged)).toMatch(/not-allowed|count-not-rising/)
  const invitation = { kind: 'invitation', record: 'x', set: { publicKey: 'x', role: 'bidan', scopes: ['area'] } }
  expect(await reasonFor(scene.attacker, await scene.attacker.entry(directory, invitation))).toBe('not-allowed')
})

test('the admin’s old grant brought again after a revocation changes nothing', async () => {
  const grant = await scene.admin.entry(
    directory,
    grantFor(scene.attacker, { role: 'kader', scopes: ['posyandu/melati'] }),
  )
  expect(await reasonFor(scene.admin, grant)).toBe('accepted')
  await adminWrites(grantFor(scene.attacker, { revoked: {} }))
  expect(await reasonFor(scene.dewi.device, grant)).toBe('accepted')
  expect(await reasonFor(scene.attacker, await scene.entry(), scene.registry)).toBe('revoked')
})

test('a kader who was moved writes nothing more where it came from, under no count', async () => {
  expect(await reasonFor(scene.attacker, await scene.entry(), scene.registry)).toBe('accepted')
  const moved = { scopes: ['posyandu/mawar'], accepted: { [scene.registry]: 1 } }
  await adminWrites(grantFor(scene.attacker, moved))
  expect(await reasonFor(scene.attacker, await scene.entry(), scene.registry)).toBe('not-allowed')
  const backdated = await scene.entry({ n: 1, id: entryId(900, scene.attacker.id) })
  expect(await reasonFor(scene.attacker, backdated, scene.registry)).toBe('count-not-rising')
  await scene.isUnreadable(backdated)
})
