/** What every http request meets first: its address's rate, no body but at one address, the headers of every answer, the health page. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { PULL_PATH } from '../../src/protocol.ts'
import { everyAnswersHeaders } from './security-headers.ts'

export interface FrontPorts {
  /** False when this request's address comes too often. */
  readonly mayAsk: (request: IncomingMessage) => boolean
  readonly isWell: () => Promise<boolean>
  /** Phones reach this server over https, from here or from the proxy before it. */
  readonly isHttps: boolean
  readonly app: RequestListener | undefined
  /** Answers at the one address that takes a body. */
  readonly pull: RequestListener
}

const RETRY_AFTER_S = 10

export function front({ mayAsk, isWell, isHttps, app, pull }: FrontPorts): RequestListener {
  const headers = Object.entries(everyAnswersHeaders(isHttps))
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    if (!mayAsk(request)) {
      response.setHeader('Retry-After', RETRY_AFTER_S)
      return last(response, 429, 'too many requests')
    }
    if (request.url === PULL_PATH) return pull(request, response)
    if (hasBody(request)) return last(response, 413, 'nothing is taken here')
    if (request.url?.split('?')[0] === '/healthz') return tellHealth(response, isWell)
    if (app) return app(request, response)
    sendText(response, 404, 'not found')
  }
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(text)
}

/** Answers and hangs up: what else comes on this connection is not read. */
function last(response: ServerResponse, status: number, text: string): void {
  response.setHeader('Connection', 'close')
  sendText(response, status, text)
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

function tellHealth(response: ServerResponse, isWell: () => Promise<boolean>): void {
  isWell().then(
    (itIs) => (itIs ? sendText(response, 200, 'ok') : sendText(response, 503, 'cannot write')),
    () => response.destroy(),
  )
}
