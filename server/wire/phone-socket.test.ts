import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { PhoneSocket } from './phone-socket.ts'

/** What the relay offers phones; a long message is one that is packed. */
const PACKING = { threshold: 1024, serverNoContextTakeover: true, clientNoContextTakeover: true }
const LONG = Buffer.from(randomBytes(2000).toString('base64'))
/** After so many the relay asks a silent phone for a sign of life. */
const BEATS = 3

interface Packer {
  readonly _deflate: unknown
  readonly _inflate: unknown
}

let server: WebSocketServer
let phone: WebSocket
let atRelay: WebSocket
let socket: PhoneSocket
let heard: (bytes: Uint8Array) => void

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, perMessageDeflate: PACKING })
  const accepted = new Promise<WebSocket>((resolve) => server.once('connection', resolve))
  phone = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { perMessageDeflate: PACKING })
  atRelay = await accepted
  const onMessage = (bytes: Uint8Array): void => heard(bytes)
  socket = new PhoneSocket(atRelay, () => performance.now(), { onMessage, onClose: () => undefined })
  if (phone.readyState !== WebSocket.OPEN) await new Promise((resolve) => phone.once('open', resolve))
})

afterEach(() => {
  phone.terminate()
  server.close()
})

/** One long message each way. */
async function exchange(): Promise<void> {
  const atPhone = new Promise<Buffer>((resolve) => {
    const hear = (data: Buffer): void => {
      if (data.length !== LONG.length) return
      phone.off('message', hear)
      resolve(data)
    }
    phone.on('message', hear)
  })
  const here = new Promise<Uint8Array>((resolve) => (heard = resolve))
  socket.send(LONG)
  phone.send(LONG)
  expect(LONG.equals(await atPhone)).toBe(true)
  expect(LONG.equals(await here)).toBe(true)
}

function packer(): Packer {
  const { _extensions } = atRelay as unknown as { readonly _extensions: Readonly<Record<string, Packer>> }
  return _extensions['permessage-deflate']!
}

it('keeps nothing that packs for a phone that has been silent, and packs again when it speaks', async () => {
  await exchange()
  expect(packer()).toMatchObject({ _deflate: expect.anything() as unknown, _inflate: expect.anything() as unknown })
  const answered = new Promise((resolve) => atRelay.once('pong', resolve))
  for (let i = 0; i < BEATS; i++) socket.beat()
  await answered
  expect(packer()).toMatchObject({ _deflate: null, _inflate: null })
  await exchange()
})
