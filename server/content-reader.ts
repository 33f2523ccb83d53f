/** What an item of an update holds. Only strings are kept; everything else is passed over without being built. */
import * as decoding from 'lib0/decoding'

export interface Content {
  /** How many clocks it takes. */
  readonly length: number
  /** Undefined for anything but strings, one at least. */
  readonly texts: readonly string[] | undefined
}

const CONTENT_ANY = 8
const ANY_STRING = 119
const LEAST_ANY = 116
const GREATEST_ANY = 127

/** Reads the content of an item (encoding v1) of this type. Throws when there is no such type. */
export function readContent(decoder: decoding.Decoder, type: number): Content {
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

function readAnyContent(decoder: decoding.Decoder): Content {
  const texts: string[] = []
  const length = repeat(decoder, () => {
    if (decoding.peekUint8(decoder) === ANY_STRING) {
      decoding.skip8(decoder)
      texts.push(decoding.readVarString(decoder))
    } else readAny(decoder)
  })
  return { length, texts: length > 0 && texts.length === length ? texts : undefined }
}

function readAny(decoder: decoding.Decoder): void {
  const type = decoding.peekUint8(decoder)
  if (!(type >= LEAST_ANY && type <= GREATEST_ANY)) throw new Error(`expected a value from 116 to 127, found ${type}`)
  decoding.readAny(decoder)
}

/** Reads as often as a leading count says; returns the count. */
export function repeat(decoder: decoding.Decoder, read: (i: number) => void): number {
  const count = decoding.readVarUint(decoder)
  for (let i = 0; i < count; i++) read(i)
  return count
}
