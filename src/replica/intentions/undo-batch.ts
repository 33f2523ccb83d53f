/** Takes back one person's batch: an entry a record, all like any other, so that this too can be taken back. */
import type { UndoneRecord } from '../../log/batch-undo.ts'
import type { Append, Saved, SaveResult, Write } from '../write.ts'

/** Entries in one transaction: a screen reads in between. */
const SLICE = 200

/** What was taken back before the disk was full stays taken back; doing it again takes back the rest. */
export async function undoBatch(
  append: Append,
  plan: readonly UndoneRecord[],
  onProgress: (done: number) => void = () => undefined,
): Promise<SaveResult> {
  const saved: Saved[] = []
  let slice: Write[] = []
  for (const [i, { writes }] of plan.entries()) {
    slice.push(...writes.map((write): Write => ({ ...write, isFromLog: true })))
    if (slice.length < SLICE && i < plan.length - 1) continue
    const result: SaveResult = slice.length > 0 ? await append(slice) : { ok: true, saved: [] }
    if (!result.ok) return result
    saved.push(...result.saved)
    slice = []
    onProgress(i + 1)
  }
  return { ok: true, saved }
}
