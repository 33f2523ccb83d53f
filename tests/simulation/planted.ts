/** Faults that others have shipped, each in a test double: what the oracle must see. */
import type { Head, Row } from '../../server/journal/journal.ts'
import type { TableName } from '../../src/replica/database.ts'
import { fieldsAsStored, fieldStates } from '../../src/replica/field-states.ts'
import type { StoredTables as Tables, Transaction } from '../../src/replica/store.ts'
import type { Doubles } from './posyandu.ts'
import { EngineJournal } from './engine-journal.ts'
import { SimulatedJournal } from './relay-disk.ts'

/** The relay says "on disk" when the entry is in its memory. */
export const ackBeforeFsync: Doubles = {
  journal: (disk, life) => new HastyJournal(disk, life),
}

/** The engine answers that an entry is on its disk when it has not even been sent. */
export const ackBeforeEngine: Doubles = {
  engineJournal: (engine, life) => new HastyEngineJournal(engine, life),
}

/** Every phone opens a document under the same client id, as one does that pins it. */
export const sharedClientId: Doubles = {
  client: (_, document) => hash(document),
}

/** The tables keep the heads and forget what they replaced: an entry that comes late comes back to life. */
export const headsOnlyFold: Doubles = {
  store: (store) => ({
    transaction: (work) => store.transaction((tx) => work(new HeadsOnlyTransaction(tx))),
    read: (work) => store.read(work),
    outboxDocuments: (state) => store.outboxDocuments(state),
    metaKeys: (prefix) => store.metaKeys(prefix),
  }),
}

class HastyJournal extends SimulatedJournal {
  #last: Promise<void> = Promise.resolve()

  override async append(rows: readonly Row[], _receivedAt: number, expected?: Head): Promise<Head> {
    const head = await this.write(rows, expected)
    this.#last = this.#last.then(() => this.sync(rows))
    return head
  }
}

class HastyEngineJournal extends EngineJournal {
  protected override async write(rows: readonly Row[], expected?: Head): Promise<Head> {
    const { head } = await this.held.standing(rows[0]!.document)
    void super.write(rows, expected).catch(() => undefined)
    return String(Number(head) + rows.length)
  }
}

class HeadsOnlyTransaction implements Transaction {
  readonly #tx: Transaction

  constructor(tx: Transaction) {
    this.#tx = tx
  }

  get<Name extends TableName>(table: Name, keys: readonly string[]): Promise<(Tables[Name] | undefined)[]> {
    return this.#tx.get(table, keys)
  }

  put<Name extends TableName>(table: Name, rows: readonly Tables[Name][]): void {
    this.#tx.put(
      table,
      rows.map((row) =>
        'state' in row && typeof row.state === 'string' ? { ...row, state: forgetful(row.state) } : row,
      ),
    )
  }

  delete(table: TableName, keys: readonly string[]): void {
    this.#tx.delete(table, keys)
  }

  outboxOf(document: string): Promise<Tables['outbox'][]> {
    return this.#tx.outboxOf(document)
  }
}

function forgetful(state: string): string {
  const fields = Object.entries(fieldStates({ state }))
  return fieldsAsStored(Object.fromEntries(fields.map(([name, field]) => [name, { ...field, replaced: [] }])))
}

function hash(text: string): number {
  let mixed = 17
  for (let i = 0; i < text.length; i++) mixed = (mixed * 31 + text.charCodeAt(i)) % 4_000_000_007
  return mixed
}
