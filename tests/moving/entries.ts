/** Entries as a relay's journal holds them, made quickly: nobody checks their signatures any more. */
import { entryId } from '../../src/log/id.ts'
import { entryToJson } from '../../src/log/entry.ts'
import type { Row } from '../../server/journal/journal.ts'

const SIGNATURE = 'x'.repeat(86)

/** So many entries of one author, each received a second after the one before. */
export function rowsOf(document: string, client: number, count: number, from = 0): Row[] {
  const by = `device${String(client).padStart(10, '0')}`
  return Array.from({ length: count }, (_, i) => {
    const clock = from + i
    const id = entryId(clock + 1, by)
    const entry = { v: 1, id, in: document, kind: 'visit', record: `anak-${clock}`, over: [], who: 'siti', by } as const
    const set = { weightKg: 3 + clock / 100, name: `Anak ${clock}` }
    const text = SIGNATURE + entryToJson({ ...entry, set, n: clock + 1, at: '2026-11-22T09:00:00+07:00' })
    return {
      document,
      client,
      clock,
      text,
      by,
      n: clock + 1,
      counter: clock + 1,
      receivedAt: 1_795_000_000_000 + clock,
    }
  })
}
