import type { IncomingMessage } from 'node:http'
import { addressOf } from './address.ts'
import { CONNECTION_RATE, RateLimit, REQUEST_RATE, type Rate } from './rate-limit.ts'
import type { Watch } from '../tally.ts'

export interface DoormanOptions {
  /** A proxy of our own stands before the server and says in `X-Forwarded-For` who is asking. */
  readonly trustsProxy?: boolean
  /** How often one address may ask and connect, instead of what a server takes. */
  readonly rates?: { readonly requests: Rate; readonly connections: Rate }
}

/** Turns away whoever comes too often. */
export class Doorman {
  readonly #requests: RateLimit
  readonly #connections: RateLimit
  readonly #trustsProxy: boolean
  readonly #watch: Watch

  constructor({ rates, trustsProxy = false }: DoormanOptions, now: () => number, watch: Watch) {
    this.#requests = new RateLimit(rates?.requests ?? REQUEST_RATE, now)
    this.#connections = new RateLimit(rates?.connections ?? CONNECTION_RATE, now)
    this.#trustsProxy = trustsProxy
    this.#watch = watch
  }

  /** May this be answered? */
  mayAsk(request: IncomingMessage): boolean {
    this.#watch.requested()
    return this.#admits(this.#requests, request)
  }

  /** May this become a socket? */
  mayConnect(request: IncomingMessage): boolean {
    return this.#admits(this.#connections, request)
  }

  #admits(limit: RateLimit, request: IncomingMessage): boolean {
    const address = addressOf(request, this.#trustsProxy)
    const admits = address === undefined || limit.admits(address)
    if (!admits) this.#watch.limited()
    return admits
  }
}
