/** A challenge answer that was overheard is worth nothing anywhere, and who never answers keeps nobody out. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { closeCode } from '../../src/protocol.ts'
import { POSYANDU } from '../doors.ts'
import { Device } from '../relay/phone.ts'
import type { RawPhone } from '../relay/raw-phone.ts'
import { Scene } from './scene.ts'

let scene: Scene

beforeEach(async () => {
  scene = await Scene.lay()
})

afterEach(() => scene.clear())

/** What a victim answers on a connection that it makes now. */
async function overheard(client?: number): Promise<{ bytes: Uint8Array; victim: RawPhone }> {
  const victim = await scene.ground.rawPhone(undefined, scene.registry, client)
  const send = victim.sendBytes.bind(victim)
  let bytes = new Uint8Array()
  victim.sendBytes = (sent) => {
    bytes = sent as Uint8Array<ArrayBuffer>
    send(sent)
  }
  await victim.answer(scene.siti.device)
  await victim.admitted()
  return { bytes, victim }
}

test('replayed on the same connection it changes nothing', async () => {
  const { bytes, victim } = await overheard()
  await scene.beside(() => victim.sendBytes(bytes))
  expect(await victim.heardUntilNow()).not.toContain('challenge')
})

test('replayed on another connection', async () => {
  const { bytes, victim } = await overheard()
  const thief = await scene.ground.rawPhone(undefined, scene.registry, victim.client)
  await thief.hear('challenge')
  await scene.beside(async () => {
    thief.sendBytes(bytes)
    expect(await thief.closed).toBe(closeCode.notAllowed)
  })
})

test('replayed on a connection to another document', async () => {
  const { bytes, victim } = await overheard()
  const thief = await scene.ground.rawPhone(undefined, `visits/${POSYANDU}/2026-03`, victim.client)
  await thief.hear('challenge')
  thief.sendBytes(bytes)
  expect(await thief.closed).toBe(closeCode.notAllowed)
})

test('replayed at another relay', async () => {
  const other = await Scene.lay()
  try {
    const { bytes, victim } = await overheard()
    const thief = await other.ground.rawPhone(undefined, other.registry, victim.client)
    await thief.hear('challenge')
    await other.beside(async () => {
      thief.sendBytes(bytes)
      expect(await thief.closed).toBe(closeCode.notAllowed)
    })
  } finally {
    await other.clear()
  }
})

test('a slow handshake: two thousand sockets that never answer keep no honest phone out', async () => {
  const silent: WebSocket[] = []
  const address = `${scene.ground.relay.origin.replace('http', 'ws')}/sync/${scene.registry}`
  try {
    for (let i = 0; i < 2_000; i++) {
      const socket = new WebSocket(address)
      socket.on('error', () => undefined)
      silent.push(socket)
      if (i % 100 === 99) await new Promise((resolve) => socket.once('open', resolve))
    }
    await scene.beside(() => undefined)
    const late = await scene.ground.rawPhone(scene.dewi.device)
    expect((await late.admitted()).unheard).toBeDefined()
    expect(await late.heardUntilNow()).toBeDefined()
  } finally {
    for (const socket of silent) socket.terminate()
  }
})

test('strangers with a key of their own, at the directory’s door, keep no honest phone out either', async () => {
  const strangers: RawPhone[] = []
  const keys = await Promise.all(Array.from({ length: 20 }, () => Device.make()))
  for (let i = 0; i < 1_050; i++) {
    // A device may have eighty connections.
    strangers.push(await scene.ground.rawPhone(keys[i % keys.length], scene.ground.directory))
  }
  await scene.beside(() => undefined)
  const newcomer = await scene.ground.device()
  const phone = scene.ground.phone(newcomer)
  phone.write(await newcomer.entry(scene.registry))
  await phone.until(() => phone.hasAck())
  // Whoever never says more is sent away.
  await strangers[0]!.closed
})
