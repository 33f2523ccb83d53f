import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryToJson, SIGNATURE_LENGTH, signatureOf, type Entry } from '../src/log/entry.ts'
import { entryId } from '../src/log/id.ts'
import * as phones from '../src/log/signature.ts'
import { verify } from './verify.ts'

const verifyEntry = (text: string, key: CryptoKey): Promise<boolean> =>
  verify(signatureOf(text), phones.signedText(text), key)

async function keysAndText(set: Entry['set']): Promise<{ text: string; key: CryptoKey; otherKey: CryptoKey }> {
  const [own, other] = [await phones.makeDeviceKeys(), await phones.makeDeviceKeys()]
  const entry: Entry = {
    ...{ v: 1, id: entryId(12, own.device), in: 'visits/melati/2026-11', kind: 'visit', record: 'rafa', set, over: [] },
    ...{ who: 'u1', by: own.device, n: 7, at: '2026-11-10T09:12:05+07:00' },
  }
  const text = await phones.signEntry(entry, own.privateKey)
  expect(text.slice(SIGNATURE_LENGTH)).toBe(entryToJson(entry))
  const keyOf = async ({ publicKey }: phones.DeviceKeys): Promise<CryptoKey> =>
    (await phones.importPublicKey(publicKey))!
  return { text, key: await keyOf(own), otherKey: await keyOf(other) }
}

describe('the relay’s check of a signature', () => {
  it('takes what the device signed, whatever letters stand in it', async () => {
    const { text, key } = await keysAndText({ note: 'rewel 🍼 “sekali” \ud800 é', weightKg: 7.95 })
    expect(await verifyEntry(text, key)).toBe(true)
    expect(await verifyEntry(text, key)).toBe(true)
  })

  it('refuses another device’s key, another word and another signature', async () => {
    const { text, key, otherKey } = await keysAndText({ weightKg: 7.95 })
    expect(await verifyEntry(text, otherKey)).toBe(false)
    expect(await verifyEntry(text.replace('7.95', '8.95'), key)).toBe(false)
    const zeros = 'A'.repeat(SIGNATURE_LENGTH)
    expect(await verifyEntry(zeros + text.slice(SIGNATURE_LENGTH), key)).toBe(false)
    expect(await verifyEntry('', key)).toBe(false)
  })

  it('says of every text with one letter changed, lost or added what the phones say', async () => {
    const { text, key } = await keysAndText({ note: 'sehat', weightKg: 7.95 })
    const at = fc.nat(text.length - 1)
    const letter = fc.constantFrom(...'AQgwxyz019-_+/= \u00e9')
    await fc.assert(
      fc.asyncProperty(at, letter, fc.constantFrom(0, 1), fc.constantFrom(0, 1), async (i, letters, lost, added) => {
        const changed = text.slice(0, i) + (added ? letters : '') + text.slice(i + lost)
        expect(await verifyEntry(changed, key)).toBe(await phones.verifyEntry(changed, key))
        expect(await verifyEntry(changed, key)).toBe(changed === text)
      }),
      { numRuns: 300 },
    )
  })
})
