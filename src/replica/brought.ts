/** Entries that a file brought, their signatures checked, onto this phone's disk: outbox and tables in one transaction. */
import { groupBy } from '../domain/group-by.ts'
import { signatureOf, type Entry } from '../log/entry.ts'
import type { OutboxRow } from './database.ts'
import { project } from './projection.ts'
import type { Store, Transaction } from './store.ts'

export interface Brought {
  readonly entry: Entry
  readonly text: string
}

export async function storeBrought(store: Store, brought: readonly Brought[]): Promise<void> {
  await store.transaction(async (tx) => {
    tx.put('outbox', await newRows(tx, brought))
    const byDocument = groupBy(brought, ({ entry }) => entry.in)
    for (const [document, group] of byDocument) {
      await project(
        tx,
        document,
        group.map(({ entry }) => entry),
      )
    }
  })
}

/** A row that waits for the relay already, or was refused by it, stays as it is. */
async function newRows(tx: Transaction, brought: readonly Brought[]): Promise<OutboxRow[]> {
  const rows = new Map<string, OutboxRow>()
  const known = await tx.get(
    'outbox',
    brought.map(({ entry }) => entry.id),
  )
  for (const [i, { entry, text }] of brought.entries()) {
    const other = known[i] ?? rows.get(entry.id)
    if (other?.text === text) continue
    const id = other ? `${entry.id}/${signatureOf(text)}` : entry.id
    const [again] = other ? await tx.get('outbox', [id]) : []
    if (!again) rows.set(id, { id, document: entry.in, n: entry.n, text, state: 0 })
  }
  return [...rows.values()]
}
