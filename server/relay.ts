/** Sockets in: limits before anybody is known, one `Connection` each, heartbeats, and a drain at the end. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { closeCode, limit, PROTOCOL_VERSION, SYNC_PATH } from '../src/protocol.ts'
import type { Access } from './access.ts'
import { Connection } from './wire/connection.ts'
import { Contacts } from './contacts.ts'
import { Digests } from './rooms/digests.ts'
import type { Gate } from './gate.ts'
import type { Journal } from './journal/journal.ts'
import { Office } from './office.ts'
import { Rooms } from './rooms/rooms.ts'

export interface RelayPorts {
  readonly journal: Journal
  readonly access: Access
  readonly now: () => number
  readonly nonce: () => string
  readonly onError: (error: unknown) => void
  /** False for a request whose address has opened too many sockets lately. */
  readonly mayConnect?: (request: IncomingMessage) => boolean
  readonly watch?: SocketWatch
  readonly gate?: Gate
}

export interface SocketWatch {
  opened(): void
  closed(code: number, openMs: number): void
}

/** Sockets of which nobody knows yet whose they are: past this the one that has stood there longest makes room. */
const MOST_STRANGERS = 1000
/** Changes of grants of this long are looked at together: a revoked device is out well within its five seconds. */
const RECONSIDER_AFTER_MS = 100
const LEAVE_WITHIN_MS = 2000

export class Relay {
  readonly #ports: RelayPorts
  readonly #digests: Digests
  readonly #rooms: Rooms
  readonly #contacts: Contacts
  readonly #office: Office
  readonly #connections = new Map<WebSocket, Connection>()
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limit.messageBytes,
    // With context takeover 1,000 connections cost 324 MB of RSS instead of 96.
    perMessageDeflate: { threshold: 1024, serverNoContextTakeover: true, clientNoContextTakeover: true },
  })
  readonly #heart: NodeJS.Timeout
  #reconsidering: NodeJS.Timeout | undefined
  #isClosing = false

  constructor(ports: RelayPorts) {
    this.#ports = ports
    this.#digests = new Digests(ports.journal, ports.access)
    this.#rooms = new Rooms(ports.journal, ports.access, this.#digests, ports.now, ports.onError, ports.gate)
    this.#contacts = new Contacts(ports.journal, ports.now, ports.onError)
    this.#office = new Office(ports.journal, ports.access, this.#contacts)
    ports.access.listen({
      onAdmitted: (device) => this.#reconsider(device),
      onChanged: () => this.#reconsiderSoon(),
    })
    this.#heart = setInterval(() => this.#beat(), limit.heartbeatEveryMs)
  }

  async start(server: Server): Promise<void> {
    await this.#contacts.start()
    await this.#rooms.start()
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
  }

  /** Takes in nothing more, finishes what is queued, and tells every phone to come again. */
  async close(): Promise<void> {
    this.#isClosing = true
    clearInterval(this.#heart)
    clearTimeout(this.#reconsidering)
    for (const connection of this.#connections.values()) connection.stopListening()
    await this.#rooms.settled()
    for (const connection of this.#connections.values()) connection.close(closeCode.goingAway, 'restarting')
    const deadline = setTimeout(() => this.#connections.forEach((_, socket) => socket.terminate()), LEAVE_WITHIN_MS)
    await Promise.all([...this.#connections.keys()].map(hasClosed))
    clearTimeout(deadline)
    await this.#rooms.settled()
    await this.#rooms.close()
    await this.#contacts.close()
    this.#digests.close()
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const document = documentIn(request.url ?? '')
    if (this.#isClosing) return turnAway(socket, '503 Service Unavailable')
    if (document === undefined || !isSameSite(request)) return turnAway(socket, '403 Forbidden')
    if (this.#ports.mayConnect?.(request) === false) return turnAway(socket, '429 Too Many Requests')
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, document))
  }

  #open(socket: WebSocket, document: string): void {
    if (!this.#ports.access.exists(document)) return refuse(socket, closeCode.noSuchDocument, 'no-such-document')
    if (!this.#makeRoom()) return refuse(socket, closeCode.tooMany, 'too many connections')
    const { access, gate, journal, nonce, now, onError } = this.#ports
    const challenge = { version: PROTOCOL_VERSION, nonce: nonce(), journal: journal.id }
    const connection = new Connection(socket, document, challenge, {
      rooms: this.#rooms,
      access,
      digests: this.#digests,
      office: this.#office,
      onContact: (device) => this.#contacts.heard(device),
      ...(gate && { gate }),
      admitDevice: (device) => this.#countOf(device) < limit.connectionsPerDevice,
      now,
      onError,
    })
    this.#connections.set(socket, connection)
    const { watch } = this.#ports
    const opened = now()
    watch?.opened()
    socket.on('close', (code) => {
      this.#connections.delete(socket)
      watch?.closed(code, now() - opened)
    })
  }

  /** False when all places are taken by phones that are known. */
  #makeRoom(): boolean {
    const isFull = this.#connections.size >= limit.connections
    let strangers = 0
    let longest: WebSocket | undefined
    for (const [socket, { isAdmitted }] of this.#connections) {
      if (isAdmitted) continue
      strangers++
      longest ??= socket
    }
    if (!isFull && strangers < MOST_STRANGERS) return true
    longest?.terminate()
    return longest !== undefined
  }

  #reconsiderSoon(): void {
    this.#reconsidering ??= setTimeout(() => {
      this.#reconsidering = undefined
      this.#reconsider()
    }, RECONSIDER_AFTER_MS)
  }

  /** Looks again at what the connections of this device may hear, or those of all. */
  #reconsider(device?: string): void {
    for (const connection of this.#connections.values()) {
      if (device === undefined || connection.device === device) connection.reconsider()
    }
  }

  #beat(): void {
    for (const connection of this.#connections.values()) connection.beat()
  }

  #countOf(device: string): number {
    let count = 0
    for (const connection of this.#connections.values()) if (connection.device === device) count++
    return count
  }
}

/** The document in a socket's address; its slashes may be encoded. */
function documentIn(url: string): string | undefined {
  const path = url.split('?')[0] as string
  if (!path.startsWith(SYNC_PATH)) return undefined
  try {
    return decodeURIComponent(path.slice(SYNC_PATH.length))
  } catch {
    return undefined
  }
}

/** A browser names the page's site: another site's pages have no business here. Programs name none. */
function isSameSite({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true
  const hosts = [headers.host, headers['x-forwarded-host']]
  return URL.canParse(headers.origin) && hosts.includes(new URL(headers.origin).host)
}

function turnAway(socket: Duplex, status: string): void {
  socket.on('error', () => undefined)
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}

function refuse(socket: WebSocket, code: number, reason: string): void {
  socket.on('error', () => undefined)
  socket.close(code, reason)
}

function hasClosed(socket: WebSocket): Promise<void> {
  return socket.readyState === socket.CLOSED
    ? Promise.resolve()
    : new Promise((resolve) => socket.once('close', () => resolve()))
}
