import type * as Y from 'yjs'
import { runsPast } from '../../src/replica/doc-rows.ts'

/** Every entry's text a document holds, as often as it stands there. */
export function textsOf(doc: Y.Doc): string[] {
  return runsPast(doc, new Map()).flatMap(({ texts }) => texts)
}
