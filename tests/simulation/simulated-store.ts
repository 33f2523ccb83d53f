/** The phone's tables as one run of the app sees them: slow now and then, full now and then, and the phone may die at any commit. */
import type { OutboxRow, TableName } from '../../src/replica/database.ts'
import type { MemoryStore } from '../../src/replica/memory-store.ts'
import type { Reading, Store, StoredTables as Tables, Transaction, Work } from '../../src/replica/store.ts'
import { never, type Life } from './life.ts'
import type { Luck } from './luck.ts'
import type { Random } from './random.ts'
import type { Schedule } from './schedule.ts'

export interface StorePorts {
  readonly schedule: Schedule
  readonly random: Random
  readonly luck: () => Luck
  readonly life: Life
  readonly die: () => void
  readonly onFailure: () => void
  /** This is on disk now. */
  readonly onCommitted: (change: Change) => void
}

/** What a transaction did to the outbox. */
export interface Change {
  readonly put: readonly OutboxRow[]
  readonly deleted: readonly string[]
}

export class SimulatedStore implements Store {
  readonly #tables: MemoryStore
  readonly #ports: StorePorts

  constructor(tables: MemoryStore, ports: StorePorts) {
    this.#tables = tables
    this.#ports = ports
  }

  async transaction<Value>(work: Work<Value>): Promise<Value> {
    const { life, die, random, luck, onCommitted } = this.#ports
    if (life.isOver) return never()
    const change = new ObservedChange()
    try {
      const value = await this.#tables.transaction(async (tx) => {
        const result = await work(new ObservedTransaction(tx, change))
        if (change.isWrite) await this.#commit()
        return result
      })
      if (change.isWrite) {
        onCommitted(change)
        if (random.chance(luck().dieAtCommit / 2)) die()
      }
      return life.isOver ? never() : value
    } catch (error) {
      if (life.isOver) return never()
      throw error
    }
  }

  read<Value>(work: (tx: Reading) => Promise<Value>): Promise<Value> {
    return this.#ports.life.hears(this.#tables.read(work))
  }

  outboxDocuments(state: OutboxRow['state']): Promise<string[]> {
    return this.#ports.life.hears(this.#tables.outboxDocuments(state))
  }

  metaKeys(prefix: string): Promise<string[]> {
    return this.#ports.life.hears(this.#tables.metaKeys(prefix))
  }

  /** Throws when what was written does not get to the disk. */
  async #commit(): Promise<void> {
    const { schedule, random, luck, life, die, onFailure } = this.#ports
    if (random.chance(luck().slowCommit)) await schedule.pause(random.between(1, 60))
    if (random.chance(luck().dieAtCommit / 2)) die()
    if (life.isOver) throw new Error('the phone is off')
    if (!random.chance(luck().phoneDiskFails)) return
    onFailure()
    throw new DOMException('the disk is full', 'QuotaExceededError')
  }
}

class ObservedChange implements Change {
  isWrite = false
  readonly put: OutboxRow[] = []
  readonly deleted: string[] = []
}

class ObservedTransaction implements Transaction {
  readonly #tx: Transaction
  readonly #change: ObservedChange

  constructor(tx: Transaction, change: ObservedChange) {
    this.#tx = tx
    this.#change = change
  }

  get<Name extends TableName>(table: Name, keys: readonly string[]): Promise<(Tables[Name] | undefined)[]> {
    return this.#tx.get(table, keys)
  }

  put<Name extends TableName>(table: Name, rows: readonly Tables[Name][]): void {
    this.#change.isWrite ||= rows.length > 0
    if (table === 'outbox') this.#change.put.push(...(rows as readonly OutboxRow[]))
    this.#tx.put(table, rows)
  }

  delete(table: TableName, keys: readonly string[]): void {
    this.#change.isWrite ||= keys.length > 0
    if (table === 'outbox') this.#change.deleted.push(...keys)
    this.#tx.delete(table, keys)
  }

  outboxOf(document: string): Promise<OutboxRow[]> {
    return this.#tx.outboxOf(document)
  }
}
