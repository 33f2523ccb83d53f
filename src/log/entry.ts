/**
 * An entry: one act at a posyandu, small, immutable, signed. In the log it is one string, its signature followed by
 * the exact JSON that was signed; nothing is ever re-serialised, so a signature stays valid wherever the string goes.
 */
import { isEntryId } from './id.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export interface Entry {
  readonly v: 1
  /** Lamport counter, then device (`id.ts`): sortable as text, greater than every id this device had seen. */
  readonly id: string
  /** The document it belongs to (`document-name.ts`). */
  readonly in: string
  /** The record type: person, visit, open-day, … */
  readonly kind: string
  readonly record: string
  /** The fields it writes; null clears. Only what the person changed, never a whole form. */
  readonly set: Readonly<Record<string, Json>>
  /** The heads of exactly those fields that this entry replaces. */
  readonly over: readonly string[]
  /** The person at the phone (a user record's id); `import/<user>` when a workbook wrote it. */
  readonly who: string
  /** The device: hash of its public key. */
  readonly by: string
  /** The device's own count in this document, +1 an entry. */
  readonly n: number
  /** Wall clock as the phone claims it, with its zone: shown, never used for order. */
  readonly at: string
}

/** P-256 signatures are 64 bytes: 86 characters of base64url. */
export const SIGNATURE_LENGTH = 86

/** An entry's text may be this long: a transfer carries a person's whole history in one entry. */
export const MAX_ENTRY_LENGTH = 65_536

const MAX_FIELDS = 200
const MAX_OVER = 500
const MAX_DEPTH = 8
/** `weightKg`, and of a family of fields `ask.tbc-batuk`, `eaten.2026-05-04`. */
const FIELD_NAME = /^[a-z][A-Za-z0-9.-]{0,63}$/
const PLAIN_TEXT = /^[\x21-\x7e]{1,120}$/

/** The JSON that gets signed: keys in one order, fields sorted, so equal entries are equal texts. */
export function entryToJson(entry: Entry): string {
  const { v, id, kind, record, over, who, by, n, at } = entry
  const set = Object.fromEntries(Object.entries(entry.set).sort(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify({ v, id, in: entry.in, kind, record, set, over, who, by, n, at })
}

/** The JSON part of an entry's text. */
export function signedJson(text: string): string {
  return text.slice(SIGNATURE_LENGTH)
}

export function signatureOf(text: string): string {
  return text.slice(0, SIGNATURE_LENGTH)
}

/**
 * Reads an entry's text. Undefined when the envelope is not well formed. What `set` holds is never judged here beyond
 * its shape: a newer app may write fields and kinds that this one does not know, and they must pass (law 6).
 */
export function readEntry(text: string): Entry | undefined {
  if (text.length > MAX_ENTRY_LENGTH || text.length <= SIGNATURE_LENGTH) return undefined
  const json = signedJson(text)
  let value: unknown
  try {
    value = JSON.parse(json)
    // Doubled keys, odd spacing or other spellings of one value would let two readers see two different entries.
    if (JSON.stringify(value) !== json) return undefined
  } catch {
    return undefined // not JSON, or nested past what the engine takes
  }
  return isEntry(value) ? value : undefined
}

function isEntry(value: unknown): value is Entry {
  if (!isObject(value)) return false
  const { v, id, set, over, n, at } = value
  return (
    v === 1 &&
    isEntryId(id) &&
    isPlain(value.in) &&
    isPlain(value.kind) &&
    isPlain(value.record) &&
    isObject(set) &&
    areFields(set) &&
    Array.isArray(over) &&
    over.length <= MAX_OVER &&
    over.every(isEntryId) &&
    isPlain(value.who) &&
    isPlain(value.by) &&
    id.endsWith(value.by) &&
    Number.isSafeInteger(n) &&
    (n as number) > 0 &&
    typeof at === 'string' &&
    at.length <= 40
  )
}

function areFields(set: Record<string, unknown>): boolean {
  const names = Object.keys(set)
  return (
    names.length > 0 &&
    names.length <= MAX_FIELDS &&
    names.every((name) => FIELD_NAME.test(name) && isShallow(set[name], MAX_DEPTH))
  )
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0) return false
  if (Object.hasOwn(value, '__proto__')) return false
  return Object.values(value).every((inner) => isShallow(inner, depth - 1))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isPlain(value: unknown): value is string {
  return typeof value === 'string' && PLAIN_TEXT.test(value)
}
