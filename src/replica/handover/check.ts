/** Which texts of a file may be taken: signed by a device that is known here, or that shows its own invitation. */
import { directoryOf, parseDocumentName } from '../../log/document-name.ts'
import { readEntry, type Entry } from '../../log/entry.ts'
import { counterOf } from '../../log/id.ts'
import { device as deviceType } from '../../log/records/device.ts'
import { deviceIdOf, importPublicKey, isInvited, verifyEntry } from '../../log/signature.ts'
import { limit } from '../../protocol.ts'
import type { Brought } from '../brought.ts'
import type { Self } from '../database.ts'
import type { EntryReason } from './result.ts'

export interface Checked {
  readonly good: readonly Brought[]
  readonly refused: ReadonlyMap<EntryReason, readonly string[]>
  /** The first entries of devices that were not known here. */
  readonly newcomers: readonly Entry[]
}

export interface CheckedAgainst {
  readonly self: Self
  /** The directory's entries that this phone holds: whoever is in it was let in before. */
  readonly directory: readonly Entry[]
  /** The greatest counter this phone has seen. */
  readonly counter: number
}

/** Signatures looked at side by side: the browser has its own threads for them. */
const BATCH = 64

export async function checkTexts(
  texts: readonly string[],
  { self, directory, counter }: CheckedAgainst,
  onProgress: (done: number) => void,
): Promise<Checked> {
  const refused = new Map<EntryReason, string[]>()
  const refuse = (reason: EntryReason, id: string): void =>
    void refused.set(reason, [...(refused.get(reason) ?? []), id])
  const read: Brought[] = []
  for (const text of texts) {
    const entry = readEntry(text)
    if (!entry) refuse('malformed', '')
    else if (!isOurDocument(entry.in, self)) refuse('wrong-document', entry.id)
    else read.push({ entry, text })
  }
  const keys = new Map<string, CryptoKey>()
  for (const entry of directory.filter(isOwnDevice)) await addKey(keys, entry)
  const { newcomers, notInvited } = await letIn(read, keys, self)

  const good: Brought[] = []
  let greatest = counter
  // In the order of their counters, as the relay would have had them.
  const inOrder = read.sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1))
  for (let from = 0; from < inOrder.length; from += BATCH) {
    const batch = inOrder.slice(from, from + BATCH)
    const reasons = await Promise.all(batch.map((each) => whyNot(each, keys, notInvited)))
    batch.forEach((each, i) => {
      const { id } = each.entry
      const isTooFar = counterOf(id) > greatest + limit.counterJump
      const reason = reasons[i] ?? (isTooFar ? 'counter-too-far' : undefined)
      if (reason) return refuse(reason, id)
      greatest = Math.max(greatest, counterOf(id))
      good.push(each)
    })
    onProgress(from + batch.length)
  }
  return { good, refused, newcomers }
}

async function whyNot(
  { entry, text }: Brought,
  keys: ReadonlyMap<string, CryptoKey>,
  notInvited: ReadonlySet<string>,
): Promise<EntryReason | undefined> {
  const key = keys.get(entry.by)
  if (!key) return notInvited.has(entry.by) ? 'not-invited' : 'unknown-device'
  return (await verifyEntry(text, key)) ? undefined : 'bad-signature'
}

/** Whether a phone of this posyandu keeps this document. */
export function isOurDocument(document: string, { posyandu, puskesmas }: Self): boolean {
  const name = parseDocumentName(document)
  switch (name?.type) {
    case 'registry':
    case 'visits':
      return name.posyandu === posyandu
    case 'directory':
      return name.puskesmas === puskesmas
    case 'sensitive':
    case 'recap':
    case undefined:
      return false
  }
}

/** Adds the keys of devices that are not known here and whose first entry shows that they held our invitation (ADR 4). */
async function letIn(
  read: readonly Brought[],
  keys: Map<string, CryptoKey>,
  self: Self,
): Promise<{ newcomers: Entry[]; notInvited: Set<string> }> {
  const newcomers: Entry[] = []
  const notInvited = new Set<string>()
  for (const { entry, text } of read) {
    if (entry.in !== directoryOf(self.puskesmas) || !isOwnDevice(entry) || keys.has(entry.by)) continue
    const { publicKey, invite, posyandu } = entry.set
    if (typeof publicKey !== 'string' || typeof invite !== 'string') continue // it writes something else about itself
    const isGuest = posyandu === self.posyandu && self.admission && (await isInvited(invite, entry.by, self.admission))
    const key = isGuest ? await keyIn(entry) : undefined
    if (key && (await verifyEntry(text, key))) {
      keys.set(entry.by, key)
      newcomers.push(entry)
    } else notInvited.add(entry.by)
  }
  return { newcomers, notInvited }
}

async function addKey(keys: Map<string, CryptoKey>, entry: Entry): Promise<void> {
  if (keys.has(entry.by)) return
  const key = await keyIn(entry)
  if (key) keys.set(entry.by, key)
}

/** A device's word about itself. */
function isOwnDevice(entry: Entry): boolean {
  return entry.kind === deviceType.kind && entry.record === entry.by
}

async function keyIn({ by, set: { publicKey } }: Entry): Promise<CryptoKey | undefined> {
  if (typeof publicKey !== 'string' || (await deviceIdOf(publicKey)) !== by) return undefined
  return importPublicKey(publicKey)
}
