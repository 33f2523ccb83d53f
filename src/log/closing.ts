/**
 * What was known of an open day when it was closed, and what came after. No clock has a part in it: a closing names the
 * newest entry of each device it knew, and whatever is newer than that came after, on every phone alike.
 */
import type { Json } from './entry.ts'
import { shownHead, type FieldState } from './fold.ts'
import { deviceOf } from './id.ts'

type Fields = Readonly<Record<string, FieldState>>

/** Why a visit was changed after its day had been closed: a field of its own each time, so that none replaces another. */
export const REASON = 'reason.'
/** What was typed into another system says nothing new of the visit. */
const ENTERED = 'entered.'
/** What each closing of an open day knew. */
export const CLOSING = 'closing.'

/** A family's next field: `key` is any random text. */
export function fieldOfFamily(prefix: string, key: string): string {
  return prefix + key.replaceAll('_', '-')
}

export interface LateChange {
  readonly id: string
  readonly who: string
  /** As the phone's clock claimed. */
  readonly at: string
  /** Those of its fields that still stand. */
  readonly fields: readonly string[]
  /** Undefined when whoever wrote it did not know that the day was closed. */
  readonly reason: string | undefined
  /** It took such a change back. */
  readonly isUndo: boolean
}

/** The newest entry of every device that wrote any of these records. */
export function newestOfEachDevice(records: Iterable<Fields>): readonly string[] {
  const newest = new Map<string, string>()
  for (const fields of records) {
    for (const { heads, replaced } of Object.values(fields)) {
      for (const id of [...heads.map((head) => head.id), ...replaced]) {
        const device = deviceOf(id)
        if (id > (newest.get(device) ?? '')) newest.set(device, id)
      }
    }
  }
  return [...newest.values()].sort()
}

/** The entries that the closings of an open day knew, perhaps none; undefined when it was never closed. */
export function knownAtClosing(day: Fields): readonly string[] | undefined {
  const closings = Object.entries(day).flatMap(([name, field]) => {
    const value = name.startsWith(CLOSING) ? shownHead(field)?.value : undefined
    return Array.isArray(value) ? [value as readonly string[]] : []
  })
  return closings.length > 0 ? closings.flat() : undefined
}

/** Whether an entry came after the closings that knew these. */
export function cameAfter(known: Iterable<string>): (id: string) => boolean {
  const newest = new Map<string, string>()
  for (const id of known) if (id > (newest.get(deviceOf(id)) ?? '')) newest.set(deviceOf(id), id)
  return (id) => id > (newest.get(deviceOf(id)) ?? '')
}

/** What of this record came after the closings that knew these entries, oldest first. */
export function lateChanges(fields: Fields, known: Iterable<string>): readonly LateChange[] {
  const isLate = cameAfter(known)
  const late = new Map<string, LateChange>()
  for (const [name, { heads }] of Object.entries(fields)) {
    for (const { id, who, at, value } of heads) {
      if (!isLate(id) || name.startsWith(ENTERED)) continue
      const change = late.get(id) ?? { id, who, at, fields: [], reason: undefined, isUndo: false }
      late.set(id, withField(change, name, value))
    }
  }
  return [...late.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A reason is withdrawn with what it was given for. */
function withField(change: LateChange, name: string, value: Json): LateChange {
  if (!name.startsWith(REASON)) return { ...change, fields: [...change.fields, name] }
  return typeof value === 'string' ? { ...change, reason: value } : { ...change, isUndo: true }
}
