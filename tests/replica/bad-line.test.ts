import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { WebSocket } from 'ws'
import { expect, onTestFinished, test } from 'vitest'
import { registryOf } from '../../src/log/document-name.ts'
import { SYNC_PATH } from '../../src/protocol.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { TestRelay, unsentOf, until, type TestPhone } from './phones.ts'

/** Less than everything takes, and more than it takes to be let in. */
const BYTES_A_CONNECTION = 30_000
const PEOPLE = 2000

/** A line that breaks off after so many bytes of every connection, whichever way they go; the port to come to. */
async function aLineThatBreaks(port: number): Promise<{ readonly port: number; readonly breaks: () => number }> {
  let breaks = 0
  const sockets = new Set<Socket>()
  const server = createServer((phone) => {
    const relay = connect(port, 'localhost')
    let left = BYTES_A_CONNECTION
    const pass = (from: Socket, to: Socket): void => {
      sockets.add(from.setNoDelay(true).on('error', () => undefined))
      from.on('close', () => to.destroy())
      from.on('data', (chunk: Buffer) => {
        if (left <= 0) return
        to.write(chunk.subarray(0, left), () => left <= 0 && to.destroy())
        left -= chunk.length
        if (left <= 0) breaks++
      })
    }
    pass(phone, relay)
    pass(relay, phone)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return { port: (server.address() as AddressInfo).port, breaks: () => breaks }
}

async function aPhoneAt(port: number, relay: TestRelay, user: string): Promise<TestPhone> {
  const made = memoryPhone({
    relay: `ws://localhost:${port}${SYNC_PATH}`,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    clock: () => new Date(),
    events: { onLink: () => undefined, onSent: () => undefined, onError: () => undefined },
  })
  onTestFinished(() => made.phone.release())
  await made.phone.join(relay.invitation(), `HP ${user}`)
  await made.phone.chooseUser(user)
  return { ...made, retry: () => made.phone.retryNow() }
}

test('over a line that breaks off again and again, what came stays, and the rest comes: to the relay and from it', async () => {
  const relay = await TestRelay.start()
  onTestFinished(() => relay.end())
  const line = await aLineThatBreaks(relay.running.port)
  const siti = await aPhoneAt(line.port, relay, 'siti')
  await siti.phone.append(
    Array.from({ length: PEOPLE }, (_, i) => ({
      document: registryOf(relay.posyandu),
      kind: 'person',
      record: `anak-${i}`,
      set: { name: `Rafa Pratama ${i}`, birthDate: '2024-03-05', sex: 'L' },
    })),
  )
  await siti.phone.hold()
  await until('all is sent', () => unsentOf(siti) === 0)
  const breaks = line.breaks()
  expect(breaks).toBeGreaterThan(1)

  const ani = await aPhoneAt(line.port, relay, 'ani')
  await ani.phone.hold()
  await until('all is there', () => ani.store.rows('person').length === PEOPLE)
  expect(line.breaks()).toBeGreaterThan(breaks + 1)
})
