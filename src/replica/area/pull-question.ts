/** One signed question to the relay of what it holds of these documents (ADR 18). */
import { PullFrames, writeQuestion, type Asked, type PullFrame } from '../../log/pull.ts'
import { signPull, toBase64url, type DeviceKeys } from '../../log/signature.ts'
import { PULL_PATH, PULL_SCHEME, pullText, type PullChallenge } from '../../protocol.ts'

/** The relay is of a version that tells nothing over HTTP, or something before it takes no questions. */
export class NotThere extends Error {
  override readonly name = 'NotThere'
}

/** It cannot be reached, is busy, or was cut off: the same again later. */
export class NotNow extends Error {
  override readonly name = 'NotNow'
}

/** A line that has gone dead says nothing of it. Of a question this is the longest that leaving takes on a bad one. */
const MOST_SILENT_MS = 120_000

export interface QuestionPorts {
  /** `https://…` of the relay. */
  readonly origin: string
  readonly keys: DeviceKeys
  readonly signal: AbortSignal
}

/** The frames of the answer, `end` the last of them. Throws `NotThere` or `NotNow`. */
export async function* askRelay(asked: readonly Asked[], ports: QuestionPorts): AsyncGenerator<PullFrame> {
  const patience = new Patience(ports.signal)
  const response = await patience.with(() => post(asked, { ...ports, signal: patience.signal }))
  const frames = new PullFrames()
  const reader = response.getReader()
  try {
    for (;;) {
      const { done, value } = await patience.with(() => reader.read())
      if (done) throw new NotNow('cut off')
      for (const frame of frames.take(value)) {
        yield frame
        if (frame.type === 'end') return
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function post(
  asked: readonly Asked[],
  { origin, keys, signal }: QuestionPorts,
): Promise<ReadableStream<Uint8Array>> {
  const url = origin + PULL_PATH
  const challenge = await challengeAt(url, signal)
  const body = writeQuestion(asked)
  const hash = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', body)))
  const signature = await signPull(pullText(challenge, keys.device, hash), keys.privateKey)
  const headers = { Authorization: `${PULL_SCHEME} ${keys.device} ${challenge.nonce} ${signature}` }
  const response = await fetch(url, { method: 'POST', body, headers, signal, cache: 'no-store' })
  if (!response.ok || !response.body) throw new NotNow(`answered ${response.status}`)
  // Somebody between us and the relay may answer as if all were well.
  if (response.headers.get('Content-Type') !== 'application/octet-stream') throw new NotNow('answered by another')
  return response.body
}

/** What a question is signed over. Whoever does not know of it answers as it does to any page. */
async function challengeAt(url: string, signal: AbortSignal): Promise<PullChallenge> {
  const response = await fetch(url, { method: 'POST', signal, cache: 'no-store' })
  if (response.status === 401) return (await response.json()) as PullChallenge
  if (response.status === 429 || response.status >= 500) throw new NotNow(`answered ${response.status}`)
  throw new NotThere(`answered ${response.status}`)
}

class Patience {
  readonly #ending = new AbortController()

  /** Ends with `over`, too. */
  constructor(over: AbortSignal) {
    if (over.aborted) this.#ending.abort()
    else over.addEventListener('abort', () => this.#ending.abort(), { once: true })
  }

  get signal(): AbortSignal {
    return this.#ending.signal
  }

  async with<Value>(work: () => Promise<Value>): Promise<Value> {
    const timer = setTimeout(() => this.#ending.abort(), MOST_SILENT_MS)
    return reached(work).finally(() => clearTimeout(timer))
  }
}

/** What fetch throws says nothing but that it did not work. */
async function reached<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotThere || error instanceof NotNow) throw error
    throw new NotNow('not reached', { cause: error })
  }
}
