/// <reference lib="webworker" />
/** The worker of an office computer that counts its area. It writes nothing but what it counted. */
import { calendarDateOf } from '../../domain/calendar.ts'
import { growthTables } from '../../domain/growth/tables.ts'
import { who2006 } from '../../domain/growth/tables/who-2006.ts'
import { who2007 } from '../../domain/growth/tables/who-2007.ts'
import { CHANNEL as CHANGES } from '../changes.ts'
import { OpenDatabase, type TableName } from '../database.ts'
import { clocksOf, runsPast } from '../doc-rows.ts'
import { readBackFromIndexedDb } from '../indexeddb-documents.ts'
import { STORAGE } from '../practice/mode.ts'
import { localDatabase } from '../tables.ts'
import { answerCalls } from '../worker-calls.ts'
import { AREA_CHANNEL, type AreaCalls, type AreaNews } from './area-port.ts'
import { Counter, QUIET_MS } from './counter.ts'
import { Folder } from './folder.ts'
import { StoredTallies } from './stored-tallies.ts'

declare const self: DedicatedWorkerGlobalScope

/** Of several tabs one counts: twice the same would be twice the work. */
const LOCK = `${STORAGE}/area`
const database = new OpenDatabase()
const db = localDatabase(database)
const pages = new BroadcastChannel(AREA_CHANNEL)

/** In this worker's own file: a part by itself would be fetched by every phone. */
const tables = growthTables(who2006, who2007)

const folder = new Folder(async (document, past) => {
  const doc = await readBackFromIndexedDb(document, database.keys, onError)
  const read = { texts: runsPast(doc, past).flatMap(({ texts }) => texts), clocks: clocksOf(doc) }
  doc.destroy()
  return read
}, db)

const counter = new Counter({
  db,
  folder,
  // The name of this file in a build is a digest of what is in it.
  kept: new StoredTallies(database.keys, self.location.pathname),
  today: () => calendarDateOf(new Date()),
  now: () => performance.now(),
  tables,
  breathe: () => new Promise((goOn) => setTimeout(goOn)),
  onCounted: tellPages,
  onError,
})

let isCounter = false
let isLookedAgain = false

new BroadcastChannel(CHANGES).onmessage = ({ data: tables }: MessageEvent<readonly TableName[]>) => {
  counter.forget()
  // Of one's own saves a page hears by itself; of documents that only lie here it hears from this.
  if (isCounter && tables.length > 0) lookSoon()
}

// Another tab's worker counted.
pages.onmessage = () => counter.forgetKept()

void navigator.locks.request(LOCK, async () => {
  isCounter = true
  countAll()
  await new Promise(() => undefined)
})

/** What comes within one wait is looked at together. */
function lookSoon(): void {
  if (isLookedAgain) return
  isLookedAgain = true
  setTimeout(() => {
    isLookedAgain = false
    counter.forget()
    countAll()
  }, QUIET_MS)
}

function countAll(): void {
  counter.count().then(() => {
    if (counter.isWaiting) lookSoon()
  }, onError)
}

function tellPages(): void {
  const news: AreaNews = { isCounting: counter.isAtWork }
  pages.postMessage(news)
}

const calls: AreaCalls = {
  tallies: async (months, question) => {
    const found = await counter.tallies(months, question)
    if (isCounter && found.some(({ isCurrent }) => !isCurrent)) countAll()
    return found
  },
  held: () => counter.held(),
  records: (posyandu) => counter.records(posyandu),
  register: (posyandu) => counter.register(posyandu),
  everything: (posyandu) => counter.everything(posyandu),
  isCounting: () => Promise.resolve(counter.isAtWork),
  unlock: (key) => Promise.resolve(database.keys.use(key)),
}

answerCalls(self, () => calls)

/** Nothing is lost with a count: it is made again. */
function onError(error: unknown): void {
  console.error(error)
}
