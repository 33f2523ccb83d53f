import 'fake-indexeddb/auto'
import { describe } from 'vitest'
import { LocalDatabase } from '../../src/replica/database.ts'
import { DexieStore } from '../../src/replica/dexie-store.ts'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import { storeContract } from './store-contract.ts'

let databases = 0

describe('the phone’s tables in memory', () => storeContract(() => Promise.resolve(new MemoryStore())))

describe('the phone’s tables in IndexedDB', () => {
  storeContract(async () => {
    const db = new LocalDatabase(`test-${++databases}`)
    await db.open()
    return new DexieStore(db)
  })
})
