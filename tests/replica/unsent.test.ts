import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { registryOf } from '../../src/log/document-name.ts'
import { AREA } from '../../src/log/role.ts'
import type { UnsentByPosyandu } from '../../src/protocol.ts'
import { unsentByPosyandu, UnsentTeller } from '../../src/replica/unsent.ts'
import { POSYANDU } from '../doors.ts'
import { TestRelay, until, type TestPhone } from './phones.ts'

let relay: TestRelay
let kader: TestPhone
beforeEach(async () => {
  relay = await TestRelay.start()
  kader = await relay.phone('sari')
})
afterEach(() => relay.end())

const device = (phone: TestPhone): string => phone.store.rows('self')[0]!.device

async function writes(name: string): Promise<void> {
  const write = { document: registryOf(POSYANDU), kind: 'person', record: 'rafa', set: { name } }
  expect(await kader.phone.append([write])).toMatchObject({ ok: true })
}

it('a phone knows how much it has not sent, by posyandu, and since when', async () => {
  await kader.phone.hold()
  await until('it has sent that it is here', async () => {
    return Object.keys(await unsentByPosyandu(kader.store, device(kader))).length === 0
  })
  await relay.stop()
  await writes('Rafa')
  await writes('Rafa Pratama')
  const [first] = kader.store.rows('outbox').filter(({ document }) => document === registryOf(POSYANDU))
  const { at } = JSON.parse(first!.text.slice(86)) as { at: string }
  expect(await unsentByPosyandu(kader.store, device(kader))).toEqual({ [POSYANDU]: { count: 2, since: at } })
})

it('tells the relay, and the relay tells the puskesmas', async () => {
  const office = await relay.phone('yanti', { role: 'puskesmas', scopes: [AREA] })
  await office.phone.hold()
  await kader.phone.hold()
  await until('it said that nothing is left', async () => {
    const answer = await office.phone.askOffice({ ask: 'devices' })
    if (answer === 'offline' || answer.tells !== 'devices') return false
    return JSON.stringify(answer.devices.find((each) => each.device === device(kader))?.unsent) === '{}'
  })
})

it('says it at the beginning of a connection, and later when it is another number', async () => {
  await relay.stop()
  await writes('Rafa')
  const said: number[] = []
  const teller = new UnsentTeller(kader.store, device(kader), () => expect.unreachable())
  const connection = {
    tellUnsent: (unsent: UnsentByPosyandu) => void said.push(unsent[POSYANDU]?.count ?? 0),
  }
  teller.connected(connection)
  await until('it said so', () => said.length === 1)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  teller.changed()
  await vi.advanceTimersByTimeAsync(60_000)
  vi.useRealTimers()
  expect(said).toEqual([1])
  await writes('Rafa Pratama')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  teller.changed()
  await vi.advanceTimersByTimeAsync(60_000)
  vi.useRealTimers()
  await until('it said the other number', () => said.length === 2)
  teller.disconnected()
  teller.changed()
  expect(said).toEqual([1, 2])
})
