import { afterEach, beforeEach, expect, test } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRelay, type RunningRelay } from '../../server/start-relay.ts'
import { joinedDevice, Phone, registryIn } from './phone.ts'

let dataDir: string
let relay: RunningRelay
const phones: Phone[] = []

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'relay-'))
  relay = await startRelay({ dataDir, port: 0 })
})

afterEach(async () => {
  for (const phone of phones.splice(0)) phone.close()
  await relay.close()
  await rm(dataDir, { recursive: true })
})

function phoneOf(...args: ConstructorParameters<typeof Phone>): Phone {
  const phone = new Phone(...args)
  phones.push(phone)
  return phone
}

test('what two kader write on two phones is on both, and each is told that hers is on the relay', async () => {
  const [siti, dewi] = [await joinedDevice(relay), await joinedDevice(relay)]
  const document = registryIn(relay)
  const a = phoneOf(relay.origin, document, siti)
  const b = phoneOf(relay.origin, document, dewi)
  a.write(await siti.entry(document), await siti.entry(document))
  b.write(await dewi.entry(document))
  await a.until(() => a.texts().length === 3 && a.hasAck())
  await b.until(() => b.texts().length === 3 && b.hasAck())
  expect(a.texts()).toEqual(b.texts())
  expect(a.refusals).toEqual([])
})
