/** Langkah 3: the result was told to whoever came with the child, and written into their Buku KIA. */
import type { Append, SaveResult } from '../write.ts'
import { correctVisit, type VisitPlace } from './visit.ts'

/** One entry: who has the book in hand has told the result too. */
export function recordResultRead(
  append: Append,
  place: VisitPlace,
  { kiaBook }: { readonly kiaBook?: boolean } = {},
): Promise<SaveResult> {
  return correctVisit(append, place, { resultRead: true, ...(kiaBook !== undefined && { kiaBook }) })
}
