/** The least of a phone: a socket that answers the challenge, sends ready-made updates and notes acknowledgements. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { entryId } from '../../src/log/id.ts'
import { proveInvited } from '../../src/log/invitation.ts'
import { makeDeviceKeys, signChallenge, signEntry, type DeviceKeys } from '../../src/log/signature.ts'
import { directoryOf } from '../../src/log/document-name.ts'
import { runsToUpdate } from '../../src/log/update.ts'
import { challengeText, message, PROTOCOL_VERSION, type Challenge } from '../../src/protocol.ts'
import type { BenchServer } from './relay-server.ts'

export class BenchPhone {
  readonly client: number
  readonly opened: Promise<void>
  onAck: (clock: number) => void = () => undefined
  /** Updates of others that arrived. */
  delivered = 0
  readonly #socket: WebSocket
  #isOpen: () => void = () => undefined

  constructor(origin: string, document: string, keys: DeviceKeys, client: number) {
    this.client = client
    this.opened = new Promise((resolve) => (this.#isOpen = resolve))
    this.#socket = new WebSocket(`${origin.replace('http', 'ws')}/sync/${document}`)
    this.#socket.on('error', () => undefined) // the server is killed on purpose
    this.#socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      switch (decoding.readVarUint(decoder)) {
        case message.challenge:
          void this.#answer(JSON.parse(decoding.readVarString(decoder)) as Challenge, document, keys)
          break
        case message.ack:
          this.#acked(decoder)
          break
        case message.sync:
          if (decoding.readVarUint(decoder) === 0) this.#isOpen()
          else this.delivered++
      }
    })
  }

  send(frame: Uint8Array): void {
    this.#socket.send(frame)
  }

  /** Asks for everything: resolves with the bytes of the answer, part by part. */
  everything(): Promise<Uint8Array[]> {
    const parts: Uint8Array[] = []
    return new Promise((resolve) => {
      this.#socket.on('message', (data: Buffer) => {
        const decoder = decoding.createDecoder(data)
        if (decoding.readVarUint(decoder) !== message.sync) return
        const type = decoding.readVarUint(decoder)
        if (type > 0) parts.push(decoding.readVarUint8Array(decoder).slice())
        if (type === 1) resolve(parts)
      })
      this.send(Uint8Array.of(message.sync, 0, 1, 0))
    })
  }

  close(): void {
    this.#socket.terminate()
  }

  #acked(decoder: decoding.Decoder): void {
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      if (client === this.client) this.onAck(clock)
    }
  }

  async #answer(challenge: Challenge, document: string, keys: DeviceKeys): Promise<void> {
    const { device, publicKey, privateKey } = keys
    const signature = await signChallenge(challengeText(challenge, document, this.client), privateKey)
    const answer = { version: PROTOCOL_VERSION, device, publicKey, client: this.client, signature }
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, message.answer)
    encoding.writeVarString(encoder, JSON.stringify(answer))
    if (this.#socket.readyState === WebSocket.OPEN) this.send(encoding.toUint8Array(encoder))
  }
}

/** Entries that follow each other, as one update frame. */
export function entriesFrame(client: number, clock: number, texts: readonly string[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, message.sync)
  encoding.writeVarUint(encoder, 2)
  encoding.writeVarUint8Array(encoder, runsToUpdate([{ client, clock, texts }]))
  return encoding.toUint8Array(encoder)
}

/** A weighing, as long as the app writes it. */
export function weighing(document: string, keys: DeviceKeys, n: number): Promise<string> {
  const { device } = keys
  const entry = {
    v: 1 as const,
    id: entryId(n, device),
    in: document,
    kind: 'visit',
    record: `Zk3vQ0pLw9aX/2026-03-Ab3dE5fG7h${n}`,
    set: { came: true, weightKg: 9.4, heightCm: 74.5, posture: 'terlentang', armCm: 14.2, oedema: false },
    over: [],
    who: 'Kd9sLq2mXv7b',
    by: device,
    n,
    at: '2026-03-04T08:12:45+07:00',
  }
  return signEntry(entry, keys.privateKey)
}

/** A device that has joined with the invitation. */
export async function joinedKeys(
  { origin, doors }: Pick<BenchServer, 'origin' | 'doors'>,
  client: number,
): Promise<DeviceKeys> {
  const keys = await makeDeviceKeys()
  const { puskesmas, invitation, secret } = doors.next()
  const directory = directoryOf(puskesmas)
  const { device, publicKey, privateKey } = keys
  const text = await signEntry(
    {
      ...{ v: 1, id: entryId(1, device), in: directory, kind: 'device', record: device, over: [], who: device },
      set: { publicKey, invitation, proof: await proveInvited(secret, invitation, device) },
      ...{ by: device, n: 1, at: '2026-03-04T08:00:00+07:00' },
    },
    privateKey,
  )
  const phone = new BenchPhone(origin, directory, keys, client)
  await phone.opened
  await new Promise<void>((resolve) => {
    phone.onAck = () => resolve()
    phone.send(entriesFrame(client, 0, [text]))
  })
  phone.close()
  return keys
}
