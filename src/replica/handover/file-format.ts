/**
 * A `.langkah` file as it is before it is sealed, and as codes on a screen carry it: the signed texts as they are, packed. Signatures cannot be compressed, so they stand apart as bytes
 * and the JSON after them; a dictionary spares the first entries the words that all of them have.
 *
 * `LANGKAH`, version, CRC-32 of the rest; the length of the text, the packed text, the signatures.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { SIGNATURE_LENGTH, signatureOf, signedJson } from '../../log/entry.ts'
import { fromBase64url, toBase64url } from '../../log/signature.ts'
import { DICTIONARY } from './dictionary.ts'
import { readFrame, writeFrame } from './file-frame.ts'

/** Who packed it, says the file. Nothing is decided by it but which posyandu a person is told the file is of. */
export interface About {
  readonly puskesmas: string
  readonly posyandu: string
  readonly device: string
  /** The person who handed it over. */
  readonly name?: string
  /** What the posyandu is called. */
  readonly place?: string
  /** When, by that phone's clock. */
  readonly at: string
  readonly what: 'visitor' | 'day' | 'all' | 'person'
}

export type PackedFile =
  | { readonly ok: true; readonly about: About; readonly texts: readonly string[] }
  | { readonly ok: false; readonly reason: 'not-ours' | 'damaged' | 'newer' }

const VERSION = 1
const SIGNATURE_BYTES = 64
/** A whole posyandu of five years is some 20 MB of text. */
const MOST_TEXT_BYTES = 128 * 1024 * 1024

export function packFile(about: About, texts: readonly string[]): Uint8Array<ArrayBuffer> {
  const signatures = texts.map(canonicalBytes)
  const lines = texts.map((text, i) => (signatures[i] ? signedJson(text) : text))
  const text = strToU8([JSON.stringify(about), ...lines].join('\n'))
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, text.length)
  encoding.writeVarUint8Array(body, deflateSync(text, { level: 9, dictionary: DICTIONARY }))
  for (const signature of signatures) if (signature) encoding.writeUint8Array(body, signature)
  return writeFrame(VERSION, encoding.toUint8Array(body))
}

export function unpackFile(bytes: Uint8Array): PackedFile {
  const frame = readFrame(bytes)
  if (!frame) return { ok: false, reason: 'not-ours' }
  if (frame.version > VERSION) return { ok: false, reason: 'newer' }
  if (frame.version !== VERSION || !frame.isWhole) return { ok: false, reason: 'damaged' }
  try {
    return { ok: true, ...readBody(frame.rest) }
  } catch {
    return { ok: false, reason: 'damaged' }
  }
}

function readBody(rest: Uint8Array): { about: About; texts: string[] } {
  const body = decoding.createDecoder(rest)
  const length = decoding.readVarUint(body)
  if (length > MOST_TEXT_BYTES) throw new Error(`expected at most ${MOST_TEXT_BYTES} bytes of text, found ${length}`)
  const packed = decoding.readVarUint8Array(body)
  const text = inflateSync(packed, { out: new Uint8Array(length), dictionary: DICTIONARY })
  const [first, ...lines] = strFromU8(text).split('\n')
  const about: unknown = JSON.parse(first ?? '')
  if (!isAbout(about)) throw new Error('expected to read who packed it')
  // A text whose signature was set apart begins with its JSON.
  const texts = lines.map((line) =>
    line.startsWith('{') ? toBase64url(decoding.readUint8Array(body, SIGNATURE_BYTES)) + line : line,
  )
  return { about, texts }
}

/** The signature's bytes, when its text can be made from them again. */
function canonicalBytes(text: string): Uint8Array | undefined {
  const signature = signatureOf(text)
  if (signature.length !== SIGNATURE_LENGTH || !text.startsWith('{', SIGNATURE_LENGTH)) return undefined
  try {
    const bytes = fromBase64url(signature)
    return bytes.length === SIGNATURE_BYTES && toBase64url(bytes) === signature ? bytes : undefined
  } catch {
    return undefined
  }
}

function isAbout(value: unknown): value is About {
  if (typeof value !== 'object' || value === null) return false
  const about = value as Record<string, unknown>
  return ['puskesmas', 'posyandu', 'device', 'at', 'what'].every((name) => typeof about[name] === 'string')
}
