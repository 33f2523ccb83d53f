/** What this phone holds, or a part of it, as a file. */
import { directoryOf, parseDocumentName, registryOf, visitsOf } from '../../log/document-name.ts'
import { readEntry, type Entry } from '../../log/entry.ts'
import { monthOfOpenDay } from '../../log/record-id.ts'
import { fileKey } from '../../log/records/file-key.ts'
import { recoveryCode } from '../../log/records/recovery-code.ts'
import { USER_KEY } from '../author.ts'
import { FOLDED, type Self } from '../database.ts'
import { groupOf } from '../merged-documents.ts'
import type { Ports } from '../ports.ts'
import { readTexts } from '../read-entries.ts'
import type { Store } from '../store.ts'
import { isConfidential } from '../unread.ts'
import { packFile, type About } from './file-format.ts'
import type { HandOverResult } from './result.ts'
import { entriesInScope, type Scope } from './scope.ts'

type Storage = Pick<Ports, 'store' | 'readBack' | 'clock'>

/** What lets a phone in: it must not stand on a screen that anybody can photograph. */
const SECRET: readonly string[] = [fileKey.kind, recoveryCode.kind]

/** Plain; `SECRET` records only `withSecrets`, for a file that is sealed. */
export async function handOver(storage: Storage, scope: Scope, withSecrets = false): Promise<HandOverResult> {
  const { store, clock } = storage
  const [self] = await store.read((tx) => tx.get('self', ['self']))
  if (!self) return { ok: false, reason: 'not-joined' }
  const texts = new Map<Entry, string>()
  for (const document of await documentsOf(store, self, scope)) {
    for (const text of await textsOf(storage, document)) {
      const entry = readEntry(text)
      if (entry) texts.set(entry, text)
    }
  }
  const inScope = entriesInScope([...texts.keys()], scope)
  const chosen = inScope.filter(({ kind }) => withSecrets || !SECRET.includes(kind)).sort(byNeighbours)
  if (chosen.length === 0) return { ok: false, reason: 'nothing' }
  const about = await aboutThis(store, self, scope, clock())
  const bytes = packFile(
    about,
    chosen.map((entry) => texts.get(entry)!),
  )
  return { ok: true, bytes, entries: chosen.length, unsent: await unsentAmong(store, chosen, texts) }
}

/** Ids of outbox rows that are not on a relay, and whose text is among these. */
async function unsentAmong(
  store: Store,
  chosen: readonly Entry[],
  texts: ReadonlyMap<Entry, string>,
): Promise<readonly string[]> {
  const packed = new Set(chosen.map((entry) => texts.get(entry)))
  const documents = new Set(chosen.map((entry) => entry.in))
  const unsent: string[] = []
  for (const document of documents) {
    const rows = await store.read((tx) => tx.outboxOf(document))
    unsent.push(...rows.filter(({ state, text }) => state !== 1 && packed.has(text)).map(({ id }) => id))
  }
  return unsent
}

async function documentsOf(store: Store, { puskesmas, posyandu }: Self, scope: Scope): Promise<readonly string[]> {
  const group = await groupOf(store, posyandu)
  const always = [directoryOf(puskesmas), ...group.map(registryOf)]
  if (scope.what === 'visitor' || scope.what === 'day') {
    const month = monthOfOpenDay(scope.openDay)
    return [...always, ...group.map((each) => visitsOf(each, month))]
  }
  const held = (await store.metaKeys(FOLDED)).map((key) => key.slice(FOLDED.length))
  const waiting = await Promise.all(([0, 1, 2] as const).map((state) => store.outboxDocuments(state)))
  const isHere = (document: string): boolean => {
    const name = parseDocumentName(document)
    return name !== undefined && 'posyandu' in name && group.includes(name.posyandu)
  }
  // Of a posyandu that is not at hand only what has not reached the relay.
  return [...new Set([...always, ...held.filter(isHere), ...waiting.flat()])].filter((name) => parseDocumentName(name))
}

/** Of what was written in confidence only what no relay has yet: it must still reach those who may read it. */
async function textsOf(storage: Storage, document: string): Promise<Iterable<string>> {
  if (!isConfidential(document)) return readTexts(storage, document)
  const rows = await storage.store.read((tx) => tx.outboxOf(document))
  return rows.filter(({ state }) => state !== 1).map(({ text }) => text)
}

async function aboutThis(store: Store, self: Self, { what }: Scope, at: Date): Promise<About> {
  const { puskesmas, posyandu, device } = self
  return store.transaction(async (tx) => {
    const [chosen] = await tx.get('meta', [USER_KEY])
    const [user] = typeof chosen?.value === 'string' ? await tx.get('user', [chosen.value]) : []
    const [named] = await tx.get('posyandu', [posyandu])
    const name = user?.shown.name
    const place = named?.shown.name
    return {
      puskesmas,
      posyandu,
      device,
      ...(typeof name === 'string' && { name }),
      ...(typeof place === 'string' && { place }),
      at: at.toISOString(),
      what,
    }
  })
}

/** What is about one record stands together: it packs better. */
function byNeighbours(a: Entry, b: Entry): number {
  const [one, other] = [`${a.in} ${a.kind} ${a.record} ${a.id}`, `${b.in} ${b.kind} ${b.record} ${b.id}`]
  return one < other ? -1 : 1
}
