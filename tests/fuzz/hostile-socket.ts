/** The least of a socket: it answers the challenge or does not, says whatever it is given, and listens to nothing. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { signChallenge } from '../../src/log/signature.ts'
import { challengeText, message, PROTOCOL_VERSION, type Challenge } from '../../src/protocol.ts'
import type { Device } from '../relay/phone.ts'

export class HostileSocket {
  readonly #socket: WebSocket
  readonly #ready: Promise<void>
  readonly #closed: Promise<void>

  /** Without a device it never answers. */
  constructor(origin: string, document: string, client: number, device: Device | undefined) {
    this.#socket = new WebSocket(`${origin.replace('http', 'ws')}/sync/${document}`, { perMessageDeflate: false })
    this.#socket.on('error', () => undefined)
    this.#closed = new Promise((resolve) => this.#socket.once('close', () => resolve()))
    this.#ready = new Promise((resolve, reject) => {
      this.#socket.once('message', (data: Buffer) => {
        const decoder = decoding.createDecoder(data)
        decoding.readVarUint(decoder)
        const challenge = JSON.parse(decoding.readVarString(decoder)) as Challenge
        this.#answer(challenge, document, client, device).then(resolve, reject)
      })
    })
  }

  get isOpen(): boolean {
    return this.#socket.readyState <= WebSocket.OPEN
  }

  async ready(): Promise<void> {
    await Promise.race([this.#ready, this.#closed])
  }

  send(frame: Uint8Array | string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame)
  }

  /** Resolves when the relay has read everything that was sent, or has closed. */
  async isRead(): Promise<void> {
    if (this.#socket.readyState !== WebSocket.OPEN) return this.#closed
    const answered = new Promise<void>((resolve) => this.#socket.once('pong', () => resolve()))
    this.#socket.ping()
    await Promise.race([answered, this.#closed])
  }

  close(): void {
    this.#socket.terminate()
  }

  async #answer(challenge: Challenge, document: string, client: number, device: Device | undefined): Promise<void> {
    if (!device) return
    const { privateKey, publicKey } = device.keys
    const signature = await signChallenge(challengeText(challenge, document, client), privateKey)
    const answer = { version: PROTOCOL_VERSION, device: device.id, publicKey, client, signature }
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, message.answer)
    encoding.writeVarString(encoder, JSON.stringify(answer))
    this.send(encoding.toUint8Array(encoder))
  }
}
