/** Between phones and relays: wires that are laid, slow down, and tear. */
import type { Life } from './life.ts'
import type { Luck } from './luck.ts'
import type { Random } from './random.ts'
import type { Schedule } from './schedule.ts'
import { PhoneEnd, Wire, type RelayEnd } from './wire.ts'

/** A relay that answers. */
export interface Listener {
  /** Of several: which. */
  readonly number: number
  accept(socket: RelayEnd, document: string): void
}

export interface Traffic {
  onDelivered(to: 'phone' | 'relay', phone: string, document: string, frame: Uint8Array): void
  onLost(): void
  onPartition(): void
  /** A phone came to another relay than the last time. */
  onOtherRelay(): void
}

export interface PhoneLine {
  readonly phone: string
  readonly life: Life
  /** Sees every frame before it leaves; undefined keeps it back. */
  readonly outgoing: (frame: Uint8Array) => Uint8Array | undefined
}

const RELAY_URL = 'ws://relay'

export class Network {
  luck: Luck
  readonly #schedule: Schedule
  readonly #random: Random
  readonly #traffic: Traffic
  readonly #offline = new Set<string>()
  readonly #wires = new Map<Wire, { readonly line: PhoneLine; readonly relay: Listener }>()
  /** Those that answer. */
  readonly #relays = new Set<Listener>()
  /** Which one each phone came to last. */
  readonly #numbers = new Map<string, number>()

  constructor(schedule: Schedule, random: Random, luck: Luck, traffic: Traffic) {
    this.#schedule = schedule
    this.#random = random
    this.luck = luck
    this.#traffic = traffic
  }

  /** The address a phone's connections are told. */
  get url(): string {
    return RELAY_URL
  }

  /** What a phone's provider takes for the browser's `WebSocket`. */
  socketClass(line: PhoneLine): typeof WebSocket {
    line.life.onEnd(() => this.#tear((wire) => this.#wires.get(wire)!.line === line))
    const dial = (end: PhoneEnd, url: string): void => this.#dial(end, url, line)
    class Socket extends PhoneEnd {
      constructor(url: string) {
        super(line.outgoing)
        dial(this, url)
      }
    }
    return Socket as unknown as typeof WebSocket
  }

  isOffline(phone: string): boolean {
    return this.#offline.has(phone)
  }

  setOffline(phone: string, isOffline: boolean): void {
    if (isOffline && !this.#offline.has(phone)) this.#traffic.onPartition()
    if (isOffline) this.#offline.add(phone)
    else this.#offline.delete(phone)
    if (isOffline) this.tear(phone)
  }

  /** Breaks every wire of this phone, or only some. */
  tear(phone: string, share = 1): void {
    this.#tear((wire) => this.#wires.get(wire)!.line.phone === phone && this.#random.chance(share))
  }

  /** A relay answers whoever comes. */
  open(relay: Listener): void {
    this.#relays.add(relay)
  }

  /** It lets nobody in any more; whoever is there stays. */
  shut(relay: Listener): void {
    this.#relays.delete(relay)
  }

  /** Its process is gone. */
  gone(relay: Listener): void {
    this.shut(relay)
    this.#tear((wire) => this.#wires.get(wire)!.relay === relay)
  }

  #tear(isHit: (wire: Wire) => boolean): void {
    for (const wire of [...this.#wires.keys()].filter(isHit)) {
      wire.tear()
      this.#wires.delete(wire)
    }
  }

  #dial(end: PhoneEnd, url: string, line: PhoneLine): void {
    const { phone, life } = line
    this.#schedule.after(this.#random.between(5, 200), () => {
      if (life.isOver || end.readyState !== 0) return
      const relay = this.#anyRelay()
      if (!relay) return end.fail()
      if (this.#offline.has(phone)) {
        this.#schedule.after(this.#random.between(20_000, 120_000), () => (life.isOver ? undefined : end.fail()))
        return
      }
      for (const wire of this.#wires.keys()) if (wire.isDone) this.#wires.delete(wire)
      const wire = this.#wire(end, url.slice(RELAY_URL.length + 1), phone, life)
      this.#wires.set(wire, { line, relay })
      wire.relay.accept()
      relay.accept(wire.relay, wire.document)
      const before = this.#numbers.get(phone) ?? relay.number
      if (before !== relay.number) this.#traffic.onOtherRelay()
      this.#numbers.set(phone, relay.number)
    })
  }

  /** No balancer keeps a phone, or a document, at one of them: nothing may hang on that. */
  #anyRelay(): Listener | undefined {
    const relays = [...this.#relays]
    return relays.length > 1 ? this.#random.pick(relays) : relays[0]
  }

  #wire(end: PhoneEnd, document: string, phone: string, life: Life): Wire {
    const random = this.#random
    const isSlow = random.chance(this.luck.slowWire)
    const [least, most] = isSlow ? [200, random.whole(500, 6000)] : [10, random.whole(20, 300)]
    return new Wire(document, life, end, {
      schedule: this.#schedule,
      random,
      latency: () => random.between(least, most) + (random.chance(this.luck.stalls) ? random.between(1000, 40_000) : 0),
      onDelivered: (to, frame) => this.#traffic.onDelivered(to, phone, document, frame),
      onLost: () => this.#traffic.onLost(),
    })
  }
}
