import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryToJson, readEntry, SIGNATURE_LENGTH, type Entry } from './entry.ts'
import { entryId } from './id.ts'
import {
  deviceIdOf,
  importPublicKey,
  makeDeviceKeys,
  signChallenge,
  signEntry,
  signedChallenge,
  verify,
  verifyEntry,
} from './signature.ts'

const DEVICE = 'SitiSitiSitiSiti'
const sample: Entry = {
  v: 1,
  id: entryId(12, DEVICE),
  in: 'visits/melati/2026-11',
  kind: 'visit',
  record: 'rafa/2026-11-x',
  set: { weightKg: 7.95, note: 'rewel "sekali"' },
  over: [entryId(3, DEVICE)],
  who: 'u1',
  by: DEVICE,
  n: 7,
  at: '2026-11-10T09:12:05+07:00',
}
const unsigned = 'x'.repeat(SIGNATURE_LENGTH)
const textOf = (json: string): string => unsigned + json
const withChange = (change: object): string => textOf(JSON.stringify({ ...sample, ...change }))

describe('an entry as text', () => {
  it('reads back as it was written', () => {
    expect(readEntry(textOf(entryToJson(sample)))).toEqual(sample)
  })

  it('is the same text whatever order the fields were given in', () => {
    const { weightKg, note } = sample.set
    expect(entryToJson({ ...sample, set: { note: note!, weightKg: weightKg! } })).toBe(entryToJson(sample))
  })

  it('lets kinds, fields and values pass that only a newer app knows', () => {
    const newer = { ...sample, kind: 'tele-visit', set: { moodScale: { smile: [1, 2] } } }
    expect(readEntry(textOf(entryToJson(newer)))).toEqual(newer)
  })

  it('lets fields of a family pass, named with hyphens and dates', () => {
    const answered = { ...sample, set: { 'ask.tbc-batuk': true, 'eaten.2026-05-04': 'habis' } }
    expect(readEntry(textOf(entryToJson(answered)))).toEqual(answered)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', textOf('hello')],
    ['spacing that hides a second reading', textOf(entryToJson(sample).replace(',', ', '))],
    ['a doubled key', textOf(entryToJson(sample).replace('"n":7', '"n":6,"n":7'))],
    ['an id that is not of its device', withChange({ by: 'AniAniAniAniAniA' })],
    ['an id of the wrong width', withChange({ id: `1${DEVICE}` })],
    ['no fields', withChange({ set: {} })],
    ['a field named __proto__', textOf(entryToJson(sample).replace('"weightKg"', '"__proto__"'))],
    ['a hidden __proto__', textOf(entryToJson(sample).replace('7.95', '{"__proto__":{"x":1}}'))],
    ['nesting without end', textOf(entryToJson(sample).replace('7.95', '['.repeat(20_000) + ']'.repeat(20_000)))],
    ['minus zero, which would be read as another number', textOf(entryToJson(sample).replace('7.95', '-0'))],
    ['a count of zero', withChange({ n: 0 })],
    ['more than an entry may hold', withChange({ set: { note: 'x'.repeat(70_000) } })],
    ['another version', withChange({ v: 2 })],
  ])('does not read %s', (_, text) => {
    expect(readEntry(text)).toBeUndefined()
  })

  it('never throws, whatever text it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void readEntry(text)))
    fc.assert(fc.property(fc.json(), (json) => void readEntry(textOf(json))))
  })
})

describe('a signature', () => {
  it('belongs to one device and one text', async () => {
    const siti = await makeDeviceKeys()
    const ani = await makeDeviceKeys()
    const entry = { ...sample, id: entryId(12, siti.device), by: siti.device }
    const text = await signEntry(entry, siti.privateKey)
    const key = await importPublicKey(siti.publicKey)
    expect(await verifyEntry(text, key!)).toBe(true)
    expect(await verifyEntry(text.replace('7.95', '8.95'), key!)).toBe(false)
    expect(await verifyEntry(text, (await importPublicKey(ani.publicKey))!)).toBe(false)
    expect(readEntry(text)).toEqual(entry)
    expect(siti.device).toBe(await deviceIdOf(siti.publicKey))
  })

  it('of a challenge never passes for one of an entry', async () => {
    const siti = await makeDeviceKeys()
    const key = (await importPublicKey(siti.publicKey))!
    const json = entryToJson({ ...sample, id: entryId(12, siti.device), by: siti.device })
    const signature = await signChallenge(json, siti.privateKey)
    expect(await verify(signature, signedChallenge(json), key)).toBe(true)
    expect(await verifyEntry(signature + json, key)).toBe(false)
  })

  it('is made with a key that cannot be read out', async () => {
    const { privateKey } = await makeDeviceKeys()
    await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow()
  })
})
