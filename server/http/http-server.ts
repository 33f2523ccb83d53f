/** The bare http or https server, with the limits that hold before anything is understood. */
import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { limit } from '../../src/protocol.ts'

export interface Tls {
  readonly cert: string | Buffer
  readonly key: string | Buffer
}

/** How long somebody may take. A phone on a poor line needs seconds; who drips a byte at a time holds a place for ever. */
export interface Patience {
  /** From the connection, or the end of the request before, to the end of a request's head, ms. */
  readonly headersMs: number
  /** To the end of the whole request, ms. */
  readonly requestMs: number
  /** Without a byte in either direction while an answer is on its way, ms. */
  readonly silenceMs: number
  /** How often the first two are looked at, ms. */
  readonly lookEveryMs: number
}

export const PATIENCE: Patience = { headersMs: 10_000, requestMs: 20_000, silenceMs: 60_000, lookEveryMs: 2_000 }

/** Request line and headers together. */
const MOST_HEAD_BYTES = 8 * 1024
const MOST_HEADERS = 60
/** Longer than a proxy keeps its own side open, so that it never sends on a connection that is just being closed. */
const KEEP_ALIVE_MS = 75_000
/** Beside the phones' sockets. */
const MOST_OTHER_CONNECTIONS = 1_000

/** Throws when the certificate or its key is none. */
export function makeServer(tls: Tls | undefined, patience: Patience = PATIENCE): Server {
  const options = {
    maxHeaderSize: MOST_HEAD_BYTES,
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    connectionsCheckingInterval: patience.lookEveryMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
  }
  const server = tls
    ? createHttpsServer({ ...options, ...tls, handshakeTimeout: patience.headersMs })
    : createHttpServer(options)
  server.timeout = patience.silenceMs
  server.maxHeadersCount = MOST_HEADERS
  server.maxConnections = limit.connections + MOST_OTHER_CONNECTIONS
  return server
}
