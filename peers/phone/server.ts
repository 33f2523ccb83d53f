/** Each contender's server with the posyandu's year in it, and the counted door that the phone goes through. */
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { startRelay } from '../../server/start-relay.ts'
import { SYNC_PATH } from '../../src/protocol.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { CountingProxy } from '../../tests/bench/counting-proxy.ts'
import { USER } from '../../tests/bench/posyandu.ts'
import { Doors } from '../../tests/doors.ts'
import { Child } from '../child.ts'
import { YLine } from '../relay/y-line.ts'
import { entriesByDocument, yearsBatches } from '../year.ts'
import type { Errand } from './page.ts'
import { servePages } from './pages.ts'
import { pouchBatches, type Reports } from './pouch-docs.ts'
import { ymapUpdates } from './ymap-docs.ts'

export interface Served {
  /** Where the page is: always the same in a run, since what a browser keeps belongs to an address. */
  readonly origin: string
  /** The door of what is counted. */
  readonly proxy: CountingProxy
  /** For a phone that has nothing yet. */
  errand(): Errand
  close(): Promise<void>
}

/** `folder`: empty. The page is behind the counted door too: what is counted begins when all of it is in the browser. */
export async function serveOurs(folder: string, pages: string): Promise<Served> {
  const doors = await new Doors().openIn(folder)
  const relay = await startRelay({ dataDir: folder, port: 0, onRequest: servePages(pages) })
  await fill(relay.port, doors)
  const proxy = await CountingProxy.before(relay.port)
  const origin = `http://localhost:${proxy.port}`
  return {
    origin,
    proxy,
    errand: () => ({ ...common(), server: origin, link: doors.link(origin) }),
    close: async () => {
      await relay.close()
      await proxy.close()
    },
  }
}

export async function servePouch(folder: string, pages: string, per: Reports): Promise<Served> {
  await mkdir(folder, { recursive: true })
  const docs = join(folder, 'docs.json')
  await writeFile(docs, JSON.stringify(pouchBatches(per)))
  const couch = await Child.start('couch', [folder, docs, pages])
  return servedByChild(couch, await CountingProxy.before(couch.port))
}

/** The page comes from beside the server, which serves none. */
export async function serveYmap(pages: string): Promise<Served> {
  const server = await Child.start('y-websocket', [])
  for (const [document, update] of ymapUpdates()) {
    const line = new YLine(server.port, document, 1, 'y-websocket')
    await line.opened
    line.send(line.update(update))
    // It answers in the order in which it was spoken to.
    await line.held(1, 0)
    line.close()
  }
  const pageServer = createServer(servePages(pages))
  await new Promise<void>((resolve) => pageServer.listen(0, 'localhost', resolve))
  const served = servedByChild(server, await CountingProxy.before(server.port))
  return {
    ...served,
    origin: `http://localhost:${(pageServer.address() as AddressInfo).port}`,
    close: async () => {
      await served.close()
      pageServer.closeAllConnections()
      pageServer.close()
    },
  }
}

function servedByChild(child: Child, proxy: CountingProxy): Served {
  const origin = `http://localhost:${proxy.port}`
  return {
    origin,
    proxy,
    errand: () => ({ ...common(), server: origin, link: '' }),
    close: async () => {
      await child.kill('SIGKILL')
      await proxy.close()
    },
  }
}

function common(): Pick<Errand, 'user' | 'documents'> {
  return { user: USER.record, documents: entriesByDocument() }
}

/** Through a phone, as everything comes to a relay. */
async function fill(port: number, doors: Doors): Promise<void> {
  let now = ''
  let failed: unknown
  let onSent: () => void = () => undefined
  const { phone, store } = memoryPhone({
    relay: `ws://localhost:${port}${SYNC_PATH}`,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    clock: () => new Date(now),
    events: { onLink: () => undefined, onSent: () => onSent(), onError: (error) => (failed ??= error) },
  })
  const isUnsent = (): boolean => store.rows('outbox').some(({ state }) => state !== 1)
  for (const [i, { at, writes }] of yearsBatches().entries()) {
    now = at
    if (i === 0) {
      await phone.join(doors.next(), 'HP Bu Siti')
      await phone.chooseUser(USER.record)
      await phone.hold()
    }
    const result = await phone.append(writes)
    if (!result.ok) throw new Error(`expected the batch of ${at} to be saved, found ${result.reason}`)
    while (isUnsent() && failed === undefined) await new Promise<void>((resolve) => (onSent = resolve))
    if (failed !== undefined) throw failed instanceof Error ? failed : new Error('expected no trouble while filling')
  }
  await phone.release()
}
