/** Closing an open day, opening it again, and what is changed in between: never refused, always with a reason. */
import { CLOSING, fieldOfFamily, REASON } from '../../log/closing.ts'
import { registryOf } from '../../log/document-name.ts'
import { partsOfVisitId, randomRecordId } from '../../log/record-id.ts'
import type { Append, SaveResult, Write } from '../write.ts'

/** Closes the day. `known`: the newest entry of every device that had written to it (`newestOfEachDevice`). */
export function closeOpenDay(
  append: Append,
  posyandu: string,
  openDay: string,
  known: readonly string[],
  key = randomRecordId(),
): Promise<SaveResult> {
  const set = { closed: true, [fieldOfFamily(CLOSING, key)]: known }
  return append([{ document: registryOf(posyandu), kind: 'open-day', record: openDay, set }])
}

export function openAgain(append: Append, posyandu: string, openDay: string): Promise<SaveResult> {
  return append([{ document: registryOf(posyandu), kind: 'open-day', record: openDay, set: { closed: false } }])
}

/** Asks why a visit of a closed day is changed; undefined when the person would rather not change it. */
export type AskReason = (openDay: string) => Promise<string | undefined>

/** `append` for screens: what changes a visit of a closed day is written with the reason for it, in the same entry. */
export function appendWithReason(
  isClosed: (openDay: string) => Promise<boolean>,
  append: Append,
  ask: AskReason,
): Append {
  return async (writes) => {
    const openDays = new Set(writes.filter(needsReason).map(openDayOf))
    const reasons = new Map<string, string>()
    for (const openDay of openDays) {
      if (!(await isClosed(openDay))) continue
      const reason = await ask(openDay)
      if (reason === undefined) return { ok: false, reason: 'no-reason' }
      reasons.set(openDay, reason)
    }
    return append(writes.map((write) => withReason(write, reasons.get(openDayOf(write)))))
  }
}

/** An undo takes its reason back by itself; what the midwife has seen of the day's list, and what was typed elsewhere, is no change. */
function needsReason({ kind, set }: Write): boolean {
  const names = Object.keys(set)
  return kind === 'visit' && !names.some((name) => name.startsWith(REASON)) && !names.every(isBeside)
}

function isBeside(name: string): boolean {
  return name.startsWith('reported.') || name.startsWith('entered.')
}

function withReason(write: Write, reason: string | undefined): Write {
  if (reason === undefined || !needsReason(write)) return write
  return { ...write, set: { ...write.set, [fieldOfFamily(REASON, randomRecordId())]: reason } }
}

function openDayOf({ record }: Write): string {
  return partsOfVisitId(record).openDay
}
