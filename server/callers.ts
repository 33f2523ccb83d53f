/**
 * The sockets that are open and whose they are, counted as they come and go: after an outage thousands come within
 * seconds, and whoever looked through all of them for each would be at it for as long as serving them takes.
 */
import type { WebSocket } from 'ws'
import type { Connection } from './wire/connection.ts'

export interface CallersLimits {
  readonly connections: number
  readonly connectionsPerDevice: number
}

export class Callers implements Iterable<Connection> {
  readonly #limits: CallersLimits
  readonly #isKnown: (device: string) => boolean
  readonly #connections = new Map<WebSocket, Connection>()
  /** The one that has stood there longest first. */
  readonly #strangers = new Set<WebSocket>()
  readonly #byDevice = new Map<string, Set<WebSocket>>()

  constructor(limits: CallersLimits, isKnown: (device: string) => boolean) {
    this.#limits = limits
    this.#isKnown = isKnown
  }

  [Symbol.iterator](): Iterator<Connection> {
    return this.#connections.values()
  }

  get sockets(): readonly WebSocket[] {
    return [...this.#connections.keys()]
  }

  /**
   * False when all places are taken by phones that are known. Else, where all are taken, whoever has stood there longest
   * without saying whose it is makes room; before that nobody does: after an outage all stand there at once.
   */
  makeRoom(): boolean {
    if (this.#connections.size < this.#limits.connections) return true
    const [longest] = this.#strangers
    if (!longest) return false
    this.#strangers.delete(longest)
    longest.terminate()
    return true
  }

  came(socket: WebSocket, connection: Connection): void {
    this.#connections.set(socket, connection)
    this.#strangers.add(socket)
  }

  /** It has said whose it is; false when that device has as many connections as it may. */
  named(socket: WebSocket, device: string): boolean {
    const own = this.#byDevice.get(device) ?? new Set()
    if (own.size >= this.#limits.connectionsPerDevice) return false
    this.#byDevice.set(device, own.add(socket))
    if (this.#isKnown(device)) this.#strangers.delete(socket)
    return true
  }

  /** This device was let in: it is no stranger any more. */
  admitted(device: string): void {
    for (const socket of this.#byDevice.get(device) ?? []) this.#strangers.delete(socket)
  }

  left(socket: WebSocket): void {
    const device = this.#connections.get(socket)?.device ?? ''
    const own = this.#byDevice.get(device)
    own?.delete(socket)
    if (own?.size === 0) this.#byDevice.delete(device)
    this.#strangers.delete(socket)
    this.#connections.delete(socket)
  }

  of(device: string): Connection[] {
    return [...(this.#byDevice.get(device) ?? [])].flatMap((socket) => this.#connections.get(socket) ?? [])
  }
}
