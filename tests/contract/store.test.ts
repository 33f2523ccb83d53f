import 'fake-indexeddb/auto'
import { describe } from 'vitest'
import { OpenDatabase } from '../../src/replica/database.ts'
import { IdbStore } from '../../src/replica/idb-store.ts'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import { storeContract } from './store-contract.ts'

let databases = 0

describe('the phone’s tables in memory', () => storeContract(() => Promise.resolve(new MemoryStore())))

describe('the phone’s tables in IndexedDB', () => {
  storeContract(() => Promise.resolve(new IdbStore(new OpenDatabase(`test-${++databases}`))))
})
