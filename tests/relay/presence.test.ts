import { POSYANDU } from '../doors.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestOf, limit } from '../../src/protocol.ts'
import { Ground } from './ground.ts'
import type { Device } from './phone.ts'
import * as raw from './updates.ts'

let ground: Ground
let siti: Device
let dewi: Device

beforeEach(async () => {
  ground = await Ground.lay()
  ;[siti, dewi] = [await ground.device(), await ground.device()]
})

afterEach(async () => {
  expect(ground.errors).toEqual([])
  await ground.clear()
})

test('phones at one document see each other come, change and go', async () => {
  const [a, b] = [ground.phone(siti), ground.phone(dewi)]
  await a.until(() => a.provider.synced)
  await b.until(() => b.provider.synced)
  a.provider.awareness.setLocalState({ name: 'Siti' })
  await b.until(() => b.provider.awareness.getStates().size === 1)
  expect([...b.provider.awareness.getStates()]).toEqual([[a.doc.clientID, { name: 'Siti' }]])

  const late = ground.phone(dewi)
  await late.until(() => late.provider.awareness.getStates().size === 1)
  a.provider.awareness.setLocalState({ name: 'Siti', at: 'timbang' })
  await late.until(() => late.provider.awareness.getStates().get(a.doc.clientID)?.at === 'timbang')

  a.close()
  await b.until(() => b.provider.awareness.getStates().size === 0)
  await late.until(() => late.provider.awareness.getStates().size === 0)
})

test('a phone that loses its connection and comes back with the same state is seen again', async () => {
  const [a, b] = [ground.phone(siti), ground.phone(dewi)]
  a.provider.awareness.setLocalState({ name: 'Siti' })
  await b.until(() => b.provider.awareness.getStates().size === 1)
  a.provider.ws?.close()
  await b.until(() => b.provider.awareness.getStates().size === 0)
  await b.until(() => b.provider.awareness.getStates().size === 1)
})

test('a state is passed on only when it changed, is small, is JSON and is the sender’s own', async () => {
  const a = await (await ground.rawPhone(siti)).admitted()
  const b = await (await ground.rawPhone(dewi)).admitted()
  a.presence(b.client, 9, '{"name":"palsu"}')
  a.presence(a.client, 1, `"${'x'.repeat(limit.awarenessBytes)}"`)
  a.presence(a.client, 2, 'not json')
  a.presence(a.client, 3, '{"name":"Siti"}')
  a.presence(a.client, 4, '{"name":"Siti"}')
  a.presence(a.client, 5, '{"name":"Siti M."}')
  expect(await b.hear('presence')).toEqual({ type: 'presence', client: a.client, state: { name: 'Siti' } })
  expect(await b.hear('presence')).toEqual({ type: 'presence', client: a.client, state: { name: 'Siti M.' } })
})

test('presence never reaches the disk', async () => {
  const a = ground.phone(siti)
  a.provider.awareness.setLocalState({ name: 'Siti' })
  const b = ground.phone(dewi)
  await b.until(() => b.provider.awareness.getStates().size === 1)
  expect(await ground.relay.journal.documents()).toEqual([ground.directory])
})

test('a phone that watches hears the digest of every document it may read, and of each that changes', async () => {
  const month = `visits/${POSYANDU}/2025-11`
  const writer = ground.phone(siti, month)
  writer.write(await siti.entry(month))
  await writer.until(() => writer.hasAck())

  const watcher = await ground.phone(dewi).until((phone) => phone.provider.synced)
  watcher.watch()
  await watcher.until(({ digests }) => digests.size === 2)
  expect(watcher.digests.get(month)).toBe(digestOf([[writer.doc.clientID, 1]]))
  expect(watcher.digests.has(ground.directory)).toBe(true)

  writer.write(await siti.entry(month))
  const expected = digestOf([[writer.doc.clientID, 2]])
  await watcher.until(({ digests }) => digests.get(month) === expected)
})

test('a phone that is not let in cannot watch', async () => {
  const { Device: Stranger } = await import('./phone.ts')
  const stranger = await (await ground.rawPhone(await Stranger.make(), ground.directory)).admitted()
  stranger.send(104)
  const writer = await (await ground.rawPhone(siti)).admitted()
  writer.update(raw.rawStruct(writer.client, 0, raw.first(writer.client, await siti.entry(ground.registry))))
  await writer.hear('ack')
  writer.send(104)
  await writer.hear('digests')
  expect(stranger.unheard.filter(({ type }) => type === 'digests')).toEqual([])
})
