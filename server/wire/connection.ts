/** One phone's socket on one document: held until it has answered the challenge, then bound to a room. */
import type { Writable } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Verify } from '../../src/log/signature.ts'
import { closeCode, limit, message, type Answer, type Challenge } from '../../src/protocol.ts'
import type { Access } from '../access.ts'
import { dealWith } from './conversation.ts'
import type { Digests } from '../rooms/digests.ts'
import type { PhoneFrame } from './frame-reader.ts'
import { challengeFrame } from './frames.ts'
import { gate, type Gate } from '../gate.ts'
import { whyNotWhoTheySay } from './handshake.ts'
import type { Office } from '../office.ts'
import type { Peer } from './peer.ts'
import { PhoneSocket } from './phone-socket.ts'
import type { Room } from '../rooms/room.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { verify as ownVerify } from '../verify.ts'

/** What keeping a message costs besides its bytes: empty ones are not free. */
const HELD_BYTES = 256

export interface ConnectionPorts {
  readonly rooms: Rooms
  readonly access: Access
  readonly digests: Digests
  readonly office?: Office
  /** A known device was heard. */
  readonly onContact?: (device: string) => void
  readonly gate?: Gate
  /** Instead of the relay's own. */
  readonly verify?: Verify
  /** It is this device's from now on; false when that has as many connections as it may. */
  readonly admitDevice: (device: string) => boolean
  /** What the socket writes to, where it writes to one. */
  readonly stream?: Writable
  readonly now: () => number
  readonly onError: (error: unknown) => void
}

export class Connection implements Peer {
  device = '?'
  client = -1
  readonly #socket: PhoneSocket
  readonly #document: string
  readonly #challenge: Challenge
  readonly #ports: ConnectionPorts
  /** What came before it was known who is speaking; undefined from then on. */
  #held: Uint8Array[] | undefined = []
  #heldBytes = 0
  #isAnswered = false
  #isLeaving = false
  /** Whether it could read when it was last looked at; undefined until its device is known. */
  #couldRead: boolean | undefined
  /** Asked for every entry that is passed on, so the answer is kept until it may be another. */
  readonly #mayRead = { version: -1, isSo: false }
  #room: Room | undefined
  #deadline: NodeJS.Timeout

  constructor(socket: WebSocket, document: string, challenge: Challenge, ports: ConnectionPorts) {
    this.#document = document
    this.#challenge = challenge
    this.#ports = ports
    // When we were too busy to read it, it has come by the time that everything was read which has come.
    const expectAnswer = (): void => {
      if (!this.#isAnswered) this.close(closeCode.tooSlow, 'no answer')
    }
    this.#deadline = setTimeout(() => setImmediate(expectAnswer), limit.answerWithinMs)
    const events = { onMessage: (bytes: Uint8Array) => this.#heard(bytes), onClose: () => this.#closed() }
    this.#socket = new PhoneSocket(socket, ports.now, events, ports.stream)
    this.send(challengeFrame(challenge))
  }

  get isAdmitted(): boolean {
    return this.#ports.access.isKnown(this.device)
  }

  get mayRead(): boolean {
    const { access } = this.#ports
    if (this.#mayRead.version !== access.version) {
      this.#mayRead.version = access.version
      this.#mayRead.isSo = access.mayRead(this.device, this.#document)
    }
    return this.#mayRead.isSo
  }

  /** What it may do has changed: a phone that may hear less than before, or more, comes again and is told. */
  reconsider(): void {
    if (!this.#room || !this.isAdmitted) return
    const could = this.#couldRead
    this.#couldRead = this.mayRead
    if (could === undefined) this.#ports.onContact?.(this.device)
    else if (could !== this.mayRead) this.close(closeCode.grantChanged, 'grant changed')
  }

  send(frame: Uint8Array): void {
    this.#socket.send(frame)
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  drained(): Promise<boolean> {
    return this.#socket.drained()
  }

  beat(): void {
    this.#socket.beat()
    if (this.isAdmitted) this.#ports.onContact?.(this.device)
  }

  /** Hears nothing more: what the phone still says it says again to the next relay. */
  stopListening(): void {
    this.#isLeaving = true
  }

  #heard(bytes: Uint8Array): void {
    if (this.#isLeaving) return
    if (!this.#held) return this.#take(bytes)
    if (bytes[0] === message.answer && !this.#isAnswered) return this.#takeAnswer(bytes)
    this.#heldBytes += bytes.length + HELD_BYTES
    if (this.#heldBytes > limit.heldBytes) return this.close(closeCode.tooLarge, 'too much before the answer')
    this.#held.push(bytes)
  }

  #takeAnswer(bytes: Uint8Array): void {
    this.#isAnswered = true
    // What it takes from here is our own time: when thousands come at once, that may be long.
    clearTimeout(this.#deadline)
    const frame = this.#read(bytes)
    if (frame?.type !== 'answer') return
    this.#enter(frame.answer).catch((error: unknown) => this.#fail(error))
  }

  /** What was asked here will not be answered any more: the phone comes again, and asks again. */
  #fail(error: unknown): void {
    this.#ports.onError(error)
    this.close(closeCode.storage, 'storage')
  }

  async #enter(answer: Answer): Promise<void> {
    const { access, rooms, verify = ownVerify } = this.#ports
    const known = access.keyOf(answer.device)
    const code = await whyNotWhoTheySay(answer, this.#challenge, this.#document, verify, known)
    if (code !== undefined) return this.close(code, 'who is this?')
    let permission = access.mayOpen(answer.device, this.#document)
    // Another relay may have let it in a moment ago.
    if (permission !== 'yes') {
      await rooms.freshenAccess()
      permission = access.mayOpen(answer.device, this.#document)
    }
    if (permission !== 'yes') return this.close(CODE_FOR[permission], permission)
    const room = await rooms.open(this.#document)
    if (!this.#socket.isOpen) return
    if (!this.#ports.admitDevice(answer.device)) return this.close(closeCode.tooMany, 'too many connections')
    this.device = answer.device
    this.client = answer.client
    this.#mayRead.version = -1
    if (!this.isAdmitted) this.#deadline = setTimeout(() => this.#expectAdmission(), limit.answerWithinMs)
    this.#room = room
    if (this.isAdmitted) this.#couldRead = this.mayRead
    if (this.isAdmitted) this.#ports.onContact?.(this.device)
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
    if (!frame || !this.#room) return
    this.#socket.pace.heard(bytes.length)
    if (this.isAdmitted) this.#ports.onContact?.(this.device)
    dealWith(frame, this, this.#room, this.#ports)
      .catch((error: unknown) => this.#fail(error))
      .finally(() => this.#socket.pace.dealtWith(bytes.length))
  }

  /** Undefined, and the socket closed, when the bytes are no frame. */
  #read(bytes: Uint8Array): PhoneFrame | undefined {
    try {
      return (this.#ports.gate ?? gate).readFrame(bytes)
    } catch {
      this.close(closeCode.badProtocol, 'unreadable')
      return undefined
    }
  }

  #closed(): void {
    clearTimeout(this.#deadline)
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
