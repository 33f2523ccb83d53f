/**
 * How the relay checks signatures, of entries and of who comes: as strictly as the phones do (`src/log/signature.ts`), and
 * for less of the processor's time, because Node's own `verify` needs no promises and copies of WebCrypto around each call.
 */
import { KeyObject, verify as nodeVerify, type VerifyKeyObjectInput } from 'node:crypto'
import { isSpelled, type Verify } from '../src/log/signature.ts'

/** A device's key as Node takes it: made once, because that costs more than the check. */
const inputs = new WeakMap<CryptoKey, VerifyKeyObjectInput>()

export const verify: Verify = (signature, signed, key) => {
  if (!isSpelled(signature)) return Promise.resolve(false)
  return new Promise((resolve) => {
    // With a callback it is worked out beside the loop, on the threads that also write.
    nodeVerify('sha256', Buffer.from(signed), inputOf(key), Buffer.from(signature, 'base64url'), (error, isGenuine) => {
      resolve(!error && isGenuine)
    })
  })
}

function inputOf(key: CryptoKey): VerifyKeyObjectInput {
  const known = inputs.get(key)
  if (known) return known
  const input = { key: KeyObject.from(key), dsaEncoding: 'ieee-p1363' } as const
  inputs.set(key, input)
  return input
}
