import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { directoryOf, registryOf } from '../../src/log/document-name.ts'
import { Doors, POSYANDU, PUSKESMAS } from '../doors.ts'
import { bundleServer, Child } from './child.ts'
import { Device } from './phone.ts'
import { RawPhone } from './raw-phone.ts'
import * as raw from './updates.ts'

let folder: string
const children: Child[] = []

beforeAll(async () => {
  await bundleServer()
  folder = await mkdtemp(join(tmpdir(), 'relay-'))
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app', 'app.html'), '<!doctype html>')
})

afterAll(async () => {
  for (const child of children) child.process.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

async function startServer(): Promise<{
  child: Child
  origin: string
}> {
  const child = new Child({ PORT: '0', DATA_DIR: join(folder, 'data'), APP_DIR: join(folder, 'app') })
  children.push(child)
  return { child, origin: await child.origin() }
}

test('killed at the moment of an acknowledgement, five times over, the relay still has everything it acknowledged', async () => {
  const siti = await Device.make()
  const doors = await new Doors().openIn(join(folder, 'data'))
  const acknowledged: string[] = []
  for (let trial = 0; trial < 5; trial++) {
    const { child, origin } = await startServer()
    const registry = registryOf(POSYANDU)
    if (trial === 0) {
      const door = new RawPhone(origin, directoryOf(PUSKESMAS))
      await door.answer(siti)
      await door.admitted()
      door.update(raw.rawStruct(door.client, 0, raw.first(door.client, await siti.deviceEntry(doors.next()))))
      await door.hear('ack')
      door.close()
    }
    const phone = new RawPhone(origin, registry)
    await phone.answer(siti)
    await phone.admitted()
    const texts = await Promise.all(Array.from({ length: 30 + trial }, () => siti.entry(registry)))
    for (const [clock, text] of texts.entries()) {
      const struct = clock === 0 ? raw.first(phone.client, text) : raw.next(phone.client, clock, text)
      phone.update(raw.rawStruct(phone.client, clock, struct))
    }
    let acked = 0
    while (acked < 10 + trial) acked = (await phone.hear('ack')).clocks.get(phone.client) ?? 0
    child.process.kill('SIGKILL')
    await child.exited
    acknowledged.push(...texts.slice(0, acked))
    phone.close()
  }
  const { origin } = await startServer()
  const reader = new RawPhone(origin, registryOf(POSYANDU))
  await reader.answer(siti)
  await reader.admitted()
  const doc = await reader.everything()
  const held = [...doc.share.keys()].flatMap((root) => doc.getArray<string>(root).toArray())
  expect(held).toEqual(expect.arrayContaining(acknowledged))
  expect(acknowledged.length).toBeGreaterThan(50)
  reader.close()
})
