/** What phones are told of what was written at another relay, when the journal is slow to tell, or does not answer once. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeCode, digestOf } from '../../src/protocol.ts'
import type { Device, Phone } from '../relay/phone.ts'
import { until } from '../replica/phones.ts'
import { Several } from './several.ts'
import { TroubledJournal } from './troubled-journal.ts'

let several: Several
let journals: TroubledJournal[]
let siti: Device
let dewi: Device

beforeEach(async () => {
  journals = []
  several = await Several.start(2, undefined, {
    journalOn: (disk, at) => (journals[at] = TroubledJournal.on(disk)),
  })
  siti = await several.at(0).device()
  dewi = await several.at(1).device()
})

afterEach(() => several.clear())

/** Siti's, at the first relay, with so many entries. */
async function writing(count: number): Promise<Phone> {
  const phone = several.at(0).phone(siti)
  await write(phone, count)
  return phone
}

async function write(phone: Phone, count: number): Promise<void> {
  for (let i = 0; i < count; i++) phone.write(await phone.device.entry(phone.document))
  await phone.until(() => phone.hasAck())
}

/** Dewi's, at the second relay: it hears which documents change. */
async function watching(): Promise<Phone> {
  const phone = several.at(1).phone(dewi, several.at(1).directory)
  await phone.until(({ provider }) => provider.synced)
  phone.watch()
  return phone.until(({ digests }) => digests.size > 0)
}

const hasHeard = (phone: Phone, of: Phone, count: number): boolean =>
  phone.digests.get(of.document) === digestOf([[of.doc.clientID, count]])

test('of a document that was opened before the news of it came', async () => {
  const [phone, watcher] = [await writing(3), await watching()]
  await watcher.until(() => hasHeard(watcher, phone, 3))
  const [late] = journals.slice(1)
  late!.isDeaf = true
  await write(phone, 3)
  const reader = several.at(1).phone(dewi)
  await reader.until(() => reader.provider.synced && reader.texts().length === 6)
  late!.isDeaf = false
  for (const [news, journal] of several.disk.watchers) if (journal === late) news(phone.document)
  await watcher.until(() => hasHeard(watcher, phone, 6))
})

test('of a document that nobody has open, and that could not be read when the news came', async () => {
  const watcher = await watching()
  journals[1]!.unansweredStandings = 2
  const phone = await writing(3)
  await watcher.until(() => hasHeard(watcher, phone, 3))
  expect(watcher.closeCodes).toEqual([])
})

test('when what a phone asked for could not be read: it comes again, and is told all', async () => {
  const phone = await writing(3)
  journals[1]!.unansweredReads = 1
  const reader = several.at(1).phone(dewi)
  await reader.until(() => reader.provider.synced && reader.texts().length === 3)
  expect(reader.texts()).toEqual(phone.texts())
  expect(reader.closeCodes).toEqual([closeCode.storage])
})

test('of the directory, by its second reading, when the first was not answered: nobody is sent away for it', async () => {
  const watcher = await watching()
  const [, late] = journals
  Object.assign(late!, { unansweredOf: watcher.document, unansweredNews: 1 })
  const ratna = await several.at(0).device()
  const isHere = watcher.until(() => watcher.texts().some((text) => text.includes(ratna.id)))
  await Promise.all([isHere, until('a question was not answered', () => late!.unansweredNews === 0)])
  expect(watcher.closeCodes).toEqual([])
})

test('of a posyandu, when the news could not be read: its phones come again, and are told all', async () => {
  const phone = await writing(1)
  const other = several.at(1).phone(dewi)
  await other.until(() => other.texts().length === 1)
  const [, late] = journals
  Object.assign(late!, { unansweredOf: phone.document, unansweredNews: 1 })
  await write(phone, 2)
  await other.until(() => other.texts().length === 3)
  expect(other.closeCodes).toEqual([closeCode.storage])
})
