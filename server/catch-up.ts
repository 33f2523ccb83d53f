/** A reconnect is answered by reading rows past the peer's state vector; no Y.Doc is ever built. */
import type { Run } from '../src/log/update.ts'
import type { Author, Journal } from './journal.ts'

/** Characters of entries in one message: a long answer goes out in parts, as fast as the phone takes them. */
const PART_CHARACTERS = 256 * 1024

export type Clocks = ReadonlyMap<number, number>

export function clocksOf(authors: ReadonlyMap<number, Author>): Map<number, number> {
  return new Map([...authors].map(([client, { length }]) => [client, length]))
}

/** What is held between two sets of clocks, in parts of bounded size; a client's parts come in order. */
export async function* partsBetween(
  journal: Journal,
  document: string,
  from: Clocks,
  to: Clocks,
): AsyncGenerator<readonly Run[]> {
  let part: Run[] = []
  let characters = 0
  for (const [client, end] of to) {
    let clock = from.get(client) ?? 0
    while (clock < end) {
      const texts = await journal.read(document, client, clock, Math.min(end, clock + 500))
      if (texts.length === 0) throw new Error(`expected ${document} client ${client} to hold ${clock}, found nothing`)
      part.push({ client, clock, texts })
      clock += texts.length
      characters += texts.reduce((sum, text) => sum + text.length, 0)
      if (characters >= PART_CHARACTERS) {
        yield joined(part)
        part = []
        characters = 0
      }
    }
  }
  if (part.length > 0) yield joined(part)
}

/** One run a client, as an update needs it. */
function joined(runs: readonly Run[]): Run[] {
  const byClient = new Map<number, Run>()
  for (const run of runs) {
    const before = byClient.get(run.client)
    byClient.set(run.client, before ? { ...before, texts: [...before.texts, ...run.texts] } : run)
  }
  return [...byClient.values()]
}
