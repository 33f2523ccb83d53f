/** Runs in a worker of the browser: what somebody should do, worked out for 2,000 people whose records were read. */
import { groupBy } from '../../src/domain/group-by.ts'
import { loadGrowthTables } from '../../src/domain/growth/load-tables.ts'
import { KeptTasks } from '../../src/domain/tasks/kept-tasks.ts'
import type { TaskPerson, TaskSettings } from '../../src/domain/tasks/task.ts'
import type { Entry } from '../../src/log/entry.ts'
import { entryId } from '../../src/log/id.ts'
import { memoryDatabase } from '../../src/replica/memory-database.ts'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import { project } from '../../src/replica/projection.ts'
import { loadPeople } from '../../src/replica/queries/people.ts'
import { loadTaskRecords } from '../../src/replica/queries/task-records.ts'
import { Posyandu, USER } from './posyandu.ts'

const DEVICE = 'a'.repeat(22)
const posyandu = new Posyandu('melati', 'talang-empat', 1)

export interface WorkedOut {
  readonly tookMs: number
  readonly tasks: number
}

async function read(): Promise<{ readonly people: readonly TaskPerson[]; readonly settings: TaskSettings }> {
  let n = 0
  const entries = [...posyandu.batches()].flatMap(({ at, writes }) =>
    writes.map(({ document, kind, record, set }): Entry => {
      n += 1
      const id = entryId(n, DEVICE)
      return { v: 1, id, in: document, kind, record, set, over: [], who: USER.record, by: DEVICE, n, at }
    }),
  )
  const store = new MemoryStore()
  for (const [document, group] of groupBy(entries, (entry) => entry.in)) {
    await store.transaction((tx) => project(tx, document, group))
  }
  const db = memoryDatabase(store)
  const [records, tables] = await Promise.all([
    loadTaskRecords(db, await loadPeople(db), posyandu.today.date),
    loadGrowthTables(),
  ])
  return { people: records.people, settings: { ...records.settings, tables } }
}

const records = read()

self.onunhandledrejection = ({ reason }) => self.postMessage(String(reason))

/** How many people were read, once they are; then how long it takes to work out their list, ms. */
self.onmessage = async ({ data }: MessageEvent<'read' | 'work-out'>) => {
  const { people, settings } = await records
  if (data === 'read') {
    self.postMessage(people.length)
    return
  }
  const from = performance.now()
  const tasks = new KeptTasks().update(people, posyandu.today.date, settings)
  self.postMessage({ tookMs: performance.now() - from, tasks: tasks.length } satisfies WorkedOut)
}
