import { describe, expect, it } from 'vitest'
import * as phones from '../../src/log/signature.ts'
import { challengeText, closeCode, PROTOCOL_VERSION, type Answer } from '../../src/protocol.ts'
import { verify } from '../verify.ts'
import { whyNotWhoTheySay } from './handshake.ts'

const DOCUMENT = 'visits/melati/2026-11'
const challenge = { version: PROTOCOL_VERSION, nonce: 'nomor-sekali', journal: 'jurnal-kota' }

/** As a phone of the first version answered it. */
const OF_A_PHONE_IN_THE_FIELD: Answer = {
  version: 1,
  device: 'KEPkxpK0rkNRlAVo',
  publicKey: 'BJPkwJIj_ZrHerobfEUafASk7ztbXeqkgLvoNOrOKq1TZ81DqwzTWeT5R4GvqXbrhNyNFVJfNCiGhZQblSfFHWA',
  client: 4711,
  signature: 'YzXgfCsfpB15QhC4OUqEGgaP1AP9Z86JCRdkuQp7YMlFCl0XM4mxwweUuNGV2e9fx4gItGNh7nm0pQNALZMUJg',
}

async function answerOf(keys: phones.DeviceKeys, client: number): Promise<Answer> {
  const signature = await phones.signChallenge(challengeText(challenge, DOCUMENT, client), keys.privateKey)
  return { version: PROTOCOL_VERSION, device: keys.device, publicKey: keys.publicKey, client, signature }
}

const whyNot = (answer: Answer, at = challenge, document = DOCUMENT, known?: CryptoKey): Promise<number | undefined> =>
  whyNotWhoTheySay(answer, at, document, verify, known)

describe('the answer to a challenge', () => {
  it('is taken from a phone that has long been in the field', async () => {
    expect(await whyNot(OF_A_PHONE_IN_THE_FIELD)).toBeUndefined()
  })

  it('is taken from a known device and from a stranger, as often as they come', async () => {
    const keys = await phones.makeDeviceKeys()
    const key = await phones.importPublicKey(keys.publicKey)
    for (const client of [1, 2, 3]) expect(await whyNot(await answerOf(keys, client))).toBeUndefined()
    for (const client of [1, 2, 3]) {
      expect(await whyNot(await answerOf(keys, client), challenge, DOCUMENT, key)).toBeUndefined()
    }
  })

  it('holds for this relay, this connection, this document and this client id alone', async () => {
    const answer = await answerOf(await phones.makeDeviceKeys(), 7)
    const refused = closeCode.notAllowed
    expect(await whyNot(answer, { ...challenge, journal: 'jurnal-lain' })).toBe(refused)
    expect(await whyNot(answer, { ...challenge, nonce: 'nomor-lain' })).toBe(refused)
    expect(await whyNot(answer, challenge, 'visits/mawar/2026-11')).toBe(refused)
    expect(await whyNot({ ...answer, client: 8 })).toBe(refused)
  })

  it('is refused under another’s name or key, with what is no signature, and from another version', async () => {
    const [keys, other] = [await phones.makeDeviceKeys(), await phones.makeDeviceKeys()]
    const answer = await answerOf(keys, 7)
    const refused = closeCode.notAllowed
    expect(await whyNot({ ...answer, device: other.device })).toBe(refused)
    expect(await whyNot({ ...answer, device: other.device, publicKey: other.publicKey })).toBe(refused)
    expect(await whyNot(answer, challenge, DOCUMENT, await phones.importPublicKey(other.publicKey))).toBe(refused)
    for (const signature of ['', 'A'.repeat(86), `${answer.signature}=`, answer.signature.slice(1)]) {
      expect(await whyNot({ ...answer, signature })).toBe(refused)
    }
    expect(await whyNot({ ...answer, publicKey: 'bukan kunci' })).toBe(refused)
    expect(await whyNot({ ...answer, version: PROTOCOL_VERSION + 1 })).toBe(closeCode.updateNeeded)
  })

  it('is not what signs an entry or a question', async () => {
    const keys = await phones.makeDeviceKeys()
    const signature = await phones.signPull(challengeText(challenge, DOCUMENT, 7), keys.privateKey)
    expect(await whyNot({ ...(await answerOf(keys, 7)), signature })).toBe(closeCode.notAllowed)
  })
})
