/** A phone's socket: bounded in both directions, and watched for signs of life. */
import type { Writable } from 'node:stream'
import type { WebSocket } from 'ws'
import { closeCode } from '../../src/protocol.ts'
import { HEARTBEAT_FRAME, isStep1 } from './frames.ts'
import { Pace } from './pace.ts'

export interface SocketEvents {
  readonly onMessage: (bytes: Uint8Array) => void
  readonly onClose: () => void
}

/** Sent but not gone: past the first a long answer waits, past the second the phone is too slow to be served. */
const BUFFERED_BYTES = 512 * 1024
const MOST_BUFFERED_BYTES = 2 * 1024 * 1024
const LOOK_AGAIN_MS = 20
/** Heartbeats without a sign of life. */
const MOST_SILENT_BEATS = 4
/** After so many a phone is asked for one: at every beat, its answers would be a third of what it sends in a morning. */
const UNASKED_BEATS = 2

interface WithExtensions {
  readonly _extensions: { readonly 'permessage-deflate'?: { cleanup(): void } }
}

export class PhoneSocket {
  readonly pace: Pace
  readonly #socket: WebSocket
  readonly #stream: Writable | undefined
  #isGathering = false
  #silentBeats = 0

  /** `stream`: what the socket writes to. */
  constructor(socket: WebSocket, now: () => number, { onMessage, onClose }: SocketEvents, stream?: Writable) {
    this.#socket = socket
    this.#stream = stream
    this.pace = new Pace(socket, now)
    socket.binaryType = 'arraybuffer'
    socket.on('message', (data, isBinary) => {
      this.#silentBeats = 0
      if (!this.isOpen) return
      if (isBinary) onMessage(new Uint8Array(data as ArrayBuffer))
      else this.close(closeCode.badProtocol, 'text')
      if (socket.bufferedAmount > BUFFERED_BYTES) void this.pace.holdBack(this.drained())
    })
    // Each is answered by the socket itself, so it counts as a message.
    socket.on('ping', (data) => this.#count(data.length))
    socket.on('pong', (data) => {
      if (this.#silentBeats > UNASKED_BEATS) this.#freePacker()
      this.#silentBeats = 0
      this.#count(data.length)
    })
    socket.on('error', () => undefined) // a close with its code follows
    socket.on('close', () => {
      this.pace.stop()
      onClose()
    })
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  send(frame: Uint8Array): void {
    if (!this.isOpen) return
    if (this.#socket.bufferedAmount > MOST_BUFFERED_BYTES) return this.close(closeCode.tooSlow, 'too slow')
    this.#gather()
    // Client ids are random: what is packed of a state vector is as long as before.
    this.#socket.send(frame, { compress: !isStep1(frame) })
  }

  /** What is said in one go leaves in one go: whoever comes is told four things at once, and a write costs more than they. */
  #gather(): void {
    if (this.#isGathering || !this.#stream) return
    this.#isGathering = true
    this.#stream.cork()
    process.nextTick(() => {
      this.#isGathering = false
      this.#stream?.uncork()
    })
  }

  close(code: number, reason: string): void {
    if (!this.isOpen) return
    this.#socket.close(code, reason)
    this.pace.stop()
  }

  /** Resolves when little of what was sent still waits to leave; false when the socket is gone. */
  async drained(): Promise<boolean> {
    while (this.isOpen && this.#socket.bufferedAmount > BUFFERED_BYTES) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    }
    return this.isOpen
  }

  /**
   * What packs and unpacks messages stays with a connection once it was needed: 170 kB, ten times the rest of it. Who says
   * nothing needs it no more, and gets another with the next message. That none is being unpacked is sure where a pong was
   * read, since frames are read one after the other. The library has no other word for it.
   */
  #freePacker(): void {
    const { _extensions: extensions } = this.#socket as unknown as WithExtensions
    if (this.#socket.bufferedAmount === 0) extensions['permessage-deflate']?.cleanup()
  }

  #count(bytes: number): void {
    this.pace.heard(bytes)
    this.pace.dealtWith(bytes)
  }

  /** Keeps the phone's watchdog quiet, and drops a phone that has gone without a word. */
  beat(): void {
    if (++this.#silentBeats > MOST_SILENT_BEATS) this.#socket.terminate()
    if (!this.isOpen) return
    if (this.#silentBeats > UNASKED_BEATS) this.#socket.ping()
    this.send(HEARTBEAT_FRAME)
  }
}
