/** May this text stand in this document? Everything about an entry that does not depend on what stands before it. */
import { MAX_ENTRY_LENGTH, readEntry, type Entry } from '../src/log/entry.ts'
import { verifyEntry } from '../src/log/signature.ts'
import type { RefusalReason } from '../src/protocol.ts'
import { isOwnDevice, type Access } from './access.ts'

export type Verdict =
  | { readonly type: 'genuine'; readonly entry: Entry }
  | { readonly type: 'refused'; readonly reason: RefusalReason; readonly id?: string }
  /** Signed by a device we do not know yet: nobody can say today whether it is genuine. */
  | { readonly type: 'waits'; readonly entry: Entry }

export async function judge(text: string, document: string, access: Access): Promise<Verdict> {
  if (text.length > MAX_ENTRY_LENGTH) return { type: 'refused', reason: 'too-large' }
  const entry = readEntry(text)
  if (!entry) return { type: 'refused', reason: 'malformed' }
  if (entry.in !== document) return refused('wrong-document', entry)
  const key = access.keyOf(entry.by) ?? (await newcomerKey(entry, document, access))
  if (key === undefined) return { type: 'waits', entry }
  if (typeof key === 'string') return refused(key, entry)
  if (!(await verifyEntry(text, key))) return refused('bad-signature', entry)
  if (access.isKnown(entry.by) && !access.mayWrite(entry.by, document)) return refused('not-allowed', entry)
  return { type: 'genuine', entry }
}

function newcomerKey(
  entry: Entry,
  document: string,
  access: Access,
): Promise<CryptoKey | 'not-invited' | 'malformed'> | undefined {
  return document === access.directory && isOwnDevice(entry) ? access.keyOfNewcomer(entry) : undefined
}

function refused(reason: RefusalReason, { id }: Entry): Verdict {
  return { type: 'refused', reason, id }
}
