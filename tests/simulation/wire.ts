/**
 * One connection. What is sent arrives in order, as in TCP; but the wire may break at any moment, and then each side
 * still gets some of what was on its way, loses the rest, and notices after a while, or after a long while.
 */
import { EventEmitter } from 'node:events'
import type { Life } from './life.ts'
import type { Random } from './random.ts'
import type { Schedule } from './schedule.ts'

export interface WirePorts {
  readonly schedule: Schedule
  readonly random: Random
  /** How long the next frame takes. */
  readonly latency: () => number
  readonly onDelivered: (to: 'phone' | 'relay', frame: Uint8Array) => void
  readonly onLost: () => void
}

type Parcel =
  | { readonly type: 'frame'; readonly bytes: Uint8Array }
  | { readonly type: 'open' }
  | { readonly type: 'close'; readonly code: number }

const CONNECTING = 0
const OPEN = 1
const CLOSING = 2
const CLOSED = 3
const ABNORMAL = 1006
/** Before a dead connection is noticed. */
const LONG_MS = 90_000

/** One direction. */
class Lane {
  readonly #ports: WirePorts
  readonly #arrive: (parcel: Parcel) => void
  #lastAt = 0
  #sent = 0
  #arrived = 0
  #passes = Infinity
  #bytes = 0

  constructor(ports: WirePorts, arrive: (parcel: Parcel) => void) {
    this.#ports = ports
    this.#arrive = arrive
  }

  get bytesUnderWay(): number {
    return this.isTorn ? 0 : this.#bytes
  }

  get isTorn(): boolean {
    return this.#passes < Infinity
  }

  send(parcel: Parcel): void {
    const { schedule, latency, onLost } = this.#ports
    const number = this.#sent++
    const length = parcel.type === 'frame' ? parcel.bytes.length : 0
    this.#bytes += length
    this.#lastAt = Math.max(this.#lastAt, schedule.now + latency())
    schedule.at(this.#lastAt, () => {
      this.#bytes -= length
      if (number >= this.#passes) {
        if (length > 0) onLost()
        return
      }
      this.#arrived = number + 1
      this.#arrive(parcel)
    })
  }

  /** Some of what is under way still arrives; nothing after it does. */
  tear(): void {
    if (this.isTorn) return
    this.#passes = this.#arrived + this.#ports.random.whole(0, this.#sent - this.#arrived)
  }
}

export class Wire {
  readonly document: string
  readonly phone: PhoneEnd
  readonly relay: RelayEnd
  readonly #life: Life
  readonly #ports: WirePorts
  readonly #lanes: readonly Lane[]

  constructor(document: string, life: Life, phone: PhoneEnd, ports: WirePorts) {
    this.document = document
    this.phone = phone
    this.#life = life
    this.#ports = ports
    const up = new Lane(ports, (parcel) => this.relay.take(parcel))
    const down = new Lane(ports, (parcel) => (life.isOver ? undefined : this.phone.take(parcel)))
    this.relay = new RelayEnd(down, (frame) => ports.onDelivered('relay', frame))
    phone.plug(up, (frame) => ports.onDelivered('phone', frame))
    this.#lanes = [up, down]
  }

  get isDone(): boolean {
    return this.phone.readyState === CLOSED && this.relay.readyState === CLOSED
  }

  tear(): void {
    if (this.#lanes.some((lane) => lane.isTorn)) return
    const { schedule, random } = this.#ports
    for (const lane of this.#lanes) lane.tear()
    const unnoticed = (): number => (random.chance(0.7) ? random.between(1, 2000) : random.between(1000, LONG_MS))
    const close: Parcel = { type: 'close', code: ABNORMAL }
    schedule.after(unnoticed(), () => (this.#life.isOver ? undefined : this.phone.take(close)))
    schedule.after(unnoticed(), () => this.relay.take(close))
  }
}

/** The `WebSocket` that the phone's provider holds. */
export class PhoneEnd {
  readonly OPEN = OPEN
  binaryType = 'blob'
  readyState = CONNECTING
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: ((event: object) => void) | null = null
  #up: Lane | undefined
  #onFrame: (frame: Uint8Array) => void = () => undefined
  readonly #outgoing: (frame: Uint8Array) => Uint8Array | undefined

  /** `outgoing` sees every frame before it leaves; undefined keeps it back. */
  constructor(outgoing: (frame: Uint8Array) => Uint8Array | undefined) {
    this.#outgoing = outgoing
  }

  plug(up: Lane, onFrame: (frame: Uint8Array) => void): void {
    this.#up = up
    this.#onFrame = onFrame
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== OPEN) return
    const bytes = this.#outgoing(frame)
    if (bytes) this.#up?.send({ type: 'frame', bytes })
  }

  close(): void {
    if (this.readyState >= CLOSING) return
    this.readyState = CLOSED
    this.#up?.send({ type: 'close', code: 1005 })
  }

  /** Nobody answers. */
  fail(): void {
    if (this.readyState !== CONNECTING) return
    this.readyState = CLOSED
    this.onerror?.({})
    this.onclose?.({ code: ABNORMAL, reason: '' })
  }

  take(parcel: Parcel): void {
    if (this.readyState >= CLOSING) return
    switch (parcel.type) {
      case 'open':
        this.readyState = OPEN
        this.onopen?.()
        return
      case 'frame':
        this.#onFrame(parcel.bytes)
        this.onmessage?.({ data: bufferOf(parcel.bytes) })
        return
      case 'close':
        this.readyState = CLOSED
        this.#up?.send({ type: 'close', code: parcel.code })
        this.onclose?.({ code: parcel.code, reason: '' })
    }
  }
}

/** The `ws` socket that the relay's connection holds. */
export class RelayEnd extends EventEmitter {
  readonly OPEN = OPEN
  readonly CLOSED = CLOSED
  binaryType = 'nodebuffer'
  /** Nothing is packed here. */
  readonly _extensions = {}
  readyState = OPEN
  isPaused = false
  readonly #down: Lane
  readonly #onFrame: (frame: Uint8Array) => void
  readonly #held: Parcel[] = []

  constructor(down: Lane, onFrame: (frame: Uint8Array) => void) {
    super()
    this.#down = down
    this.#onFrame = onFrame
  }

  get bufferedAmount(): number {
    return this.#down.bytesUnderWay
  }

  accept(): void {
    this.#down.send({ type: 'open' })
  }

  send(bytes: Uint8Array): void {
    if (this.readyState === OPEN) this.#down.send({ type: 'frame', bytes })
  }

  close(code: number): void {
    if (this.readyState !== OPEN) return
    this.readyState = CLOSING
    this.#down.send({ type: 'close', code })
  }

  terminate(): void {
    this.take({ type: 'close', code: ABNORMAL })
  }

  ping(): void {
    if (!this.#down.isTorn) this.emit('pong', new Uint8Array())
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
    while (this.#held.length > 0 && !this.isPaused) this.take(this.#held.shift()!)
  }

  take(parcel: Parcel): void {
    if (this.readyState === CLOSED) return
    if (this.isPaused && parcel.type === 'frame') {
      this.#held.push(parcel)
      return
    }
    if (parcel.type === 'frame') {
      this.#onFrame(parcel.bytes)
      this.emit('message', bufferOf(parcel.bytes), true)
    } else if (parcel.type === 'close') {
      this.readyState = CLOSED
      this.emit('close', parcel.code)
    }
  }
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}
