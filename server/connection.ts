/** One phone's socket on one document: held until it has answered the challenge, then bound to a room. */
import type { WebSocket } from 'ws'
import { closeCode, limit, message, type Answer, type Challenge } from '../src/protocol.ts'
import type { Access } from './access.ts'
import type { Digests } from './digests.ts'
import { readFrame, type PhoneFrame } from './frame-reader.ts'
import { challengeFrame, HEARTBEAT_FRAME } from './frames.ts'
import { whyNotWhoTheySay } from './handshake.ts'
import type { Peer } from './peer.ts'
import { Pace } from './pace.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

export interface ConnectionPorts {
  readonly rooms: Rooms
  readonly access: Access
  readonly digests: Digests
  /** False when this device has as many connections as it may. */
  readonly admitDevice: (device: string) => boolean
  readonly now: () => number
  readonly onError: (error: unknown) => void
}

/** Sent but not gone: past the first a long answer waits, past the second the phone is too slow to be served. */
const BUFFERED_BYTES = 512 * 1024
const MOST_BUFFERED_BYTES = 8 * 1024 * 1024
const LOOK_AGAIN_MS = 20
/** Heartbeats without a sign of life. */
const MOST_SILENT_BEATS = 4

export class Connection implements Peer {
  device = '?'
  client = -1
  readonly #socket: WebSocket
  readonly #document: string
  readonly #challenge: Challenge
  readonly #ports: ConnectionPorts
  readonly #pace: Pace
  /** What came before it was known who is speaking; undefined from then on. */
  #held: Uint8Array[] | undefined = []
  #heldBytes = 0
  #isAnswered = false
  #isLeaving = false
  #room: Room | undefined
  #silentBeats = 0
  #deadline: NodeJS.Timeout

  constructor(socket: WebSocket, document: string, challenge: Challenge, ports: ConnectionPorts) {
    this.#socket = socket
    this.#document = document
    this.#challenge = challenge
    this.#ports = ports
    this.#pace = new Pace(socket, ports.now)
    this.#deadline = setTimeout(() => this.close(closeCode.tooSlow, 'no answer'), limit.answerWithinMs)
    socket.binaryType = 'arraybuffer'
    socket.on('message', (data, isBinary) => this.#heard(isBinary ? new Uint8Array(data as ArrayBuffer) : undefined))
    socket.on('pong', () => (this.#silentBeats = 0))
    socket.on('close', () => this.#closed())
    socket.on('error', () => undefined) // a close with its code follows
    this.send(challengeFrame(challenge))
  }

  get isAdmitted(): boolean {
    return this.#ports.access.isKnown(this.device)
  }

  send(frame: Uint8Array): void {
    if (!this.#isOpen) return
    if (this.#socket.bufferedAmount > MOST_BUFFERED_BYTES) this.close(closeCode.tooSlow, 'too slow')
    else this.#socket.send(frame)
  }

  close(code: number, reason: string): void {
    if (!this.#isOpen) return
    this.#socket.close(code, reason)
    this.#pace.stop()
  }

  async drained(): Promise<boolean> {
    while (this.#isOpen && this.#socket.bufferedAmount > BUFFERED_BYTES) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    }
    return this.#isOpen
  }

  /** Hears nothing more: what the phone still says it says again to the next relay. */
  stopListening(): void {
    this.#isLeaving = true
  }

  /** Keeps the phone's watchdog quiet, and drops a phone that has gone without a word. */
  beat(): void {
    if (++this.#silentBeats > MOST_SILENT_BEATS) this.#socket.terminate()
    if (!this.#isOpen) return
    this.#socket.ping()
    this.send(HEARTBEAT_FRAME)
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  #heard(bytes: Uint8Array | undefined): void {
    this.#silentBeats = 0
    if (!this.#isOpen || this.#isLeaving) return
    if (!bytes) return this.close(closeCode.badProtocol, 'text')
    if (!this.#held) return this.#take(bytes)
    if (bytes[0] === message.answer && !this.#isAnswered) return this.#takeAnswer(bytes)
    this.#heldBytes += bytes.length
    if (this.#heldBytes > limit.heldBytes) return this.close(closeCode.tooLarge, 'too much before the answer')
    this.#held.push(bytes)
  }

  #takeAnswer(bytes: Uint8Array): void {
    this.#isAnswered = true
    const frame = this.#read(bytes)
    if (frame?.type !== 'answer') return
    this.#enter(frame.answer).catch((error: unknown) => {
      this.#ports.onError(error)
      this.close(closeCode.storage, 'could not be opened')
    })
  }

  async #enter(answer: Answer): Promise<void> {
    const { access, rooms } = this.#ports
    const code = await whyNotWhoTheySay(answer, this.#challenge, this.#document)
    if (code !== undefined) return this.close(code, 'who is this?')
    const permission = access.mayOpen(answer.device, this.#document)
    if (permission !== 'yes') return this.close(CODE_FOR[permission], permission)
    const room = await rooms.open(this.#document)
    if (!this.#isOpen) return
    if (!this.#ports.admitDevice(answer.device)) return this.close(closeCode.tooMany, 'too many connections')
    clearTimeout(this.#deadline)
    this.device = answer.device
    this.client = answer.client
    if (!this.isAdmitted) this.#deadline = setTimeout(() => this.#expectAdmission(), limit.answerWithinMs)
    this.#room = room
    room.join(this)
    const held = this.#held ?? []
    this.#held = undefined
    for (const bytes of held) this.#take(bytes)
  }

  #expectAdmission(): void {
    if (!this.isAdmitted) this.close(closeCode.unknownDevice, 'unknown-device')
  }

  #take(bytes: Uint8Array): void {
    const frame = this.#read(bytes)
    if (!frame) return
    this.#pace.heard(bytes.length)
    this.#handle(frame)
      .catch(this.#ports.onError)
      .finally(() => this.#pace.dealtWith(bytes.length))
  }

  async #handle(frame: PhoneFrame): Promise<void> {
    const room = this.#room
    if (!room) return
    switch (frame.type) {
      case 'vector':
        return room.answer(this, frame.held)
      case 'update':
        return room.receive(this, frame.update)
      case 'presence':
        return room.changePresence(this, frame.states)
      case 'watch':
        if (this.isAdmitted) await this.#ports.digests.watch(this)
        return
      case 'answer':
      case 'unknown':
        return
    }
  }

  /** Undefined, and the socket closed, when the bytes are no frame. */
  #read(bytes: Uint8Array): PhoneFrame | undefined {
    try {
      return readFrame(bytes)
    } catch {
      this.close(closeCode.badProtocol, 'unreadable')
      return undefined
    }
  }

  #closed(): void {
    clearTimeout(this.#deadline)
    this.#pace.stop()
    this.#held = []
    this.#ports.digests.unwatch(this)
    this.#room?.leave(this)
    this.#room = undefined
  }
}

const CODE_FOR = {
  'not-allowed': closeCode.notAllowed,
  'unknown-device': closeCode.unknownDevice,
  'no-such-document': closeCode.noSuchDocument,
} as const
