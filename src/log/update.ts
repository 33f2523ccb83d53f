/** Yjs updates (encoding v1) written straight from entries, without a Y.Doc. */
import * as encoding from 'lib0/encoding'

/** Entries of one client id that follow each other, the first at `clock`. */
export interface Run {
  readonly client: number
  readonly clock: number
  readonly texts: readonly string[]
}

/**
 * Of entries in one message. It counts when it is there whole: where a signal is one bar, these are ten seconds of it, and
 * a line that breaks off sooner never brings anything.
 */
export const UPDATE_CHARACTERS = 32 * 1024

const CONTENT_ANY = 8
const HAS_ORIGIN = 0x80
const PARENT_IS_ROOT = 1

/** The root array in which a client id's entries stand. */
export function rootOf(client: number): string {
  return client.toString(36)
}

/**
 * One update holding these runs, at most one for a client id. Clients stand in descending order, as Yjs writes them:
 * `Y.mergeUpdates` silently drops clients of an update in another order.
 */
export function runsToUpdate(runs: readonly Run[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, runs.length)
  for (const run of [...runs].sort((a, b) => b.client - a.client)) writeRun(encoder, run)
  encoding.writeVarUint(encoder, 0) // nothing is ever deleted
  return encoding.toUint8Array(encoder)
}

function writeRun(encoder: encoding.Encoder, { client, clock, texts }: Run): void {
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  if (clock === 0) {
    encoding.writeUint8(encoder, CONTENT_ANY)
    encoding.writeVarUint(encoder, PARENT_IS_ROOT)
    encoding.writeVarString(encoder, rootOf(client))
  } else {
    encoding.writeUint8(encoder, CONTENT_ANY | HAS_ORIGIN)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock - 1)
  }
  encoding.writeVarUint(encoder, texts.length)
  for (const text of texts) encoding.writeAny(encoder, text)
}

/** Splits runs into updates of about this many characters of entries each; a run's parts stay in order. */
export function runsToUpdates(runs: readonly Run[], maxLength: number): Uint8Array[] {
  const updates: Uint8Array[] = []
  let slice: Run[] = []
  let length = 0
  for (const { client, clock, texts } of runs) {
    let from = 0
    for (let i = 0; i < texts.length; i++) {
      if (length + texts[i]!.length > maxLength && length > 0) {
        if (i > from) slice.push({ client, clock: clock + from, texts: texts.slice(from, i) })
        updates.push(runsToUpdate(slice))
        ;[slice, length, from] = [[], 0, i]
      }
      length += texts[i]!.length
    }
    if (texts.length > from) slice.push({ client, clock: clock + from, texts: texts.slice(from) })
  }
  return slice.length > 0 ? [...updates, runsToUpdate(slice)] : updates
}

/** Rows in their order, in parts of one message each. */
export function* inParts<Row extends { readonly text: string }>(rows: readonly Row[]): Generator<readonly Row[]> {
  let from = 0
  let characters = 0
  for (const [i, { text }] of rows.entries()) {
    if (i > from && characters + text.length > UPDATE_CHARACTERS) {
      yield rows.slice(from, i)
      from = i
      characters = 0
    }
    characters += text.length
  }
  if (from < rows.length) yield rows.slice(from)
}
