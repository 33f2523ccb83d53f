/** Pulls documents as an office device does, with everything that can be wrong about it. */
import { createHash } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { PullFrames, writeQuestion, type Asked, type PullFrame } from '../../src/log/pull.ts'
import { signPull } from '../../src/log/signature.ts'
import { PULL_PATH, PULL_SCHEME, pullText, type PullChallenge } from '../../src/protocol.ts'
import type { Device } from './phone.ts'

export async function challengeOf(origin: string): Promise<PullChallenge> {
  const response = await fetch(origin + PULL_PATH, { method: 'POST' })
  if (response.status !== 401) throw new Error(`expected a challenge, found ${response.status}`)
  return (await response.json()) as PullChallenge
}

/** What signs a question. */
export async function authorization(challenge: PullChallenge, device: Device, body: Uint8Array): Promise<string> {
  const hash = createHash('sha256').update(body).digest('base64url')
  const signature = await signPull(pullText(challenge, device.id, hash), device.keys.privateKey)
  return `${PULL_SCHEME} ${device.id} ${challenge.nonce} ${signature}`
}

export function post(origin: string, body: Uint8Array<ArrayBuffer>, authorized?: string): Promise<Response> {
  const headers = authorized === undefined ? {} : { Authorization: authorized }
  return fetch(origin + PULL_PATH, { method: 'POST', body, headers })
}

export async function ask(origin: string, device: Device, asked: readonly Asked[]): Promise<Response> {
  const body = writeQuestion(asked)
  return post(origin, body, await authorization(await challengeOf(origin), device, body))
}

export async function framesOf(response: Response): Promise<PullFrame[]> {
  if (response.status !== 200) throw new Error(`expected frames, found ${response.status}: ${await response.text()}`)
  return new PullFrames().take(new Uint8Array(await response.arrayBuffer()))
}

export async function pull(origin: string, device: Device, asked: readonly Asked[]): Promise<PullFrame[]> {
  return framesOf(await ask(origin, device, asked))
}

export function textsIn(frames: readonly PullFrame[], at = 0): string[] {
  return frames.flatMap((frame) =>
    frame.type === 'part' && frame.at === at ? frame.runs.flatMap(({ texts }) => texts) : [],
  )
}

/** An answer as it is on the wire of a browser that takes brotli. */
export async function packedBytes(origin: string, device: Device, asked: readonly Asked[]): Promise<Buffer> {
  const body = writeQuestion(asked)
  const authorized = await authorization(await challengeOf(origin), device, body)
  return new Promise((resolve, reject) => {
    const headers = { Authorization: authorized, 'Content-Length': body.length, 'Accept-Encoding': 'gzip, br' }
    const request = httpRequest(origin + PULL_PATH, { method: 'POST', headers })
    request.on('response', (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => resolve(Buffer.concat(pieces)))
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Says that so many bytes come, sends only these, and waits for what the server does about it. */
export function halfABody(origin: string, authorized: string, bytes: Uint8Array, length: number): Promise<string> {
  return new Promise((resolve) => {
    const request = httpRequest(origin + PULL_PATH, {
      method: 'POST',
      headers: { Authorization: authorized, 'Content-Length': length },
    })
    request.on('response', (response) => resolve(String(response.statusCode)))
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    request.write(bytes)
  })
}
