/**
 * All that one journal holds, put into another through the port and read back from there. What the other holds already
 * must be the beginning of the same, so whoever was cut off begins again and goes on where it ended.
 */
import { isDeepStrictEqual } from 'node:util'
import { counterOf } from '../../src/log/id.ts'
import { readEntry } from '../../src/log/entry.ts'
import type { Author, MovableJournal, Quarantined, Row, WaitingEntry } from '../journal/journal.ts'

export interface Copied {
  readonly documents: number
  readonly entries: number
  /** Of these, how many were not there before. */
  readonly fresh: number
}

/** So many documents at once: an engine takes many appends in one flush of its disk. */
const ABREAST = 16
/** Rows of one append, and the characters after which it is full whatever their number. */
const ROWS = 500
const CHARACTERS = 1_000_000

type Authors = ReadonlyMap<number, Author>

/**
 * `from` may go on growing meanwhile: of each author a beginning is copied, and of the directories last, so that
 * everybody who wrote an entry of the copy is in them. Throws when the other holds what this one does not.
 */
export async function copyEntries(
  from: MovableJournal,
  to: MovableJournal,
  tell: (entries: number) => void,
): Promise<Copied> {
  const documents = await from.documents()
  const known = new Set(documents)
  const strange = (await to.documents()).find((document) => !known.has(document))
  if (strange !== undefined) throw new Error(`expected nothing of ${strange} where it is copied to`)
  const copied = { documents: documents.length, entries: 0, fresh: 0 }
  for (const some of [documents.filter((name) => !isDirectory(name)), documents.filter(isDirectory)]) {
    await abreast(some, async (document) => {
      const { authors } = await from.standing(document)
      const fresh = await copyDocument(from, to, document, authors)
      const entries = await compareDocument(from, to, document, authors)
      copied.fresh += fresh
      copied.entries += entries
      tell(copied.entries)
    })
  }
  return copied
}

/** What is held beside the entries: who was heard when, what phones say they have not sent, what was held back. */
export async function copyBesides(from: MovableJournal, to: MovableJournal): Promise<void> {
  await to.heardFrom(await from.contacts())
  await to.keepUnsent(await from.unsent())
  const heldBack = await from.quarantined()
  const waiting = heldBack.filter(isWaiting)
  await to.quarantine(heldBack.filter((one) => !isWaiting(one)))
  // What was let in since the other held it waits no longer.
  const texts = new Set(waiting.map(({ text }) => text))
  await to.release((await to.quarantined()).filter(isWaiting).filter(({ text }) => !texts.has(text)))
  await to.keepWaiting(waiting)
  // Of what was refused each journal keeps the newest only; of genuine entries nothing may be missing.
  const arrived = new Set((await to.quarantined()).filter(isWaiting).map(({ text }) => text))
  const lost = waiting.filter(({ text }) => !arrived.has(text)).length
  if (lost > 0) throw new Error(`expected all that waits for leave, found ${lost} missing`)
}

async function copyDocument(
  from: MovableJournal,
  to: MovableJournal,
  document: string,
  authors: Authors,
): Promise<number> {
  const held = (await to.standing(document)).authors
  for (const [client, { length }] of held) {
    if (length > (authors.get(client)?.length ?? 0)) throw new Error(`expected no more of ${document}, found ${length}`)
  }
  let fresh = 0
  let rows: Row[] = []
  let characters = 0
  const write = async (): Promise<void> => {
    if (rows.length > 0) await to.append(rows, 0)
    fresh += rows.length
    rows = []
    characters = 0
  }
  for (const [client, { length }] of authors) {
    for (let clock = held.get(client)?.length ?? 0; clock < length;) {
      const end = Math.min(length, clock + ROWS)
      const { texts, times } = await readStretch(from, document, client, clock, end)
      for (const [i, text] of texts.entries()) {
        rows.push(rowOf({ document, client, clock: clock++, text, receivedAt: times[i] as number }))
        characters += text.length
        if (rows.length >= ROWS || characters >= CHARACTERS) await write()
      }
    }
  }
  await write()
  return fresh
}

/** Reads both and compares them entry by entry. */
async function compareDocument(
  from: MovableJournal,
  to: MovableJournal,
  document: string,
  authors: Authors,
): Promise<number> {
  const arrived = (await to.standing(document)).authors
  if (!isDeepStrictEqual(arrived, authors)) throw new Error(`expected the same authors of ${document} on both sides`)
  let entries = 0
  for (const [client, { length }] of authors) {
    for (let clock = 0; clock < length; clock += ROWS) {
      const end = Math.min(length, clock + ROWS)
      const [sent, found] = await Promise.all([from, to].map((side) => readStretch(side, document, client, clock, end)))
      if (!isDeepStrictEqual(sent, found)) {
        throw new Error(`expected the same entries of ${document} from ${clock} to ${end} on both sides`)
      }
    }
    entries += length
  }
  return entries
}

interface Stretch {
  readonly texts: readonly string[]
  /** When each was received, ms. */
  readonly times: readonly number[]
}

/** The entries of a client from one clock up to, not including, another. Throws when not all of them are there. */
async function readStretch(
  journal: MovableJournal,
  document: string,
  client: number,
  from: number,
  to: number,
): Promise<Stretch> {
  const texts = await journal.read(document, client, from, to)
  const times = await journal.received(document, client, from, to)
  if (texts.length === to - from && times.length === to - from) return { texts, times }
  throw new Error(`expected ${to - from} entries of ${document}, found ${Math.min(texts.length, times.length)}`)
}

/** Throws when the text is no entry of this document: it was damaged where it lay. */
function rowOf(held: Pick<Row, 'document' | 'client' | 'clock' | 'text'> & { readonly receivedAt: number }): Row {
  const entry = readEntry(held.text)
  if (entry?.in !== held.document) throw new Error(`expected an entry of ${held.document} at ${held.clock}`)
  return { ...held, by: entry.by, n: entry.n, counter: counterOf(entry.id) }
}

async function abreast<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items].reverse()
  const lane = async (): Promise<void> => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item)
  }
  const lanes = Array.from({ length: ABREAST }, () => lane().finally(() => (queue.length = 0)))
  for (const ended of await Promise.allSettled(lanes)) if (ended.status === 'rejected') throw ended.reason
}

function isDirectory(document: string): boolean {
  return document.startsWith('directory/')
}

function isWaiting(one: Quarantined): one is WaitingEntry {
  return 'author' in one
}
