/**
 * The history of somebody who moved here, read under their record here. A transfer carries the entries of another
 * posyandu as they were signed there; each of them becomes one entry of this posyandu, by what stands in it and in the
 * transfer alone. So it does not matter when a transfer comes, how often, or in how many parts (law 3). Pure.
 */
import { parseDocumentName, registryOf, visitsOf } from './document-name.ts'
import { readEntry, type Entry, type Json } from './entry.ts'
import { transfer as transferType } from './records/transfer.ts'
import { readAs, recordRef } from './shapes.ts'
import { verifyEntry } from './signature.ts'
import * as v from 'valibot'

const texts = v.array(v.string())
const hops = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What is never read out of a transfer: who they are is written anew here, and what is in confidence does not travel. */
const NOT_READ: readonly string[] = ['person', 'transfer']

/** The entries that a transfer brings, as entries of the posyandu it stands in. None for any other kind of entry. */
export function carriedBy(entry: Entry): readonly Entry[] {
  const name = parseDocumentName(entry.in)
  if (entry.kind !== transferType.kind || name?.type !== 'registry') return []
  const person = readAs(recordRef, entry.set.person)
  const was = readAs(recordRef, entry.set.was)
  if (person === undefined || was === undefined) return []
  const move: Move = { person, was, posyandu: name.posyandu, hops: readAs(hops, entry.set.hops) ?? 0 }
  return (readAs(texts, entry.set.entries) ?? []).flatMap((text) => {
    const inner = readEntry(text)
    return inner ? readHere(inner, move) : []
  })
}

/**
 * Whether a transfer puts words into the mouth of a device whose key is known. Of one from elsewhere nobody here can
 * tell: for its entries the device that wrote the transfer answers.
 */
export async function carriesForged(
  { kind, set }: Entry,
  keyOf: (device: string) => CryptoKey | undefined,
): Promise<boolean> {
  const carried = kind === transferType.kind ? (readAs(texts, set.entries) ?? []) : []
  const isForged = carried.map(async (text) => {
    const inner = readEntry(text)
    const key = inner && keyOf(inner.by)
    return key !== undefined && !(await verifyEntry(text, key))
  })
  return (await Promise.all(isForged)).includes(true)
}

/** What the table of transfers keeps: the texts stay in the log. */
export function withoutTexts(entry: Entry): Entry {
  return { ...entry, set: Object.fromEntries(Object.entries(entry.set).filter(([name]) => name !== 'entries')) }
}

interface Move {
  /** Their record here, and where the entries were written. */
  readonly person: string
  readonly was: string
  /** The posyandu here. */
  readonly posyandu: string
  /** How often they had moved on since: 0 for the posyandu they came from, 1 for the one before that. */
  readonly hops: number
}

function readHere(inner: Entry, move: Move): readonly Entry[] {
  const document = documentHere(inner.in, move.posyandu)
  if (document === undefined || NOT_READ.includes(inner.kind)) return []
  return [
    {
      ...inner,
      in: document,
      id: idHere(inner.id, move.hops),
      over: inner.over.map((id) => idHere(id, move.hops)),
      record: recordHere(inner.kind, inner.record, move),
      set: Object.fromEntries(Object.entries(inner.set).map(([name, value]) => [name, valueHere(name, value, move)])),
    },
  ]
}

/** Undefined for what is in confidence, and for what is no work of a posyandu. */
function documentHere(document: string, posyandu: string): string | undefined {
  const name = parseDocumentName(document)
  if (name?.type === 'registry') return registryOf(posyandu)
  return name?.type === 'visits' ? visitsOf(posyandu, name.month) : undefined
}

const BEFORE_EVERY_ID = '000000000'
const NEWEST_HOP = 35
const HOP_AT = BEFORE_EVERY_ID.length
const COUNTER_AND_DEVICE = 15

/**
 * Below every id of this posyandu, so that a correction made here replaces what came from there, whatever the counters
 * are at; and among themselves in the order they had. Every move before the last one lies below the one after it.
 */
export function idHere(id: string, hops: number): string {
  const isFromBefore = isCarried(id)
  const hop = isFromBefore ? parseInt(id[HOP_AT]!, 36) - 1 - hops : NEWEST_HOP - hops
  const rest = isFromBefore ? id.slice(HOP_AT + 1) : id.slice(0, COUNTER_AND_DEVICE)
  return BEFORE_EVERY_ID + Math.max(0, hop).toString(36) + rest
}

/** Whether an entry with this id came with somebody who moved here. */
export function isCarried(id: string): boolean {
  return id.startsWith(BEFORE_EVERY_ID)
}

/** Kinds whose record is the person, or begins with them. */
function recordHere(kind: string, record: string, { person, was }: Move): string {
  if (record === was) return person
  if (record.startsWith(`${was}/`)) return person + record.slice(was.length)
  return kind === 'open-day' ? record : besides(record, person)
}

/**
 * The record here of somebody who was written down elsewhere: two phones that take in one person make one record, and
 * whoever moves along with a mother or a child is found by the other.
 */
export function recordOfMoved(was: string, posyandu: string): string {
  const at = was.indexOf('.')
  return `${at < 0 ? was : was.slice(0, at)}.${posyandu}`
}

/** A record of its own beside the one there: a phone may hold both posyandu. */
function besides(record: string, person: string): string {
  const at = record.indexOf('@')
  return `${at < 0 ? record : record.slice(0, at)}@${person}`
}

function valueHere(name: string, value: Json, move: Move): Json {
  if (name === 'person' && value === move.was) return move.person
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const fields = value as Readonly<Record<string, Json>>
  return {
    ...fields,
    ...(typeof fields.vial === 'string' && { vial: besides(fields.vial, move.person) }),
    ...(typeof fields.person === 'string' && { person: recordOfMoved(fields.person, move.posyandu) }),
  }
}
