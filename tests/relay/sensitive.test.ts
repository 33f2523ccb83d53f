/** What is written in confidence (domain rule K20), and who reads what: every role, every message it can send. */
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AREA, desaScope, posyanduScope, type Grant } from '../../src/log/role.ts'
import { closeCode, message } from '../../src/protocol.ts'
import { admin, Doors, kader, POSYANDU } from '../doors.ts'
import { Admin } from './admin.ts'
import { Ground } from './ground.ts'
import type { Device } from './phone.ts'
import * as raw from './updates.ts'

const SENSITIVE = `sensitive/${POSYANDU}/2026-11`
const RECAP = 'recap/sukamaju'
const EMPTY_UPDATE = Uint8Array.of(0, 0)

const bidan: Grant = { role: 'bidan', scopes: [posyanduScope(POSYANDU)] }
const dinas: Grant = { role: 'dinas', scopes: [AREA] }

let ground: Ground
let office: Admin

beforeEach(async () => {
  const bidanOfDesa: Grant = { role: 'bidan', scopes: [desaScope('Sukamaju')] }
  ground = await Ground.lay({}, new Doors([admin, kader, kader, bidan, dinas, bidanOfDesa]))
  office = await Admin.at(ground)
})

afterEach(async () => {
  expect(ground.errors).toEqual([])
  await ground.clear()
})

async function devices(count: number): Promise<Device[]> {
  const made: Device[] = []
  while (made.length < count) made.push(await ground.device())
  return made
}

describe('a kader’s phone at what is written in confidence', () => {
  let siti: Device
  let dewi: Device
  let midwife: Device

  beforeEach(async () => {
    const [first, second, third] = await devices(3)
    siti = first!
    dewi = second!
    midwife = third!
    const phone = ground.phone(midwife, SENSITIVE)
    phone.write(await midwife.entry(SENSITIVE), await midwife.entry(SENSITIVE))
    await phone.until(() => phone.hasAck())
  })

  test('appends, is told that it is on disk, and bidan and puskesmas read it', async () => {
    const phone = ground.phone(siti, SENSITIVE)
    const text = await siti.entry(SENSITIVE)
    phone.write(text)
    await phone.until(() => phone.hasAck() && phone.provider.synced)
    expect(phone.texts()).toEqual([text])
    for (const device of [midwife, office.device]) {
      const reader = ground.phone(device, SENSITIVE)
      await reader.until(() => reader.texts().includes(text) && reader.texts().length === 3)
    }
  })

  test('hears nothing of it whatever it sends', async () => {
    const phone = await ground.rawPhone(siti, SENSITIVE)
    expect((await phone.hear('vector')).held).toEqual(new Map())
    const own = await siti.entry(SENSITIVE)
    phone.update(raw.rawStruct(phone.client, 0, raw.first(phone.client, own)))
    expect((await phone.hear('ack')).clocks).toEqual(new Map([[phone.client, 1]]))

    const reader = ground.phone(midwife, SENSITIVE)
    await reader.until(({ provider }) => provider.synced)
    const midwifes = reader.doc.store.clients.keys()
    const vectors = [Uint8Array.of(0), vector([[phone.client, 1]]), vector([...midwifes].map((client) => [client, 1]))]
    for (const each of [...vectors, vector([[1, 5_000]])]) {
      phone.vector(each)
      expect((await phone.hear('step2')).update).toEqual(EMPTY_UPDATE)
    }
    // Every message there is, and some that there are not.
    for (let type = 0; type < 130; type++) {
      if (type === message.sync || type === message.awareness || type === message.answer) continue
      phone.send(type, (encoder) => {
        if (type === message.askOffice) encoding.writeVarString(encoder, '{"ask":"quarantine"}')
        if (type === message.unsent) encoding.writeVarString(encoder, '{}')
      })
    }
    phone.presence(phone.client, 1, '{"name":"Siti"}')
    reader.provider.awareness.setLocalState({ name: 'Bidan' })
    reader.write(await midwife.entry(SENSITIVE))
    await reader.until(() => reader.hasAck())
    const heard = await phone.heardUntilNow()
    // It may ask what it may read, and this document is not among it.
    expect(heard.filter((type) => type !== 'digests')).toEqual([])
    expect([...reader.provider.awareness.getStates().keys()]).toEqual([reader.doc.clientID])
  })

  test('is not told that it has changed', async () => {
    const directory = ground.phone(siti, ground.directory)
    await directory.until(({ provider }) => provider.synced)
    directory.watch()
    const registry = ground.phone(midwife)
    registry.write(await midwife.entry(ground.registry))
    const secret = ground.phone(midwife, SENSITIVE)
    secret.write(await midwife.entry(SENSITIVE))
    await secret.until(() => secret.hasAck())
    await directory.until(({ digests }) => digests.has(ground.registry))
    const witness = ground.phone(midwife, ground.directory)
    await witness.until(({ provider }) => provider.synced)
    witness.watch()
    await witness.until(({ digests }) => digests.has(SENSITIVE))
    expect(directory.digests.has(SENSITIVE)).toBe(false)
  })

  test('gets to know nothing by refusals: of an entry that another holds it learns no more than of its own mistakes', async () => {
    const phone = await (await ground.rawPhone(siti, SENSITIVE)).admitted()
    const reader = ground.phone(midwife, SENSITIVE)
    await reader.until(() => reader.texts().length === 2)
    const [client] = [...reader.doc.store.clients.keys()]
    const guess = await siti.entry(SENSITIVE)
    phone.update(raw.rawStruct(client!, 0, raw.first(client!, guess)))
    const { refusals } = await phone.hear('refusal')
    expect(refusals).toEqual([{ client, clock: 0, reason: 'other-author' }])
  })

  test('hears nothing of what another kader wrote there, of the same posyandu', async () => {
    const other = ground.phone(dewi, SENSITIVE)
    other.write(await dewi.entry(SENSITIVE))
    await other.until(() => other.hasAck())
    const phone = ground.phone(siti, SENSITIVE)
    await phone.until(({ provider }) => provider.synced)
    expect(phone.texts()).toEqual([])
  })
})

describe('the dinas', () => {
  let device: Device

  beforeEach(async () => {
    device = (await devices(4))[3]!
    const recap = ground.phone(office.device, RECAP)
    recap.write(await office.device.entry(RECAP))
    await recap.until(() => recap.hasAck())
  })

  test('writes down what its invitation gave it, as every newcomer does', async () => {
    const phone = ground.phone(device, ground.directory)
    const { invitation } = ground.doors.invitation(4)
    const set = { role: dinas.role, scopes: dinas.scopes, invitation }
    phone.write(await device.entry(ground.directory, { kind: 'grant', record: device.id, set }))
    await phone.until(() => phone.hasAck())
    expect(phone.refusals).toEqual([])
  })

  test('reads recaps and the directory, and writes neither', async () => {
    for (const document of [RECAP, ground.directory]) {
      const phone = ground.phone(device, document)
      await phone.until(() => phone.provider.synced && phone.texts().length > 0)
      phone.write(await device.entry(document, { kind: 'user', record: 'x', set: { name: 'X' } }))
      await phone.until(({ refusals }) => refusals.length === 1)
      expect(phone.refusals[0]?.reason).toBe('not-allowed')
      const witness = ground.phone(office.device, document)
      await witness.until(({ provider }) => provider.synced)
      expect(witness.texts()).not.toContain(phone.doc.getArray(phone.doc.clientID.toString(36)).get(0))
    }
  })

  test.each([`registry/${POSYANDU}`, `visits/${POSYANDU}/2026-11`, SENSITIVE])(
    'is not let into %s',
    async (document) => {
      const phone = await ground.rawPhone(device, document)
      expect(await phone.closed).toBe(closeCode.notAllowed)
    },
  )
})

describe('nobody else', () => {
  test.each([
    ['a kader', 0],
    ['a bidan', 2],
  ])('%s reads or writes a recap', async (_, at) => {
    const device = (await devices(3))[at]!
    expect(await (await ground.rawPhone(device, RECAP)).closed).toBe(closeCode.notAllowed)
  })
})

test('a bidan of a desa gets a posyandu that is new there at once, and no other', async () => {
  const midwife = (await devices(5))[4]!
  const directory = ground.phone(midwife, ground.directory)
  await directory.until(({ provider }) => provider.synced)
  directory.watch()
  await office.write('posyandu', 'mawar', { name: 'Mawar', desa: 'Sukamaju' })
  await office.write('posyandu', 'anggrek', { name: 'Anggrek', desa: 'Cibodas' })
  for (const posyandu of ['mawar', 'anggrek']) {
    const registry = ground.phone(office.device, `registry/${posyandu}`)
    registry.write(await office.device.entry(`registry/${posyandu}`))
    await registry.until(() => registry.hasAck())
  }
  await directory.until(({ digests }) => digests.has('registry/mawar'))
  const mawar = ground.phone(midwife, 'registry/mawar')
  await mawar.until(() => mawar.texts().length === 1)
  mawar.write(await midwife.entry('registry/mawar'))
  await mawar.until(() => mawar.hasAck())
  expect(await (await ground.rawPhone(midwife, 'registry/anggrek')).closed).toBe(closeCode.notAllowed)
  expect(directory.digests.has('registry/anggrek')).toBe(false)

  // Somebody finds out that it lies there too.
  await office.write('posyandu', 'anggrek', { desa: 'Sukamaju' })
  await directory.until(({ digests }) => digests.has('registry/anggrek'))
  const anggrek = ground.phone(midwife, 'registry/anggrek')
  await anggrek.until(() => anggrek.texts().length === 1)
})

function vector(held: readonly (readonly [client: number, clock: number])[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, held.length)
  for (const [client, clock] of held) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  return encoding.toUint8Array(encoder)
}
