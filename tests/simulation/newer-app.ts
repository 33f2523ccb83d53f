/**
 * A test double: the store of an app from the future. Its entries carry a key that today's app does not know, and a
 * colour of vitamin A that today's app cannot write: what it calls blue is purple.
 */
import type { Self, TableName } from '../../src/replica/database.ts'
import type { Store, StoredTables as Tables, Transaction } from '../../src/replica/store.ts'
import { signedJson } from '../../src/log/entry.ts'
import { signNow } from './simulated-crypto.ts'

const ENTRY_PREFIX = 'limalangkah/entry/1\n'

export function newerAppStore(store: Store): Store {
  return {
    transaction: (work) =>
      store.transaction(async (tx) => {
        const [self] = await tx.get('self', ['self'])
        return work(new NewerTransaction(tx, self))
      }),
    read: (work) => store.read(work),
    outboxDocuments: (state) => store.outboxDocuments(state),
    metaKeys: (prefix) => store.metaKeys(prefix),
  }
}

class NewerTransaction implements Transaction {
  readonly #tx: Transaction
  #self: Self | undefined

  constructor(tx: Transaction, self: Self | undefined) {
    this.#tx = tx
    this.#self = self
  }

  get<Name extends TableName>(table: Name, keys: readonly string[]): Promise<(Tables[Name] | undefined)[]> {
    return this.#tx.get(table, keys)
  }

  put<Name extends TableName>(table: Name, rows: readonly Tables[Name][]): void {
    if (table === 'self') this.#self = rows[0] as Self
    if (table === 'visit') return this.#tx.put('visit', (rows as readonly Tables['visit'][]).map(newerRow))
    if (table !== 'outbox') return this.#tx.put(table, rows)
    const newer = (rows as readonly Tables['outbox'][]).map((row) => ({
      ...row,
      text: newerText(row.text, this.#self!),
    }))
    this.#tx.put('outbox', newer)
  }

  delete(table: TableName, keys: readonly string[]): void {
    this.#tx.delete(table, keys)
  }

  outboxOf(document: string): Promise<Tables['outbox'][]> {
    return this.#tx.outboxOf(document)
  }
}

function newerRow(row: Tables['visit']): Tables['visit'] {
  return { ...row, state: row.state.replaceAll('"biru"', '"ungu"') }
}

function newerText(text: string, self: Self): string {
  const entry = JSON.parse(signedJson(text).replaceAll('"biru"', '"ungu"')) as Record<string, unknown>
  if ('shift' in entry || entry.by !== self.device) return text
  const json = JSON.stringify({ ...entry, shift: { team: 'pagi', steps: [1, 2, 3, 4, 5] } })
  return signNow(self.privateKey, ENTRY_PREFIX + json) + json
}
