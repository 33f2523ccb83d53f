/// <reference lib="webworker" />
/** The worker behind every tab: signing, storing, and, in the one tab that holds the lock, documents and sockets. */
import { registryOf } from '../log/document-name.ts'
import { announceChanges } from './changes.ts'
import { OpenDatabase } from './database.ts'
import { IdbStore } from './idb-store.ts'
import { localDatabase } from './tables.ts'
import { RelayConnection } from './connection.ts'
import type { LinkStatus } from './client.ts'
import { persistInIndexedDb, readBackFromIndexedDb } from './indexeddb-documents.ts'
import type { Desk } from './handover/desk.ts'
import { HolderLine } from './holder-line.ts'
import { Phone } from './phone.ts'
import { isPractice, STORAGE } from './practice/mode.ts'
import type { ConnectionStatus, Ports } from './ports.ts'
import { readPresences } from './presence.ts'
import { PresenceDesk } from './presence-desk.ts'
import { storageProblemOf } from './storage-problem.ts'
import { roleHere } from './unread.ts'
import { writeMeta } from './store.ts'
import { answerCalls } from './worker-calls.ts'
import type { Calls, Progress } from './worker-port.ts'
import { SYNC_PATH, type OfficeAnswer, type OfficeQuestion } from '../protocol.ts'

declare const self: DedicatedWorkerGlobalScope

/** A cheap phone paints "tersimpan" in this time. */
const AFTER_PAINT_MS = 150
const LOCK = `${STORAGE}/documents`
const database = new OpenDatabase()
const db = localDatabase(database)
const store = new IdbStore(database, announceChanges())
/** Between the workers of this phone's tabs: documents that have something new in the outbox. */
const tabs = new BroadcastChannel(STORAGE)

const ports: Ports = {
  store,
  clock: () => new Date(),
  persist: (document, doc) => persistInIndexedDb(document, doc, database.keys, onError),
  connect: (document, doc, keys, events) => new RelayConnection(relayUrl(), document, doc, keys, events),
  afterwards: (work) => void setTimeout(work, AFTER_PAINT_MS),
  readBack: (document) => readBackFromIndexedDb(document, database.keys, onError),
  // Phones have the few documents that they read open.
  openPuller: async (host) => {
    if ((await store.read(roleHere)) !== 'puskesmas') return undefined
    const { openPuller } = await import('./area/browser-puller.ts')
    return openPuller(host, database.keys)
  },
  openDays: async (posyandu) => {
    const days = await db.openDay.toArray()
    return days.flatMap(({ record, document, shown: { date, cancelled } }) =>
      document === registryOf(posyandu) && date && !cancelled ? [{ record, date }] : [],
    )
  },
}

/** Held until this worker ends: whoever waits next takes over the documents. */
let holdsLock = false
let presence: PresenceDesk | undefined

const phone = new Phone(
  ports,
  {
    onLink: (status) => {
      void setLink(LINK_STATES[status])
      if (status === 'synced') void makeFileKey()
    },
    onSent: () => void setSent(),
    onPresence: (states) => presence?.setOthers(readPresences(states)),
    onError,
  },
  (documents) => tabs.postMessage(documents),
)

tabs.onmessage = (event: MessageEvent<readonly string[]>) => {
  if (holdsLock) void phone.hold().then(() => phone.flush(event.data), onError)
}

const office = new HolderLine<OfficeQuestion, OfficeAnswer | 'offline'>(
  `${STORAGE}/office`,
  (question) => phone.askOffice(question),
  'offline',
)
const bringing = new HolderLine<Parameters<Phone['bringIn']>, void>(
  `${STORAGE}/bring-in`,
  (asked) => phone.bringIn(...asked),
  undefined,
)

// Insecurely opened there are no locks and no keys; the screens say so and write nothing. Practice never takes the
// documents, so it opens no socket: what is written there stays in its outbox.
if (self.isSecureContext && !isPractice)
  void navigator.locks.request(LOCK, async () => {
    holdsLock = true
    for (const line of [office, bringing]) line.hold()
    presence = new PresenceDesk((state) => phone.present(state ?? null))
    await setLink('offline')
    await store.sealPlainRows().catch(onError)
    await phone.hold().catch(onError)
    await new Promise(() => undefined)
  })

let desk: Promise<Desk> | undefined

/** Loaded when somebody hands something over, and kept: what was shown waits there for a yes. */
function openDesk(): Promise<Desk> {
  if (isPractice) throw new Error('expected nothing to be handed over in practice')
  desk ??= import('./handover/desk.ts').then(({ Desk }) => new Desk(phone))
  return desk
}

const calls = (onProgress: (progress: Progress) => void): Calls => ({
  append: (writes) => phone.append(writes),
  join: async (invitation) => {
    if (!self.isSecureContext) return { ok: false, reason: 'insecure' }
    const result = await phone.join(invitation, navigator.userAgent.slice(0, 200))
    if (result.ok && holdsLock) await phone.hold()
    return result
  },
  chooseUser: (user) => phone.chooseUser(user),
  bringIn: (posyandu, months) => (isPractice ? Promise.resolve() : bringing.ask([posyandu, months])),
  choosePosyandu: (posyandu) => phone.choosePosyandu(posyandu),
  history: (kind, record) => phone.history(kind, record),
  entriesOf: async (records) => (await import('./audit-reader.ts')).entriesOf(ports, records),
  sittings: async () => (await import('./audit-reader.ts')).readSittings(ports),
  planBatchUndo: async (batch) => (await import('./audit-reader.ts')).planBatchUndo(ports, batch),
  importWorkbook: async (file) => {
    // The reader is large and rarely used: it is loaded when somebody picks a file.
    const { importWorkbook } = await import('./import/import-workbook.ts')
    return importWorkbook(phone, new Uint8Array(await file.arrayBuffer()), onProgress)
  },
  startPractice: async (options) => {
    const { startPractice } = await import('./practice/start.ts')
    await startPractice(phone, database, options)
  },
  handOver: async (scope, packing) => (await openDesk()).handOver(scope, packing),
  readHandover: async (files, code) => {
    const read = files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))
    return (await openDesk()).read(await Promise.all(read), onProgress, code)
  },
  moveWithin: async (move) => (await openDesk()).moveWithin(move),
  takeHandover: async (ticket) => (await openDesk()).take(ticket, onProgress),
  askOffice: (question) => office.ask(question),
  heldCounts: (device) => phone.heldCounts(device),
  unlock: (key) => Promise.resolve(database.keys.use(key)),
  wake: async () => {
    if (holdsLock) await phone.hold()
    await phone.retryNow()
  },
})

answerCalls(self, calls)

// Whatever was not waited for: what this phone wrote is in the outbox all the same.
self.addEventListener('unhandledrejection', (event) => onError(event.reason))

/** Tried again at the next connection when it does not work now. */
async function makeFileKey(): Promise<void> {
  try {
    if ((await db.fileKey.toArray()).length > 0) return
    const { makeFileKeyInTime } = await import('./handover/file-keys.ts')
    await makeFileKeyInTime(phone)
  } catch {
    // Files take a code until then.
  }
}

function relayUrl(): string {
  return self.location.origin.replace(/^http/, 'ws') + SYNC_PATH
}

let link: LinkStatus['state'] | undefined

/** Without a signal each connection tries again every few seconds: that is nothing new, and nothing is written. */
async function setLink(state: LinkStatus['state']): Promise<void> {
  if (state === link) return
  link = state
  await setLinkRow({ state })
}

async function setSent(): Promise<void> {
  await setLinkRow({ sentAt: new Date().toISOString() })
}

const LINK_STATES: Readonly<Record<ConnectionStatus, LinkStatus['state']>> = {
  connecting: 'offline',
  synced: 'connected',
  disconnected: 'offline',
  refused: 'refused',
  'update-needed': 'update-needed',
}

async function setLinkRow(change: Partial<LinkStatus>): Promise<void> {
  try {
    // In one: of two changes that come together neither puts back what the other found.
    await store.transaction(async (tx) => {
      const [known] = await tx.get('meta', ['link'])
      tx.put('meta', [
        { key: 'link', value: { state: 'offline', ...(known?.value as LinkStatus | undefined), ...change } },
      ])
    })
  } catch (error) {
    link = undefined
    onError(error)
  }
}

function onError(error: unknown): void {
  console.error(error)
  writeMeta(store, 'storage', storageProblemOf(error)).catch(console.error)
}
