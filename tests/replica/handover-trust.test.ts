/** Files that are broken, foreign, forged, cut into pieces: what is good in them is taken, what is not is named. */
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { directoryOf, registryOf } from '../../src/log/document-name.ts'
import { entryToJson, readEntry, type Entry } from '../../src/log/entry.ts'
import { entryId } from '../../src/log/id.ts'
import { makeDeviceKeys, signEntry, type DeviceKeys } from '../../src/log/signature.ts'
import { proveInvited, type Invitation } from '../../src/log/invitation.ts'
import { admin, Doors, POSYANDU, PUSKESMAS } from '../doors.ts'
import { Puskesmas } from '../puskesmas.ts'
import { foldedKey } from '../../src/replica/fold-document.ts'
import { fieldStates } from '../../src/replica/field-states.ts'
import { Desk } from '../../src/replica/handover/desk.ts'
import { packFile, unpackFile, type About } from '../../src/replica/handover/file-format.ts'
import type { EntryReason, ReadResult } from '../../src/replica/handover/result.ts'
import { registerPerson } from '../../src/replica/intentions/registry.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { writeMeta } from '../../src/replica/store.ts'

const DIRECTORY = directoryOf(PUSKESMAS)
const REGISTRY = registryOf(POSYANDU)
const about: About = { puskesmas: PUSKESMAS, posyandu: POSYANDU, device: 'x', at: '2026-11-10T02:00:00Z', what: 'all' }
const silent = (): void => undefined

/** A network that is not there. */
class NoSocket {
  readonly readyState = 3
  readonly close = silent
}

type OfflinePhone = ReturnType<typeof memoryPhone>

/** What the puskesmas wrote: every phone heard it where it was installed. */
let fromPuskesmas: readonly string[]
let puskesmas: Puskesmas
beforeEach(async () => {
  const office = offline()
  puskesmas = await Puskesmas.invites(office, new Doors([admin]))
  fromPuskesmas = await textsOf(office)
})

function offline(): OfflinePhone {
  return memoryPhone({
    relay: 'ws://nowhere/',
    socket: NoSocket as unknown as typeof WebSocket,
    clock: () => new Date('2026-11-10T02:12:05Z'),
    events: { onLink: silent, onSent: silent, onError: silent },
  })
}

async function aPhone(user: string): Promise<OfflinePhone> {
  const made = await aPhoneThatHeardNothing(user)
  await take(made, packFile(about, fromPuskesmas))
  return made
}

/** It joined where there was no signal: it trusts the device that invited it, and knows nobody else. */
async function aPhoneThatHeardNothing(user: string): Promise<OfflinePhone> {
  const made = offline()
  await made.phone.join(puskesmas.next(), `HP ${user}`)
  await made.phone.chooseUser(user)
  return made
}

async function register(phone: OfflinePhone, name: string): Promise<void> {
  const fields = { name, sex: 'L' as const, birthDate: '2025-09-05', motherName: 'Siti' }
  await registerPerson((writes) => phone.phone.append(writes), POSYANDU, fields, { household: { rt: '02' } })
}

async function textsOf(phone: OfflinePhone): Promise<readonly string[]> {
  const file = await new Desk(phone.phone).handOver({ what: 'all' })
  const unpacked = file.ok ? unpackFile(file.bytes) : undefined
  if (!unpacked?.ok) throw new Error('expected a file')
  return unpacked.texts
}

async function take(phone: OfflinePhone, ...files: Uint8Array[]): Promise<ReadResult> {
  const desk = new Desk(phone.phone)
  const read = await desk.read(
    files.map((bytes, i) => ({ name: `${i}.langkah`, bytes })),
    silent,
  )
  if (read.ok) await desk.take(read.ticket, silent)
  return read
}

async function refusedIn(...texts: string[]): Promise<{ reasons: EntryReason[]; taken: number }> {
  const read = await take(await aPhone('ani'), packFile(about, texts))
  if (!read.ok) throw new Error(read.reason)
  return { reasons: read.preview.refused.map(({ reason }) => reason).sort(), taken: read.preview.newEntries }
}

const names = ({ store }: OfflinePhone) =>
  store
    .rows('person')
    .map(({ shown }) => shown.name)
    .sort()

describe('a file that is not one of ours', () => {
  const reasonOf = async (bytes: Uint8Array): Promise<unknown> => {
    const read = await take(await aPhone('ani'), bytes)
    return read.ok ? 'taken' : read.refusedFiles[0]?.reason
  }

  it('is named for what it is', async () => {
    const good = packFile(about, [])
    expect(await reasonOf(good)).toBe('taken')
    expect(await reasonOf(new Uint8Array([80, 75, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe('not-ours')
    expect(await reasonOf(new Uint8Array())).toBe('not-ours')
    expect(await reasonOf(good.map((byte, i) => (i === 7 ? 9 : byte)))).toBe('newer')
    expect(await reasonOf(packFile({ ...about, posyandu: 'mawar' }, []))).toBe('other-posyandu')
  })

  it('is damaged when it was cut off or changed anywhere', async () => {
    const siti = await aPhone('siti')
    await register(siti, 'Rafa')
    const good = packFile(about, await textsOf(siti))
    fc.assert(
      fc.property(fc.integer({ min: 8, max: good.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        expect(unpackFile(good.slice(0, at)).ok).toBe(false)
        expect(unpackFile(good.map((byte, i) => (i === at ? byte ^ change : byte)))).toEqual({
          ok: false,
          reason: 'damaged',
        })
      }),
    )
  })

  it('does not keep the others from being taken', async () => {
    const siti = await aPhone('siti')
    await register(siti, 'Rafa')
    const ani = await aPhone('ani')
    const read = await take(ani, new Uint8Array([1, 2, 3]), packFile(about, await textsOf(siti)))
    expect(read.ok && read.preview.refusedFiles).toEqual([{ name: '0.langkah', reason: 'not-ours' }])
    expect(names(ani)).toEqual(['Rafa'])
  })
})

describe('an entry that cannot be trusted', () => {
  let texts: readonly string[]
  /** How many of them the puskesmas did not write: the others every phone has. */
  let fresh: number
  let stranger: DeviceKeys

  beforeEach(async () => {
    const siti = await aPhone('siti')
    await register(siti, 'Rafa')
    texts = await textsOf(siti)
    fresh = texts.filter((text) => !fromPuskesmas.includes(text)).length
    stranger = await makeDeviceKeys()
  })

  async function signed(change: Partial<Entry>, keys = stranger): Promise<string> {
    const base = { v: 1 as const, in: REGISTRY, kind: 'person', record: 'palsu', set: { name: 'Palsu' }, over: [] }
    const entry = { ...base, id: entryId(9, keys.device), who: 'x', by: keys.device, n: 1, at: '2026-11-10T09:00:00Z' }
    return signEntry({ ...entry, ...change }, keys.privateKey)
  }

  async function introduction({ invitation, secret }: Invitation): Promise<string> {
    const proof = await proveInvited(secret, invitation, stranger.device)
    const set = { publicKey: stranger.publicKey, label: 'HP', invitation, proof }
    return signed({ in: DIRECTORY, kind: 'device', record: stranger.device, set })
  }

  it('is left out and named, and its neighbours are taken', async () => {
    const changed = texts.map((text) => (text.includes('"Rafa"') ? text.replace('"Rafa"', '"Rifa"') : text))
    expect(await refusedIn(...changed)).toEqual({ reasons: ['bad-signature'], taken: fresh - 1 })
  })

  it('is left out when nobody knows its device', async () => {
    expect(await refusedIn(...texts, await signed({}))).toEqual({ reasons: ['unknown-device'], taken: fresh })
  })

  it('is left out when its device did not hold the invitation', async () => {
    const forged = [await introduction({ ...puskesmas.next(), secret: 'another' }), await signed({})]
    expect(await refusedIn(...texts, ...forged)).toEqual({ reasons: ['not-invited'], taken: fresh })
  })

  it('is taken when its device did', async () => {
    const invited = [await introduction(puskesmas.next()), await signed({})]
    expect(await refusedIn(...texts, ...invited)).toEqual({ reasons: [], taken: fresh + 2 })
  })

  it('is left out when it belongs to another posyandu, or is no entry at all', async () => {
    const elsewhere = await signed({ in: registryOf('mawar') })
    expect(await refusedIn(...texts, elsewhere, 'no entry')).toEqual({
      reasons: ['malformed', 'wrong-document'],
      taken: fresh,
    })
  })

  it('is left out when it would use up the counters', async () => {
    const invited = [await introduction(puskesmas.next()), await signed({ id: entryId(36 ** 9 - 2, stranger.device) })]
    expect(await refusedIn(...texts, ...invited)).toEqual({ reasons: ['counter-too-far'], taken: fresh + 1 })
  })

  it('may come from a newer app: what this one does not know is kept', async () => {
    const kind = 'gerakan-baru'
    const invited = [
      await introduction(puskesmas.next()),
      await signed({ kind, record: 'a', set: { tinggi: { a: 1 } } }),
    ]
    const ani = await aPhone('ani')
    await take(ani, packFile(about, invited))
    expect(ani.store.rows('unknown').map(({ record }) => record)).toEqual([`${kind} a`])
    expect(await textsOf(ani)).toContain(invited[1])
  })

  it('goes on as it was signed, to the letter', async () => {
    const odd = (await signed({})).slice(86)
    // A signature whose last character says more than its bytes do: equal to whoever checks it, another text all the same.
    const text = texts[0]!
    const other = text.slice(0, 85) + nextCharacter(text[85]!) + text.slice(86)
    const unpacked = unpackFile(packFile(about, [text, other, 'x'.repeat(86) + odd]))
    expect(unpacked.ok && unpacked.texts).toEqual([text, other, 'x'.repeat(86) + odd])
    expect(entryToJson(readEntry(text)!)).toBe(text.slice(86))
  })
})

/** The next character that stands for the same bits but the unused ones. */
function nextCharacter(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return alphabet[alphabet.indexOf(character) + 1]!
}

it('files in any order, any number of times, whole or in parts, give the same phone', async () => {
  const siti = await aPhone('siti')
  const dewi = await aPhone('dewi')
  for (const name of ['Rafa', 'Naura']) await register(siti, name)
  for (const name of ['Bima', 'Alya']) await register(dewi, name)
  const all = [...new Set([...(await textsOf(siti)), ...(await textsOf(dewi))])]
  const introductions = all.filter((text) => text.includes('"kind":"device"'))
  const others = all.filter((text) => !introductions.includes(text))
  const whole = await aPhone('ani')
  await take(whole, packFile(about, all))
  const rowsOf = ({ store }: OfflinePhone): object =>
    Object.fromEntries([...store.rows('person'), ...store.rows('family')].map((row) => [row.record, fieldStates(row)]))

  await fc.assert(
    fc.asyncProperty(fc.array(fc.subarray(others), { maxLength: 4 }), async (parts) => {
      const phone = await aPhone('ani')
      for (const part of parts) await take(phone, packFile(about, [...introductions, ...part].reverse()))
      const left = others.filter((text) => !parts.flat().includes(text))
      await take(phone, packFile(about, [...left, ...introductions]), packFile(about, left))
      expect(rowsOf(phone)).toEqual(rowsOf(whole))
      const held = (await textsOf(phone)).filter((text) => all.includes(text))
      expect(held).toHaveLength(all.length)
    }),
    { numRuns: 25 },
  )
})

describe('a phone that heard nothing since it joined', () => {
  it('takes a colleague’s file on the word of the device that invited both', async () => {
    const siti = await aPhone('siti')
    await register(siti, 'Rafa')
    const ani = await aPhoneThatHeardNothing('ani')
    const read = await take(ani, packFile(about, await textsOf(siti)))
    expect(read.ok && read.preview).toMatchObject({ refused: [], newDevices: ['Komputer puskesmas', 'HP siti'] })
    expect(names(ani)).toEqual(['Rafa'])
  })

  it('takes nothing of a puskesmas that did not invite it, nor of whom that one invited', async () => {
    const office = offline()
    const other = await Puskesmas.invites(office, new Doors([admin]))
    const theirs = offline()
    await theirs.phone.join(other.next(), 'HP siti')
    await register(theirs, 'Rafa')
    const ani = await aPhoneThatHeardNothing('ani')
    const read = await take(ani, packFile(about, [...(await textsOf(office)), ...(await textsOf(theirs))]))
    expect(read.ok && read.preview.refused.map(({ reason }) => reason)).toEqual(['not-invited'])
    expect(read.ok && read.preview.newEntries).toBe(0)
    expect(names(ani)).toEqual([])
  })
})

it('what a file brought is still shown after a change of the tables, though it stands in no document yet', async () => {
  const siti = await aPhone('siti')
  await register(siti, 'Rafa')
  const ani = await aPhone('ani')
  await take(ani, packFile(about, await textsOf(siti)))
  await ani.store.transaction((tx) =>
    tx.delete(
      'person',
      ani.store.rows('person').map(({ record }) => record),
    ),
  )
  await writeMeta(ani.store, foldedKey(REGISTRY), [])
  await ani.phone.hold()
  expect(names(ani)).toEqual(['Rafa'])
  await ani.phone.release()
})
