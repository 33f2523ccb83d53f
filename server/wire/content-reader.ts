/** What an item of an update holds. Only strings are kept; everything else is passed over without being built. */
import * as decoding from 'lib0/decoding'

export interface Content {
  /** How many clocks it takes. */
  readonly length: number
  /** Undefined for anything but strings, one at least. */
  readonly texts: readonly string[] | undefined
}

/**
 * A message of the greatest size has room for some 3,500 entries, each a client, a struct and a text at most. Without
 * this bound one that holds half a million empty texts takes the relay's time for a second.
 */
const MOST_TURNS = 16_384

/** Reads bytes, and no more values than an honest message holds. */
export class BoundedDecoder extends decoding.Decoder {
  #turnsLeft = MOST_TURNS

  /** One more value; throws past the last that may come. */
  turn(): void {
    if (this.#turnsLeft-- <= 0) throw new Error(`expected at most ${MOST_TURNS} values, found more`)
  }
}

const CONTENT_ANY = 8
const ANY_STRING = 119
const MOST_NESTING = 64

/** Reads the content of an item (encoding v1) of this type. Throws when there is no such type. */
export function readContent(decoder: BoundedDecoder, type: number): Content {
  switch (type) {
    case 1: // deleted
      return { length: decoding.readVarUint(decoder), texts: undefined }
    case 2: // JSON
      return { length: repeat(decoder, () => decoding.readVarString(decoder)), texts: undefined }
    case 3: // binary
      decoding.readVarUint8Array(decoder)
      return { length: 1, texts: undefined }
    case 4: // text: its length counts UTF-16 units
      return { length: decoding.readVarString(decoder).length, texts: undefined }
    case 5: // embed
      decoding.readVarString(decoder)
      return { length: 1, texts: undefined }
    case 6: // format
      decoding.readVarString(decoder)
      decoding.readVarString(decoder)
      return { length: 1, texts: undefined }
    case 7: {
      // A nested type; XML elements and hooks (3 and 5) carry a name.
      const ref = decoding.readVarUint(decoder)
      if (ref > 6) throw new Error(`expected a type from 0 to 6, found ${ref}`)
      if (ref === 3 || ref === 5) decoding.readVarString(decoder)
      return { length: 1, texts: undefined }
    }
    case CONTENT_ANY:
      return readAnyContent(decoder)
    case 9: // sub-document
      decoding.readVarString(decoder)
      readAny(decoder)
      return { length: 1, texts: undefined }
    default:
      throw new Error(`expected a kind of content from 1 to 9, found ${type}`)
  }
}

function readAnyContent(decoder: BoundedDecoder): Content {
  const texts: string[] = []
  const length = repeat(decoder, () => {
    if (decoding.peekUint8(decoder) === ANY_STRING) {
      decoding.skip8(decoder)
      texts.push(decoding.readVarString(decoder))
    } else readAny(decoder)
  })
  return { length, texts: length > 0 && texts.length === length ? texts : undefined }
}

/** Passes over a value of lib0's own encoding. */
function readAny(decoder: BoundedDecoder, depth = 0): void {
  if (depth > MOST_NESTING) throw new Error(`expected values nested up to ${MOST_NESTING} deep, found more`)
  const type = decoding.hasContent(decoder) ? decoding.readUint8(decoder) : undefined
  switch (type) {
    case 127: // undefined, null, false, true
    case 126:
    case 121:
    case 120:
      return
    case 125:
      decoding.readVarInt(decoder)
      return
    case 124: // 32 bits
      return skip(decoder, 4)
    case 123: // 64 bits
    case 122:
      return skip(decoder, 8)
    case ANY_STRING:
    case 116: // bytes
      return skip(decoder, decoding.readVarUint(decoder))
    case 118: // object
      repeat(decoder, () => {
        skip(decoder, decoding.readVarUint(decoder))
        readAny(decoder, depth + 1)
      })
      return
    case 117: // array
      repeat(decoder, () => readAny(decoder, depth + 1))
      return
    default:
      throw new Error(`expected a value from 116 to 127, found ${type}`)
  }
}

function skip(decoder: BoundedDecoder, bytes: number): void {
  if (bytes > decoder.arr.length - decoder.pos) throw new Error(`expected ${bytes} bytes more, found the end`)
  decoder.pos += bytes
}

/** Reads as often as a leading count says; returns the count. */
export function repeat(decoder: BoundedDecoder, read: (i: number) => void): number {
  const count = decoding.readVarUint(decoder)
  for (let i = 0; i < count; i++) {
    decoder.turn()
    read(i)
  }
  return count
}
