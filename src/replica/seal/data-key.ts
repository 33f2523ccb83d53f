/**
 * The key that seals what this phone stores: 256 random bits, one key a phone. Synchronous throughout, because waiting
 * for WebCrypto ends an IndexedDB transaction.
 *
 * ChaCha20-Poly1305 (RFC 8439) under a random nonce of 96 bits: with a million rows written in a phone's life the chance
 * that any two share one is below 10^-17.
 */
import { poly1305 } from '@noble/ciphers/_poly1305.js'
import { chacha20, chacha20poly1305 } from '@noble/ciphers/chacha.js'

export const DATA_KEY_BYTES = 32
const NONCE_BYTES = 12
const HIDDEN_BYTES = 12
/** Ids hidden lately are remembered: one open day's id stands in every visit of that day. */
const REMEMBERED = 4000

export class DataKey {
  /** The key itself: for whoever wraps it, never stored as it is. */
  readonly bytes: Uint8Array
  readonly #sealing: Uint8Array
  readonly #hashing: Uint8Array
  readonly #hiding: Uint8Array
  readonly #hidden = new Map<string, string>()

  constructor(bytes: Uint8Array) {
    if (bytes.length !== DATA_KEY_BYTES) throw new Error(`expected ${DATA_KEY_BYTES} bytes, found ${bytes.length}`)
    this.bytes = bytes
    // A key for each use, so that none of them says anything about another.
    const keys = chacha20(bytes, utf8('limalangkah1'), new Uint8Array(3 * DATA_KEY_BYTES))
    this.#sealing = keys.slice(0, 32)
    this.#hashing = keys.slice(32, 64)
    this.#hiding = keys.slice(64, 96)
  }

  /** `place` is bound into it: what was sealed for one place does not open in another. */
  seal(place: string, plain: Uint8Array): Uint8Array {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
    const sealed = new Uint8Array(NONCE_BYTES + plain.length + chacha20poly1305.tagLength)
    sealed.set(nonce)
    chacha20poly1305(this.#sealing, nonce, utf8(place)).encrypt(plain, sealed.subarray(NONCE_BYTES))
    return sealed
  }

  /** Throws `CannotOpen` when it was changed, sealed for another place, or sealed under another key. */
  open(place: string, sealed: Uint8Array): Uint8Array {
    try {
      const nonce = sealed.subarray(0, NONCE_BYTES)
      return chacha20poly1305(this.#sealing, nonce, utf8(place)).decrypt(sealed.subarray(NONCE_BYTES))
    } catch (cause) {
      throw new CannotOpen(place, { cause })
    }
  }

  /**
   * An id as it stands in keys and indexes: always the same for the same id, and nothing to whoever has no key. The id
   * of an imported person is a hash of their NIK, which anybody could find by trying all there are.
   *
   * A universal hash under a secret key, then a pseudorandom function of it (Wegman and Carter): the hash is never seen.
   */
  hide(id: string): string {
    const known = this.#hidden.get(id)
    if (known !== undefined) return known
    const hash = poly1305(utf8(id), this.#hashing)
    const hidden = base64(chacha20(this.#hiding, hash.subarray(0, NONCE_BYTES), new Uint8Array(HIDDEN_BYTES)))
    if (this.#hidden.size >= REMEMBERED) this.#hidden.clear()
    this.#hidden.set(id, hidden)
    return hidden
  }
}

/** Something that was sealed is not as it was sealed, or this is not the key it was sealed with. Nothing is deleted for it. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen'

  constructor(place: string, options?: ErrorOptions) {
    super(`expected ${place.split(' ', 1).join('')} to open with this phone's key`, options)
  }
}

export function newDataKey(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(DATA_KEY_BYTES))
}

const encoder = new TextEncoder()

function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
