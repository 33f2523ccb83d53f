/** A reconnect is answered by reading rows past the peer's state vector; no Y.Doc is ever built. */
import { UPDATE_CHARACTERS, type Run } from '../../src/log/update.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** Read at once: few at first, because one entry may be as long as two hundred others. */
const FIRST_READ = 16
const MOST_READ = 500

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
  let count = FIRST_READ
  for (const [client, end] of to) {
    let clock = from.get(client) ?? 0
    while (clock < end) {
      const texts = await journal.read(document, client, clock, Math.min(end, clock + count))
      if (texts.length === 0) throw new Error(`expected ${document} client ${client} to hold ${clock}, found nothing`)
      const run = { client, clock, texts }
      part.push(run)
      clock += texts.length
      const length = charactersOf([run])
      characters += length
      count = Math.max(1, Math.min(MOST_READ, Math.floor((UPDATE_CHARACTERS * texts.length) / (length + 1))))
      if (characters >= UPDATE_CHARACTERS) {
        yield joined(part)
        part = []
        characters = 0
      }
    }
  }
  if (part.length > 0) yield joined(part)
}

export function charactersOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { texts }) => texts.reduce((all, { length }) => all + length, sum), 0)
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
