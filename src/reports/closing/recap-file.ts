/**
 * Recaps as they go from a puskesmas to the dinas: signed by the computer they were made on. Its key is told by a number
 * that somebody reads out on the telephone when its first file comes; after that only another computer is asked about.
 */
import { deviceIdOf, fromBase64url, importPublicKey, signRecaps, verifyRecaps } from '../../log/signature.ts'
import { publishedToText, readPublished, type PublishedMonth } from './district.ts'

export interface RecapFile {
  readonly puskesmas: string
  readonly months: readonly PublishedMonth[]
  /** The computer's id: the hash of its key. */
  readonly device: string
}

export type RecapFileProblem = 'none' | 'changed'

export async function writeRecapFile(
  months: readonly PublishedMonth[],
  { publicKey, privateKey }: { readonly publicKey: string; readonly privateKey: CryptoKey },
): Promise<string> {
  const recaps = publishedToText(months)
  return JSON.stringify({ recaps, publicKey, signature: await signRecaps(recaps, privateKey) })
}

/** `none`: no such file; `changed`: not what was signed. */
export async function readRecapFile(text: string): Promise<RecapFile | RecapFileProblem> {
  const value = parsed(text)
  if (!value) return 'none'
  const { recaps, publicKey, signature } = value
  const key = await importPublicKey(publicKey)
  if (!key || !(await verifyRecaps(signature, recaps, key))) return 'changed'
  const months = readPublished(recaps)
  const [first] = months ?? []
  // One puskesmas speaks for itself alone.
  if (!months || !first || months.some(({ puskesmas }) => puskesmas !== first.puskesmas)) return 'none'
  return { puskesmas: first.puskesmas, months, device: await deviceIdOf(publicKey) }
}

/** Twelve digits to read out: 40 bits of the id. */
export function spokenDevice(device: string): string {
  const number = fromBase64url(device)
    .subarray(0, 5)
    .reduce((sum, byte) => sum * 256 + byte, 0)
  return (
    String(number % 1e12)
      .padStart(12, '0')
      .match(/.{3}/g) ?? []
  ).join(' ')
}

type Fields = Readonly<Record<'recaps' | 'publicKey' | 'signature', string>>

function parsed(text: string): Fields | undefined {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Fields, unknown>> | null
    const isText = (name: keyof Fields): boolean => typeof value?.[name] === 'string'
    return isText('recaps') && isText('publicKey') && isText('signature') ? (value as Fields) : undefined
  } catch {
    return undefined
  }
}
