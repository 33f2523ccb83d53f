/** May this entry follow what its clientID wrote before? Pure: a simulator can use it as it is. */
import { counterOf } from '../../src/log/id.ts'
import type { Entry } from '../../src/log/entry.ts'
import { limit, type RefusalReason } from '../../src/protocol.ts'
import type { Author } from '../journal/journal.ts'

/** Undefined when it may. `greatestCounter` is the greatest the relay has accepted in any document. */
export function whyNotNext(
  entry: Entry,
  author: Author | undefined,
  greatestCounter: number,
): RefusalReason | undefined {
  if (author && entry.by !== author.by) return 'other-author'
  if (author && entry.n <= author.n) return 'count-not-rising'
  // Without this one entry could take the highest id for good, and nobody could replace anything it wrote.
  if (counterOf(entry.id) > greatestCounter + limit.counterJump) return 'counter-too-far'
  return undefined
}
