/** A plain Yjs client's connection, in the words of y-websocket or of Hocuspocus; and the relays that speak them. */
import { join } from 'node:path'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { Child } from '../child.ts'
import { FIELDS, type Line, type RelayPeer, type RunningPeer } from './line.ts'

const SYNC = 0
const AUTH = 2
const SYNC_STATUS = 8
const STEP_1 = 0
const UPDATE = 2
/** So long an answer may lack what is still on its way from the relay's disk. */
const STILL_READING_MS = 3000

export type Dialect = 'y-websocket' | 'hocuspocus'

export class YLine implements Line {
  readonly opened: Promise<void>
  delivered = 0
  onAck: (count: number) => void = () => undefined
  readonly #socket: WebSocket
  readonly #document: string
  readonly #client: number
  readonly #dialect: Dialect
  readonly #doc = new Y.Doc()
  #acked = 0
  #isOpen: () => void = () => undefined
  #onContent: ((update: Uint8Array) => void) | undefined

  constructor(port: number, document: string, client: number, dialect: Dialect) {
    this.#document = document
    this.#client = client
    this.#dialect = dialect
    this.#doc.clientID = client
    this.opened = new Promise((resolve) => (this.#isOpen = resolve))
    this.#socket = new WebSocket(`ws://localhost:${port}/${document}`)
    this.#socket.on('error', () => undefined) // the server is killed on purpose
    this.#socket.on('message', (data: Buffer) => this.#hear(data))
    if (dialect === 'hocuspocus') this.#socket.on('open', () => this.send(this.#token()))
  }

  prepare(count: number): Promise<Uint8Array[]> {
    const frames: Uint8Array[] = []
    const take = (update: Uint8Array): unknown => frames.push(this.#frame(UPDATE, update))
    this.#doc.on('update', take)
    const visits = this.#doc.getMap<Y.Map<unknown>>('visits')
    for (let n = 0; n < count; n++) {
      const visit = new Y.Map(Object.entries({ ...FIELDS, who: 'Kd9sLq2mXv7b', at: '2026-03-04T08:12:45+07:00' }))
      visits.set(`${this.#client}/Zk3vQ0pLw9aX/2026-03-Ab3dE5fG7h${visits.size}`, visit)
    }
    this.#doc.off('update', take)
    return Promise.resolve(frames)
  }

  /** Everything that somebody else wrote, to be sent as one. */
  update(content: Uint8Array): Uint8Array {
    return this.#frame(UPDATE, content)
  }

  /** A message of the synchronisation. */
  #frame(step: number, content: Uint8Array): Uint8Array {
    const encoder = this.#message(SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, content)
    return encoding.toUint8Array(encoder)
  }

  send(frame: Uint8Array): void {
    this.#socket.send(frame)
  }

  async held(client: number, atLeast: number): Promise<number> {
    const doc = new Y.Doc()
    const count = (): number =>
      [...doc.getMap('visits').keys()].filter((visit) => visit.startsWith(`${client}/`)).length
    await new Promise<void>((resolve) => {
      this.#onContent = (update) => {
        Y.applyUpdate(doc, update)
        if (count() >= atLeast) resolve()
        else setTimeout(resolve, STILL_READING_MS)
      }
      this.send(this.#frame(STEP_1, Uint8Array.of(0)))
    })
    this.#onContent = undefined
    return count()
  }

  close(): void {
    this.#socket.terminate()
  }

  #hear(data: Uint8Array): void {
    const decoder = decoding.createDecoder(data)
    if (this.#dialect === 'hocuspocus') decoding.readVarString(decoder)
    switch (decoding.readVarUint(decoder)) {
      case SYNC:
        this.#hearSync(decoder)
        break
      case AUTH:
        this.#isOpen()
        break
      case SYNC_STATUS:
        this.onAck(++this.#acked)
    }
  }

  #hearSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    if (step === STEP_1) return this.#isOpen()
    const update = decoding.readVarUint8Array(decoder)
    this.#onContent?.(update.slice())
    if (step !== UPDATE) return
    // y-websocket's server says no word; that it sends an update back to whoever sent it is the nearest to one.
    const isOwn = clientOf(update) === this.#client
    if (isOwn && this.#dialect === 'y-websocket') this.onAck(++this.#acked)
    if (!isOwn) this.delivered++
  }

  #token(): Uint8Array {
    const encoder = this.#message(AUTH)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, '')
    return encoding.toUint8Array(encoder)
  }

  #message(type: number): encoding.Encoder {
    const encoder = encoding.createEncoder()
    if (this.#dialect === 'hocuspocus') encoding.writeVarString(encoder, this.#document)
    encoding.writeVarUint(encoder, type)
    return encoder
  }
}

/** Whose structs an update begins with: behind the number of clients and the number of structs. */
function clientOf(update: Uint8Array): number {
  const decoder = decoding.createDecoder(update)
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
  return decoding.readVarUint(decoder)
}

export function inMemory(): RelayPeer {
  const start = async (): Promise<RunningPeer> => running(await Child.start('y-websocket', []), 'y-websocket')
  return { name: 'y-websocket-server', hasDisk: false, start }
}

export function withLevelDb(): RelayPeer {
  const start = async (folder: string): Promise<RunningPeer> => {
    const server = await Child.start('y-websocket', [], { YPERSISTENCE: join(folder, 'leveldb') })
    return running(server, 'y-websocket')
  }
  return { name: 'y-websocket-server, y-leveldb', hasDisk: true, start }
}

/** `debounceMs`: how long it waits before it stores; its own choice is two seconds. */
export function hocuspocus(debounceMs?: number): RelayPeer {
  const start = async (folder: string): Promise<RunningPeer> => {
    const settings = debounceMs === undefined ? [] : [String(debounceMs)]
    return running(await Child.start('hocuspocus', [join(folder, 'hocuspocus.sqlite'), ...settings]), 'hocuspocus')
  }
  const name = debounceMs === undefined ? 'Hocuspocus, SQLite' : `Hocuspocus, SQLite, stores after ${debounceMs} ms`
  return { name, hasDisk: true, start }
}

function running(server: Child, dialect: Dialect): RunningPeer {
  return {
    line: (document, client) => Promise.resolve(new YLine(server.port, document, client, dialect)),
    memoryMb: () => server.memoryMb(),
    cpuSeconds: () => server.cpuSeconds(),
    kill: (signal) => server.kill(signal),
  }
}
