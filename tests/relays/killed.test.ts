/** Three servers as they are run, on one engine, behind a balancer: each is killed in turn while phones write. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import { directoryOf, registryOf } from '../../src/log/document-name.ts'
import { RedisEngine } from '../contract/redis-engine.ts'
import { Doors, POSYANDU, PUSKESMAS } from '../doors.ts'
import { bundleServer, Child } from '../relay/child.ts'
import { Device, Phone } from '../relay/phone.ts'
import { Wire } from './wire.ts'

const children: Child[] = []
let folder: string
let engine: RedisEngine

beforeAll(async () => {
  await bundleServer()
  folder = await mkdtemp(join(tmpdir(), 'relays-'))
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app', 'app.html'), '<!doctype html>')
  engine = await RedisEngine.start()
})

afterAll(async () => {
  for (const child of children) child.process.kill('SIGKILL')
  await engine.dispose()
  await rm(folder, { recursive: true })
})

/** `PORT=0` the first time: started again, it is where it was. */
async function serve(at: number, port = 0): Promise<{ child: Child; port: number }> {
  const child = new Child({
    PORT: String(port),
    HOST: 'localhost',
    DATA_DIR: join(folder, `data-${at}`),
    APP_DIR: join(folder, 'app'),
    JOURNAL: engine.address,
  })
  children.push(child)
  return { child, port: Number(new URL(await child.origin()).port) }
}

test('of three relays each is killed while phones write: nothing acknowledged is lost, and phones go on at the others', async () => {
  const doors = await new Doors().openIn(join(folder, 'data-0'))
  const servers = [await serve(0), await serve(1), await serve(2)]
  const balancer = await Wire.to(...servers.map(({ port }) => port))
  const origin = `http://localhost:${balancer.port}`
  const phones: Phone[] = []
  for (let i = 0; i < 6; i++) {
    const device = await Device.make()
    const door = new Phone(origin, directoryOf(PUSKESMAS), device)
    door.write(await device.deviceEntry(doors.next()))
    await door.until(() => door.hasAck())
    door.close()
    phones.push(new Phone(origin, registryOf(POSYANDU), device))
  }
  const write = (phone: Phone): Promise<void> => phone.device.entry(phone.document).then((text) => phone.write(text))
  for (const [at, server] of servers.entries()) {
    for (let i = 0; i < 20; i++) await Promise.all(phones.map(write))
    await Promise.all(phones.map((phone) => phone.until(() => (phone.acked.get(phone.doc.clientID) ?? 0) > 20 * at)))
    server.child.process.kill('SIGKILL')
    await server.child.exited
    await Promise.all(phones.map(write))
    await Promise.all(phones.map((phone) => phone.until(() => phone.hasAck())))
    servers[at] = await serve(at, server.port)
  }
  const all = phones.length * 63
  await Promise.all(phones.map((phone) => phone.until(() => phone.texts().length === all)))
  const journal = await RedisJournal.open(engine.address, {
    newId: () => crypto.randomUUID(),
    replicas: 0,
    onError: () => undefined,
  })
  const { authors } = await journal.standing(registryOf(POSYANDU))
  await journal.close()
  for (const { doc } of phones) expect(authors.get(doc.clientID)?.length).toBe(63)
  expect(phones.flatMap(({ refusals }) => refusals)).toEqual([])
  for (const phone of phones) phone.close()
  balancer.close()
})
