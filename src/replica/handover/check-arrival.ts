/**
 * Whether what a file from another posyandu says was written by the devices it names. A device of this puskesmas must be
 * known here and have been allowed to write it; of one from elsewhere only this can be known: that the key its id was
 * made from signed the text. Whose device that was, the family and their Buku KIA must say.
 */
import { keyIn } from '../../log/admission.ts'
import { isOwnDevice } from '../../log/directory.ts'
import { readEntry, type Entry } from '../../log/entry.ts'
import { verifyEntry } from '../../log/signature.ts'
import type { Brought } from '../brought.ts'
import type { Self } from '../database.ts'
import { directoryFrom } from './check.ts'

export interface CheckedArrival {
  readonly good: readonly Brought[]
  readonly refused: number
  /** Signed by devices that this puskesmas does not know. */
  readonly isFromOutside: boolean
}

export async function checkArrival(
  texts: readonly string[],
  directory: readonly Entry[],
  self: Self,
): Promise<CheckedArrival> {
  const here = directoryFrom(directory, self)
  const brought = texts.flatMap((text): Brought[] => {
    const entry = readEntry(text)
    return entry ? [{ entry, text }] : []
  })
  const known = await keysOf(directory)
  const outside = await keysOf(brought.map(({ entry }) => entry))
  const isGood = async ({ entry, text }: Brought): Promise<boolean> => {
    const key = known.get(entry.by) ?? outside.get(entry.by)
    if (!key || !(await verifyEntry(text, key))) return false
    return !known.has(entry.by) || isOwnDevice(entry) || here.whyNot(entry) === undefined
  }
  const verdicts = await Promise.all(brought.map(isGood))
  const good = brought.filter((_, i) => verdicts[i])
  return {
    good,
    refused: texts.length - good.length,
    isFromOutside: good.some(({ entry }) => !known.has(entry.by)),
  }
}

async function keysOf(entries: readonly Entry[]): Promise<Map<string, CryptoKey>> {
  const keys = new Map<string, CryptoKey>()
  for (const entry of entries.filter(isOwnDevice)) {
    const key = keys.has(entry.by) ? undefined : await keyIn(entry)
    if (key) keys.set(entry.by, key)
  }
  return keys
}
