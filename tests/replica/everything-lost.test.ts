/** The server's journal is gone, and with it the device that had claimed it: what is left are phones and a printed code. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { newRecovery } from '../../server/recovery.ts'
import { registryOf } from '../../src/log/document-name.ts'
import { readEntry } from '../../src/log/entry.ts'
import type { Invitation } from '../../src/log/invitation.ts'
import { Desk } from '../../src/replica/handover/desk.ts'
import { POSYANDU } from '../doors.ts'
import { TestRelay, unsentOf, until, type TestPhone } from './phones.ts'

const relays: TestRelay[] = []
const phones: TestPhone[] = []
afterEach(async () => {
  await Promise.all(phones.splice(0).map(({ phone }) => phone.release()))
  await Promise.all(relays.splice(0).map((relay) => relay.end()))
})

async function aRelay(): Promise<TestRelay> {
  const relay = await TestRelay.start()
  relays.push(relay)
  return relay
}

async function aPhone(relay: TestRelay, user: string, invitation?: Invitation): Promise<TestPhone> {
  const phone = await relay.phone(user, invitation)
  phones.push(phone)
  return phone
}

/** The journal is gone, and nobody has the admin's device: a new one comes with a code made at the server. */
async function losesItsJournal(relay: TestRelay): Promise<TestPhone> {
  await relay.stop()
  await rm(join(relay.dataDir, 'journal'), { recursive: true })
  const code = await newRecovery(relay.dataDir)
  await relay.start()
  return aPhone(relay, 'Pengganti', code)
}

/** Hands everything over as a file; returns how many devices were not known. */
async function givesAllTo(admin: TestPhone, { phone }: TestPhone): Promise<number> {
  const file = await new Desk(phone).handOver({ what: 'all' })
  if (!file.ok) throw new Error(file.reason)
  const desk = new Desk(admin.phone)
  const read = await desk.read([{ name: 'semua.langkah', bytes: file.bytes }], () => undefined)
  if (!read.ok) throw new Error(read.reason)
  expect((await desk.take(read.ticket, () => undefined)).ok).toBe(true)
  return read.preview.newDevices.length
}

const refusedOf = ({ store }: TestPhone): readonly unknown[] =>
  store.rows('outbox').flatMap(({ state, reason }) => (state === 2 ? [reason] : []))

const registers = (phone: TestPhone, name: string) =>
  phone.phone.append([{ document: registryOf(POSYANDU), kind: 'person', record: name, set: { name } }])

test('a file of one kader’s phone, taken by who holds the recovery code, has everybody in again and nothing lost', async () => {
  const relay = await aRelay()
  const [siti, ani] = [await aPhone(relay, 'siti'), await aPhone(relay, 'ani')]
  await Promise.all([siti.phone.hold(), ani.phone.hold()])
  await registers(siti, 'alya')
  await registers(ani, 'citra')
  await until('both hear of both', () => [siti, ani].every(({ store }) => store.rows('person').length === 2))
  const admin = await losesItsJournal(relay)
  await registers(siti, 'bima')

  // The lost admin, who invited them, and both kader.
  expect(await givesAllTo(admin, siti)).toBe(3)
  await admin.phone.hold()
  await until('the relay has what the file brought', () => unsentOf(admin) === 0)
  expect(refusedOf(admin)).toEqual([])
  await Promise.all([siti.retry(), ani.retry()])
  await until('ani hears of Bima', () => ani.store.rows('person').length === 3)
  await until('siti has nothing left to send', () => unsentOf(siti) === 0)
  expect([...refusedOf(siti), ...refusedOf(ani)]).toEqual([])
})

test('a file that names an admin who never was one gets nobody in: the relay knows who took its doors', async () => {
  const [relay, elsewhere] = [await aRelay(), await aRelay()]
  const thief = await aPhone(elsewhere, 'thief')
  await registers(thief, 'palsu')
  const admin = await losesItsJournal(relay)
  expect(await givesAllTo(admin, thief)).toBe(2)
  await admin.phone.hold()
  await until('the relay has turned its admin away', () => refusedOf(admin).includes('invitation-used'))
  const own = admin.store.rows('self')[0]!.device
  const taken = admin.store.rows('outbox').filter(({ state }) => state === 1)
  expect(taken.filter(({ text }) => readEntry(text)?.by !== own)).toEqual([])
})

test('who already knows others takes nobody’s word for it', async () => {
  const [relay, elsewhere] = [await aRelay(), await aRelay()]
  const thief = await aPhone(elsewhere, 'thief')
  await registers(thief, 'palsu')
  const admin = await losesItsJournal(relay)
  const siti = await aPhone(elsewhere, 'siti')
  await givesAllTo(admin, siti)
  const other = await new Desk(thief.phone).handOver({ what: 'all' })
  if (!other.ok) throw new Error(other.reason)
  const read = await new Desk(admin.phone).read([{ name: 'semua.langkah', bytes: other.bytes }], () => undefined)
  expect(read.ok && read.preview.newDevices).toEqual([])
})
