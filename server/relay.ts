/** Sockets in: limits before anybody is known, one `Connection` each, heartbeats, and a drain at the end. */
import type { IncomingMessage, RequestListener, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { closeCode, limit, PROTOCOL_VERSION, SYNC_PATH } from '../src/protocol.ts'
import type { Access } from './access.ts'
import { Callers } from './callers.ts'
import { Connection } from './wire/connection.ts'
import { Contacts } from './contacts.ts'
import { isSameSite } from './http/same-site.ts'
import { Digests } from './rooms/digests.ts'
import type { Gate } from './gate.ts'
import { expectOpen, type Journal } from './journal/journal.ts'
import { Office } from './office.ts'
import { Pulse, type LossReason } from './pulse.ts'
import type { NonceSharing } from './pull/nonces.ts'
import { Pull } from './pull/pull.ts'
import { ClosedMonths } from './rooms/closed-months.ts'
import { Rooms } from './rooms/rooms.ts'

export interface RelayPorts {
  readonly journal: Journal
  readonly access: Access
  readonly now: () => number
  readonly nonce: () => string
  readonly onError: (error: unknown) => void
  /** Of several relays: this one cannot serve phones for now. */
  readonly onLost?: (why: LossReason) => void
  /** False for a request whose address has opened too many sockets lately. */
  readonly mayConnect?: (request: IncomingMessage) => boolean
  readonly watch?: SocketWatch
  /** Of several relays: how they know each other's numbers for pulling. */
  readonly nonces?: NonceSharing | undefined
  /** Reads what other relays changed of the settings. */
  readonly freshenSettings?: () => Promise<unknown>
  readonly gate?: Gate
}

export interface SocketWatch {
  opened(): void
  closed(code: number, openMs: number): void
}

/** Changes of grants of this long are looked at together: a revoked device is out well within its five seconds. */
const RECONSIDER_AFTER_MS = 100
const LEAVE_WITHIN_MS = 2000

export class Relay {
  readonly #ports: RelayPorts
  readonly #digests: Digests
  readonly #rooms: Rooms
  readonly #closedMonths: ClosedMonths
  readonly #contacts: Contacts
  readonly #office: Office
  readonly #pull: Pull
  /** Undefined where this is the journal's only relay. */
  readonly #pulse: Pulse | undefined
  readonly #callers: Callers
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limit.messageBytes,
    // With context takeover 1,000 connections cost 324 MB of RSS instead of 96.
    // What packs stays with its connection: 64 kB instead of 256, for answers 3 % longer.
    perMessageDeflate: {
      ...{ threshold: 1024, serverNoContextTakeover: true, clientNoContextTakeover: true },
      ...{ serverMaxWindowBits: 13, zlibDeflateOptions: { memLevel: 6 } },
    },
  })
  readonly #heart: NodeJS.Timeout
  #reconsidering: NodeJS.Timeout | undefined
  #isClosing = false

  constructor(ports: RelayPorts) {
    this.#ports = ports
    this.#digests = new Digests(ports.journal, ports.access)
    this.#rooms = new Rooms(ports.journal, ports.access, this.#digests, ports.now, ports.onError, ports.gate)
    this.#closedMonths = new ClosedMonths(ports.journal, ports.now, ports.onError)
    this.#contacts = new Contacts(ports.journal, ports.now, ports.onError)
    this.#office = new Office(ports.journal, ports.access, this.#contacts)
    const freshenAccess = (): Promise<void> => this.#rooms.freshenAccess()
    this.#pull = new Pull({ ...ports, freshenAccess, onContact: (device) => this.#contacts.heard(device) })
    const { shared } = ports.journal
    if (shared) {
      const isOpen = async (): Promise<void> => expectOpen(await shared.halt())
      const read = (): Promise<unknown> => {
        // Beside it: they are written down here too, and nobody is sent away because a disk is slow. They are read again.
        ports.freshenSettings?.().catch(() => undefined)
        return Promise.all([isOpen(), freshenAccess()])
      }
      this.#pulse = new Pulse(read, { onLost: (why) => this.#lost(why), onFound: () => this.#rooms.lookAgain() })
    }
    this.#callers = new Callers(limit, (device) => ports.access.isKnown(device))
    ports.access.listen({
      onAdmitted: (device) => {
        this.#callers.admitted(device)
        this.#reconsider(this.#callers.of(device))
      },
      onChanged: () => this.#reconsiderSoon(),
    })
    this.#heart = setInterval(() => this.#beat(), limit.heartbeatEveryMs)
  }

  async start(server: Server): Promise<void> {
    await this.#contacts.start()
    await this.#rooms.start()
    this.#pulse?.start()
    this.#closedMonths.start()
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
  }

  /** Whether phones are served: false while it is not known what other relays write. */
  get isServing(): boolean {
    return !this.#isClosing && this.#pulse?.isLost !== true
  }

  /** Answers whoever pulls documents over HTTP. */
  get onPull(): RequestListener {
    return this.#pull.handle
  }

  /** Takes in nothing more, finishes what is queued, and tells every phone to come again. */
  async close(): Promise<void> {
    this.#isClosing = true
    clearInterval(this.#heart)
    clearTimeout(this.#reconsidering)
    this.#pulse?.stop()
    for (const connection of this.#callers) connection.stopListening()
    await this.#closedMonths.stop()
    await this.#pull.close()
    await this.#rooms.settled()
    for (const connection of this.#callers) connection.close(closeCode.goingAway, 'restarting')
    const deadline = setTimeout(() => this.#callers.sockets.forEach((socket) => socket.terminate()), LEAVE_WITHIN_MS)
    await Promise.all(this.#callers.sockets.map(hasClosed))
    clearTimeout(deadline)
    await this.#rooms.settled()
    await this.#rooms.close()
    await this.#contacts.close()
    this.#digests.close()
  }

  /** Whoever is here goes to a relay that hears the journal, or comes again until this one does. */
  #lost(why: LossReason): void {
    this.#ports.onLost?.(why)
    for (const connection of this.#callers) connection.close(closeCode.storage, 'storage')
    this.#rooms.loseAll()
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const document = documentIn(request.url ?? '')
    if (!this.isServing) return turnAway(socket, '503 Service Unavailable')
    if (document === undefined || !isSameSite(request)) return turnAway(socket, '403 Forbidden')
    if (this.#ports.mayConnect?.(request) === false) return turnAway(socket, '429 Too Many Requests')
    socket.cork() // the answer to the request and the challenge leave together
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, document, socket))
    socket.uncork()
  }

  #open(socket: WebSocket, document: string, stream: Duplex): void {
    if (!this.#ports.access.exists(document)) return refuse(socket, closeCode.noSuchDocument, 'no-such-document')
    if (!this.#callers.makeRoom()) return refuse(socket, closeCode.tooMany, 'too many connections')
    const { access, gate, journal, nonce, now, onError } = this.#ports
    const challenge = { version: PROTOCOL_VERSION, nonce: nonce(), journal: journal.id }
    const connection = new Connection(socket, document, challenge, {
      rooms: this.#rooms,
      access,
      digests: this.#digests,
      office: this.#office,
      onContact: (device) => this.#contacts.heard(device),
      ...(gate && { gate }),
      stream,
      admitDevice: (device) => this.#callers.named(socket, device),
      now,
      onError,
    })
    this.#callers.came(socket, connection)
    const { watch } = this.#ports
    const opened = now()
    watch?.opened()
    socket.on('close', (code) => {
      this.#callers.left(socket)
      watch?.closed(code, now() - opened)
    })
  }

  #reconsiderSoon(): void {
    this.#reconsidering ??= setTimeout(() => {
      this.#reconsidering = undefined
      this.#reconsider(this.#callers)
    }, RECONSIDER_AFTER_MS)
  }

  /** Looks again at what these connections may hear. */
  #reconsider(connections: Iterable<Connection>): void {
    for (const connection of connections) connection.reconsider()
  }

  #beat(): void {
    for (const connection of this.#callers) connection.beat()
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
