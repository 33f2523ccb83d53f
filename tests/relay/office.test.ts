/** What an admin asks the relay, and nobody else. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { message, type OfficeAnswer, type OfficeQuestion } from '../../src/protocol.ts'
import { readEntry } from '../../src/log/entry.ts'
import { AREA } from '../../src/log/role.ts'
import { admin, Doors, kader } from '../doors.ts'
import { Admin } from './admin.ts'
import { Ground } from './ground.ts'
import { Device } from './phone.ts'
import type { RawPhone } from './raw-phone.ts'
import * as encoding from 'lib0/encoding'

let ground: Ground
let office: Admin
let siti: Device
let now: number

beforeEach(async () => {
  now = Date.parse('2026-11-10T01:00:00Z')
  const dinas = { role: 'dinas', scopes: [AREA] } as const
  const bidan = { role: 'bidan', scopes: [AREA] } as const
  ground = await Ground.lay({ now: () => now }, new Doors([admin, kader, bidan, dinas]))
  office = await Admin.at(ground)
  siti = await ground.device()
})

afterEach(async () => {
  vi.useRealTimers()
  expect(ground.errors).toEqual([])
  await ground.clear()
})

function ask(phone: RawPhone, question: unknown): void {
  phone.send(message.askOffice, (encoder) => encoding.writeVarString(encoder, JSON.stringify(question)))
}

async function answerTo(ask_: OfficeQuestion['ask'], device = office.device): Promise<OfficeAnswer> {
  const phone = await (await ground.rawPhone(device, ground.directory)).admitted()
  ask(phone, { ask: ask_ })
  const { answer } = await phone.hear('office')
  phone.close()
  return answer
}

async function devices(): Promise<Extract<OfficeAnswer, { tells: 'devices' }>['devices']> {
  const answer = await answerTo('devices')
  if (answer.tells !== 'devices') throw new Error('expected an answer about devices')
  return answer.devices
}

async function refused(): Promise<Extract<OfficeAnswer, { tells: 'quarantine' }>['refused']> {
  const answer = await answerTo('quarantine')
  if (answer.tells !== 'quarantine') throw new Error('expected an answer about what was refused')
  return answer.refused
}

test('is told of every device, what it has on the relay’s disk in each document, and when it was last heard', async () => {
  const phone = ground.phone(siti)
  const month = ground.phone(siti, 'visits/melati/2026-11')
  phone.write(await siti.entry(ground.registry), await siti.entry(ground.registry))
  month.write(await siti.entry('visits/melati/2026-11'))
  await phone.until(() => phone.hasAck())
  await month.until(() => month.hasAck())
  // Under another client id it goes on counting.
  const later = ground.phone(siti)
  later.write(await siti.entry(ground.registry))
  await later.until(() => later.hasAck())
  const heardAt = new Date(now).toISOString()
  for (const each of [phone, month, later]) await each.isRead()
  now += 3_600_000
  expect((await devices()).find(({ device }) => device === siti.id)).toEqual({
    device: siti.id,
    lastSeenAt: heardAt,
    accepted: { [ground.directory]: 1, [ground.registry]: 3, 'visits/melati/2026-11': 1 },
  })
  expect((await devices()).find(({ device }) => device === office.device.id)).toMatchObject({
    lastSeenAt: new Date(now).toISOString(),
  })
})

test('is told when a device was last heard by the relay that ran before', async () => {
  const heardAt = new Date(now).toISOString()
  office.phone.close()
  await ground.relay.close()
  now += 86_400_000
  await ground.start()
  expect((await devices()).find(({ device }) => device === siti.id)?.lastSeenAt).toBe(heardAt)
})

test('last contact is written once a minute, however often a phone is heard', async () => {
  const { journal } = ground.relay
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  office.phone.provider.disconnect()
  await ground.relay.close()
  await ground.start()
  const running = ground.relay.journal
  expect(running).not.toBe(journal)
  const heardFrom = vi.spyOn(running, 'heardFrom')
  const phone = await (await ground.rawPhone(siti)).admitted()
  for (let i = 0; i < 20; i++) expect(await phone.heardUntilNow()).toEqual([])
  expect(heardFrom).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heardFrom.mock.calls).toEqual([[new Map([[siti.id, now]])]])
})

describe('what a phone says it has not sent', () => {
  const say = async (phone: RawPhone, unsent: unknown): Promise<void> => {
    phone.send(message.unsent, (encoder) => encoding.writeVarString(encoder, JSON.stringify(unsent)))
    await phone.heardUntilNow()
  }
  const unsentOf = async (device: Device) => (await devices()).find((each) => each.device === device.id)?.unsent

  test('is told to the puskesmas, the last it said, also after the relay was started again', async () => {
    const phone = await (await ground.rawPhone(siti, ground.directory)).admitted()
    expect(await unsentOf(siti)).toBeUndefined()
    await say(phone, { melati: { count: 3, since: '2026-11-09T08:00:00+07:00' } })
    expect(await unsentOf(siti)).toEqual({ melati: { count: 3, since: '2026-11-09T08:00:00+07:00' } })
    await say(phone, {})
    expect(await unsentOf(siti)).toEqual({})
    await ground.relay.close()
    await ground.start()
    expect(await unsentOf(siti)).toEqual({})
  })

  test('goes on without what does not belong there, and counts at the directory alone', async () => {
    const phone = await (await ground.rawPhone(siti, ground.directory)).admitted()
    await say(phone, { melati: { count: 1, since: 5, name: 'Siti' } })
    expect(await unsentOf(siti)).toEqual({ melati: { count: 1 } })
    const registry = await (await ground.rawPhone(siti)).admitted()
    await say(registry, { melati: { count: 9 } })
    expect(await unsentOf(siti)).toEqual({ melati: { count: 1 } })
  })
})

const idOf = (text: string): string | undefined => readEntry(text)?.id

test('is told what was refused, newest first, whose it was and what it said', async () => {
  await office.revoke(siti, {})
  const phone = ground.phone(siti)
  const early = await siti.entry(ground.registry)
  phone.write(early)
  // One that was written before the relay asked what there is goes to it twice, and is refused twice.
  const isRefused = (text: string) => phone.until(({ refusals }) => refusals.some(({ id }) => id === idOf(text)))
  await isRefused(early)
  now += 60_000
  const late = await siti.entry(ground.registry)
  phone.takeClient(77)
  phone.write(late)
  await isRefused(late)
  const told = { device: siti.id, document: ground.registry, reason: 'revoked' }
  expect(await refused()).toEqual([
    { ...told, id: idOf(late), receivedAt: '2026-11-10T01:01:00.000Z', text: late },
    { ...told, id: idOf(early), receivedAt: '2026-11-10T01:00:00.000Z', text: early },
  ])
})

test('is told of at most five hundred, in a message of bounded size', async () => {
  await office.revoke(siti, {})
  const phone = ground.phone(siti)
  const long = { name: 'a'.repeat(20_000) }
  for (let part = 0; part < 11; part++) {
    const texts = Array.from({ length: 50 }, (_, i) =>
      siti.entry(ground.registry, part === 10 && i < 40 ? { set: long } : {}),
    )
    phone.takeClient(part + 1)
    phone.write(...(await Promise.all(texts)))
    await phone.until(({ refusals }) => refusals.length === (part + 1) * 50)
    now += 1000
  }
  const answer = await refused()
  expect(answer).toHaveLength(500)
  expect(answer[0]!.text).toBeDefined()
  expect(JSON.stringify(answer).length).toBeLessThan(1_000_000)
})

describe('nothing is answered', () => {
  async function hearsNothing(phone: RawPhone): Promise<void> {
    for (const question of [{ ask: 'devices' }, { ask: 'quarantine' }]) ask(phone, question)
    expect(await phone.heardUntilNow()).toEqual([])
  }

  test('to a kader, a bidan or the dinas', async () => {
    for (const device of [siti, await ground.device(), await ground.device()]) {
      await hearsNothing(await (await ground.rawPhone(device, ground.directory)).admitted())
    }
  })

  test('to somebody who is not in yet', async () => {
    const stranger = await (await ground.rawPhone(await Device.make(), ground.directory)).admitted()
    for (const question of [{ ask: 'devices' }, { ask: 'quarantine' }]) ask(stranger, question)
    const witness = await (await ground.rawPhone(siti, ground.directory)).admitted()
    await witness.heardUntilNow()
    expect(stranger.unheard).toEqual([])
  })

  test('to an admin’s device that was revoked', async () => {
    const lost = await office.invite(admin)
    const device = await Device.make()
    const phone = ground.phone(device, ground.directory)
    phone.write(await device.deviceEntry(lost))
    await phone.until(() => phone.hasAck())
    expect(await answerTo('quarantine', device)).toEqual({ tells: 'quarantine', refused: [] })
    await office.revoke(device, { [ground.directory]: 1 })
    await hearsNothing(await (await ground.rawPhone(device, ground.directory)).admitted())
  })

  test('on another document’s connection, or to what nobody understands', async () => {
    await hearsNothing(await (await ground.rawPhone(office.device)).admitted())
    const phone = await (await ground.rawPhone(office.device, ground.directory)).admitted()
    for (const question of [{ ask: 'secrets' }, null, 7, []]) ask(phone, question)
    expect(await phone.heardUntilNow()).toEqual([])
  })
})
