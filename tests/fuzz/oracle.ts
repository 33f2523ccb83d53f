/** What everybody can read in the end, held against what was rightfully written. Knows nothing of the gate. */
import * as Y from 'yjs'
import { rootOf } from '../../src/log/update.ts'
import type { HonestPhone } from './honest-phone.ts'

export interface Judgement {
  /** Texts that somebody can read and nobody wrote, or nobody might write. */
  readonly invalid: number
  /** Acknowledged entries of honest phones that are not on the relay, or not with the others. */
  readonly lost: number
  /** Entries of honest phones that read otherwise than they were written, or stand elsewhere. */
  readonly altered: number
  readonly problems: readonly string[]
}

/** `documents`: everything the relay holds, as a new phone of the puskesmas hears it. */
export function judge(
  documents: ReadonlyMap<string, Y.Doc>,
  phones: readonly HonestPhone[],
  rightful: ReadonlySet<string>,
): Judgement {
  const problems: string[] = []
  const wrong = new Set<string>()
  const readable = [...documents.values(), ...phones.map(({ phone }) => phone.doc)]
  for (const doc of readable) {
    for (const text of textsOf(doc)) if (!rightful.has(text)) wrong.add(text)
    if (doc.store.pendingStructs) problems.push('a phone was given entries with a gap before them')
  }
  for (const text of wrong) problems.push(`readable: ${text.slice(0, 300)}`)
  let lost = 0
  let altered = 0
  for (const { phone, client, texts, acked } of phones) {
    const own = documents.get(phone.document)!.getArray<string>(rootOf(client)).toArray()
    const others = phones.filter((other) => other.phone.document === phone.document && other.phone !== phone)
    for (const [i, text] of texts.slice(0, acked).entries()) {
      if (own[i] === undefined) lost++
      else if (own[i] !== text) altered++
      lost += others.filter((other) => other.phone.doc.getArray(rootOf(client)).get(i) !== text).length
    }
    if (own.length > texts.length) altered += own.length - texts.length
    for (const { reason } of phone.refusals) problems.push(`an honest phone was refused: ${reason}`)
    for (const code of phone.closeCodes) problems.push(`an honest phone was closed with ${code}`)
  }
  return { invalid: wrong.size, lost, altered, problems }
}

export function textsOf(doc: Y.Doc): string[] {
  const clients = Y.decodeStateVector(Y.encodeStateVector(doc)).keys()
  return [...clients].flatMap((client) => doc.getArray<string>(rootOf(client)).toArray())
}
