/** What a Y.Doc holds, as rows: in every client id's root array an entry's clock is its place. */
import * as Y from 'yjs'
import type { Run } from '../log/update.ts'

export type Clocks = ReadonlyMap<number, number>

/** The runs of entries a document holds past these clocks. */
export function runsPast(doc: Y.Doc, held: Clocks): Run[] {
  const runs: Run[] = []
  for (const [client, structs] of doc.store.clients) {
    const from = held.get(client) ?? 0
    const texts: string[] = []
    for (const struct of structs) {
      if (struct.id.clock + struct.length <= from || !(struct instanceof Y.Item)) continue
      const content = struct.content.getContent().slice(Math.max(0, from - struct.id.clock))
      texts.push(...content.filter((value): value is string => typeof value === 'string'))
    }
    if (texts.length > 0) runs.push({ client, clock: from, texts })
  }
  return runs
}

/** How many entries of each client id a document holds. */
export function clocksOf(doc: Y.Doc): Clocks {
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}

/** The id of an entry, read from its place in the text without parsing: for telling entries apart, not for trusting them. */
export function idInText(text: string): string {
  return text.slice(ID_FROM, ID_TO)
}

const ID_FROM = 86 + '{"v":1,"id":"'.length
const ID_TO = ID_FROM + 25
