/** What is on disk of a client, as the engine keeps it: `length n device`. */
import { authorAfter, type Author, type Row } from '../journal.ts'

/** Throws when the rows do not continue each other. */
export function changedBy(rows: readonly Row[]): { client: number; before: number; after: Author }[] {
  const clients = new Map<number, { before: number; after: Author }>()
  for (const row of rows) {
    const { before = row.clock, after = { length: row.clock, n: 0, by: row.by } } = clients.get(row.client) ?? {}
    clients.set(row.client, { before, after: authorAfter(row, after) })
  }
  return [...clients].map(([client, change]) => ({ client, ...change }))
}

export function writtenAuthor({ length, n, by }: Author): string {
  return `${length} ${n} ${by}`
}

export function readAuthor(text: string): Author {
  const [, length, n, by = ''] = /^(\d+) (\d+) (.*)$/s.exec(text) ?? []
  return { length: Number(length), n: Number(n), by }
}
