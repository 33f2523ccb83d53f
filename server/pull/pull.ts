/**
 * Documents that nobody at the other end edits, told in batches over HTTP (ADR 18). Who asks is known by a signature over
 * this relay's number for this question, the device and the question itself: there is nothing that can be used again.
 */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readQuestion } from '../../src/log/pull.ts'
import { signedPull } from '../../src/log/signature.ts'
import { limit, PROTOCOL_VERSION, PULL_SCHEME, pullText, type PullChallenge } from '../../src/protocol.ts'
import type { Access } from '../access.ts'
import { isSameSite } from '../http/same-site.ts'
import { RateLimit, type Rate } from '../http/rate-limit.ts'
import type { Journal } from '../journal/journal.ts'
import { answerFrames, packer, type Question } from './answer.ts'
import { Nonces, type NonceSharing } from './nonces.ts'
import { verify } from '../verify.ts'

export interface PullPorts {
  readonly journal: Journal
  readonly access: Access
  readonly now: () => number
  /** Where more than one relay is. */
  readonly nonces?: NonceSharing | undefined
  /** Reads what other relays wrote into the directory. */
  readonly freshenAccess: () => Promise<void>
  readonly onContact: (device: string) => void
  readonly onError: (error: unknown) => void
}

/** A first sync asks a handful of times; afterwards once a second while others write. */
const RATE: Rate = { burst: 60, perSecond: 2 }
/** An answer under way holds some 10 MB for packing. */
const MOST_ANSWERS = 8
const MOST_ANSWERS_PER_DEVICE = 2
const COME_AGAIN_S = 3

interface Refused {
  readonly status: number
  readonly text: string
}

export class Pull {
  readonly #ports: PullPorts
  readonly #nonces: Nonces
  readonly #rates: RateLimit
  /** The answers under way, each with whose it is. */
  readonly #answers = new Map<Promise<void>, string>()
  readonly #closing = new AbortController()

  constructor(ports: PullPorts) {
    this.#ports = ports
    this.#nonces = new Nonces(ports.now, ports.nonces)
    this.#rates = new RateLimit(RATE, ports.now)
  }

  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    this.#answer(request, response).catch((error: unknown) => {
      // Whoever hangs up, or is cut off here, is no error of ours.
      if (!isHungUp(error)) this.#ports.onError(error)
      response.destroy()
    })
  }

  /** Cuts off the answers under way; whoever got half of one asks again for the rest. */
  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.allSettled(this.#answers.keys())
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || !isSameSite(request)) return refuse(response, { status: 405, text: 'not so' })
    if (this.#closing.signal.aborted) return refuse(response, { status: 503, text: 'restarting' })
    if (request.headers.authorization === undefined) return this.#challenge(request, response)
    const question = await this.#read(request)
    if ('status' in question) return refuse(response, question)
    if (!this.#hasPlaceFor(question.device)) return refuse(response, { status: 503, text: 'busy' })
    const answering = this.#tell(question, request, response)
    this.#answers.set(answering, question.device)
    await answering.finally(() => this.#answers.delete(answering))
  }

  #challenge(request: IncomingMessage, response: ServerResponse): void {
    if (hasBody(request)) return refuse(response, { status: 413, text: 'nothing is taken unsigned' })
    const challenge = { version: PROTOCOL_VERSION, nonce: this.#nonces.next(), journal: this.#ports.journal.id }
    response.writeHead(401, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'WWW-Authenticate': PULL_SCHEME,
    })
    response.end(JSON.stringify(challenge satisfies PullChallenge))
  }

  /** What is cheap to see is looked at first: nothing is read of a stranger, and nothing is worked out before the signature. */
  async #read(request: IncomingMessage): Promise<Question | Refused> {
    const { access, journal, freshenAccess } = this.#ports
    const who = readAuthorization(request.headers.authorization ?? '')
    if (!who) return { status: 400, text: 'unreadable' }
    const { device, nonce, signature } = who
    await freshenAccess()
    const key = access.keyOf(device)
    if (!key || access.isRevoked(device)) return { status: 403, text: 'who is this?' }
    if (!this.#nonces.isGood(nonce)) return { status: 409, text: 'ask anew' }
    const body = await bodyOf(request)
    if (!body) return { status: 413, text: 'too large' }
    const challenge = { version: PROTOCOL_VERSION, nonce, journal: journal.id }
    const text = pullText(challenge, device, createHash('sha256').update(body).digest('base64url'))
    if (!(await verify(signature, signedPull(text), key))) return { status: 403, text: 'who is this?' }
    if (!(await this.#nonces.use(nonce))) return { status: 409, text: 'ask anew' }
    if (access.isRevoked(device)) return { status: 403, text: 'who is this?' }
    if (!this.#rates.admits(device)) return { status: 429, text: 'too many requests' }
    try {
      return { device, asked: readQuestion(body) }
    } catch {
      return { status: 400, text: 'unreadable' }
    }
  }

  async #tell(question: Question, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { journal, access, onContact } = this.#ports
    onContact(question.device)
    const { encoding, stream } = packer(request.headers['accept-encoding']?.toString())
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Cache-Control': 'no-store, no-transform',
      ...(encoding && { 'Content-Encoding': encoding }),
    })
    const frames = Readable.from(answerFrames(question, { journal, access }))
    await pipeline(frames, stream, response, { signal: this.#closing.signal })
  }

  #hasPlaceFor(device: string): boolean {
    const own = [...this.#answers.values()].filter((each) => each === device).length
    return this.#answers.size < MOST_ANSWERS && own < MOST_ANSWERS_PER_DEVICE
  }
}

const HUNG_UP = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE', 'ABORT_ERR']

function isHungUp(error: unknown): boolean {
  return HUNG_UP.includes((error as NodeJS.ErrnoException).code ?? '')
}

const AUTHORIZATION = new RegExp(String.raw`^${PULL_SCHEME} ([\w-]{1,64}) ([\w-]{1,64}) ([\w-]{86})$`)

function readAuthorization(text: string): { device: string; nonce: string; signature: string } | undefined {
  const [, device, nonce, signature] = AUTHORIZATION.exec(text) ?? []
  return device && nonce && signature ? { device, nonce, signature } : undefined
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** Undefined when it is more than may come, or does not say how much it is. One that drips is cut off by the server. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const length = Number(request.headers['content-length'])
  if (!Number.isInteger(length) || length > limit.pullBytes) return undefined
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** Answers and hangs up: what else comes on this connection is not read. */
function refuse(response: ServerResponse, { status, text }: Refused): void {
  if (status === 429 || status === 503) response.setHeader('Retry-After', COME_AGAIN_S)
  response.setHeader('Connection', 'close')
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(text)
}
