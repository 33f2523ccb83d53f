/**
 * WebCrypto as the product uses it, with real ECDSA P-256 beneath, but with keys from a seed and answers that come when
 * the schedule says: a signature now and then takes its time, and other things happen meanwhile.
 */
import * as crypto from 'node:crypto'
import type { Random } from './random.ts'
import type { Schedule } from './schedule.ts'

const SLOW = 0.05
const SLOW_MS = 400

/** What stands for a `CryptoKey`: product code passes it on and never looks inside. */
interface SimulatedKey {
  readonly keyObject: crypto.KeyObject
}

export function simulatedCrypto(random: Random, schedule: Schedule): Crypto {
  const keys = random.fork('keys')
  const values = random.fork('values')
  const pace = random.fork('pace')
  const inTime = async <Value>(value: Value): Promise<Value> => {
    if (pace.chance(SLOW)) await schedule.pause(pace.between(1, SLOW_MS))
    return value
  }
  const subtle = {
    generateKey: () => inTime(keyPair(keys)),
    exportKey: (_: 'raw', key: CryptoKey) => inTime(rawPoint(keyObjectOf(key))),
    importKey: (format: 'raw' | 'pkcs8', bytes: Uint8Array) =>
      new Promise<CryptoKey>((resolve) =>
        resolve(inTime(toKey(format === 'pkcs8' ? privateKeyIn(bytes) : publicKeyOf(bytes)))),
      ),
    digest: (_: 'SHA-256', bytes: Uint8Array) => inTime(crypto.createHash('sha256').update(bytes).digest()),
    sign: (_: object, key: CryptoKey, bytes: Uint8Array) => inTime(signWith(keyObjectOf(key), bytes)),
    verify: (_: object, key: CryptoKey, signature: Uint8Array, bytes: Uint8Array) =>
      inTime(crypto.verify('sha256', bytes, { key: keyObjectOf(key), dsaEncoding: DSA }, signature)),
  }
  const getRandomValues = <Value extends ArrayBufferView>(array: Value): Value => {
    values.fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    return array
  }
  return { subtle, getRandomValues } as unknown as Crypto
}

/** Signs at once: for test doubles that sign what the product would not. */
export function signNow(key: CryptoKey, text: string): string {
  return signWith(keyObjectOf(key), Buffer.from(text)).toString('base64url')
}

const DSA = 'ieee-p1363'

function signWith(key: crypto.KeyObject, bytes: Uint8Array): Buffer {
  return crypto.sign('sha256', bytes, { key, dsaEncoding: DSA })
}

function privateKeyIn(pkcs8: Uint8Array): crypto.KeyObject {
  return crypto.createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
}

function keyPair(random: Random): CryptoKeyPair {
  const scalar = Buffer.alloc(32)
  random.fill(scalar)
  scalar[0] = 0 // below the order of the curve
  const ecdh = crypto.createECDH('prime256v1')
  ecdh.setPrivateKey(scalar)
  const point = ecdh.getPublicKey()
  const jwk = { ...pointToJwk(point), d: scalar.toString('base64url') }
  const privateKey = crypto.createPrivateKey({ key: jwk, format: 'jwk' })
  return { privateKey: toKey(privateKey), publicKey: toKey(publicKeyOf(point)) }
}

const publicKeys = new Map<string, crypto.KeyObject>()

/** Reading a public key costs as much as checking a signature: each is read once. */
function publicKeyOf(point: Uint8Array): crypto.KeyObject {
  const name = Buffer.from(point).toString('hex')
  const key = publicKeys.get(name) ?? crypto.createPublicKey({ key: pointToJwk(point), format: 'jwk' })
  publicKeys.set(name, key)
  return key
}

function rawPoint(key: crypto.KeyObject): Buffer {
  const { x, y } = key.export({ format: 'jwk' })
  return Buffer.concat([Buffer.from([4]), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')])
}

function pointToJwk(point: Uint8Array): crypto.JsonWebKey {
  const coordinate = (from: number, to: number): string => Buffer.from(point.subarray(from, to)).toString('base64url')
  return { kty: 'EC', crv: 'P-256', x: coordinate(1, 33), y: coordinate(33, 65) }
}

function toKey(keyObject: crypto.KeyObject): CryptoKey {
  return { keyObject } as unknown as CryptoKey
}

function keyObjectOf(key: CryptoKey): crypto.KeyObject {
  return (key as unknown as SimulatedKey).keyObject
}
