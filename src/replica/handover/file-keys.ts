/** The keys of a posyandu's files: records of its registry, so whoever holds the registry opens them without a word. */
import { registryOf } from '../../log/document-name.ts'
import type { Entry } from '../../log/entry.ts'
import { randomRecordId } from '../../log/record-id.ts'
import { fileKey } from '../../log/records/file-key.ts'
import { fromBase64url, toBase64url } from '../../log/signature.ts'
import type { Self } from '../database.ts'
import type { Phone } from '../phone.ts'
import { readEntries } from '../read-entries.ts'
import type { FileKey } from './sealed-file.ts'

const KEY_BYTES = 32
/** Phones that never met may each have made one; a file is sealed for so many of them. */
const MOST_KEYS = 8

export interface FileKeys {
  /** The oldest first. */
  readonly keys: readonly FileKey[]
  /** Whether another phone can have one of them: it came from there, or the relay has it. */
  readonly isShared: boolean
}

export async function readFileKeys(phone: Phone, { posyandu, device }: Self): Promise<FileKeys> {
  if (posyandu === '') return { keys: [], isShared: false }
  const document = registryOf(posyandu)
  const known = (await readEntries(phone.ports, document)).flatMap((entry) => {
    const key = keyIn(entry)
    return key ? [{ entry, key }] : []
  })
  const rows = await phone.ports.store.read((tx) => tx.outboxOf(document))
  const unsent = new Set(rows.filter(({ state }) => state !== 1).map(({ id }) => id))
  const isShared = known.some(({ entry }) => entry.by !== device || !unsent.has(entry.id))
  return { keys: known.slice(0, MOST_KEYS).map(({ key }) => key), isShared }
}

/** Makes the posyandu's first key, as far as this phone knows. */
export async function makeFileKey(phone: Phone, { posyandu, device }: Self): Promise<FileKey | undefined> {
  const made = { id: randomRecordId(), key: crypto.getRandomValues(new Uint8Array(KEY_BYTES)) }
  const set = { key: toBase64url(made.key) }
  const write = { document: registryOf(posyandu), kind: fileKey.kind, record: made.id, set, who: device }
  return (await phone.append([write])).ok ? made : undefined
}

/** Makes one where a relay has told all and there is none: so that a day without any network finds it on every phone. */
export async function makeFileKeyInTime(phone: Phone): Promise<void> {
  const [self] = await phone.ports.store.read((tx) => tx.get('self', ['self']))
  if (!self || self.posyandu === '' || self.role === 'dinas') return
  if (!(await phone.catchUp([registryOf(self.posyandu)], CATCH_UP_MS))) return
  const { keys } = await readFileKeys(phone, self)
  if (keys.length === 0) await makeFileKey(phone, self)
}

const CATCH_UP_MS = 10_000

function keyIn({ kind, record, set }: Entry): FileKey | undefined {
  if (kind !== fileKey.kind || typeof set.key !== 'string') return undefined
  try {
    const key = fromBase64url(set.key)
    return key.length === KEY_BYTES ? { id: record, key } : undefined
  } catch {
    return undefined
  }
}
