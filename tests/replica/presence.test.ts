import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import type { Phone } from '../../src/replica/phone.ts'
import { readPresences, type Presence } from '../../src/replica/presence.ts'
import { SYNC_PATH } from '../../src/protocol.ts'
import { TestRelay, until } from './phones.ts'

const alya: Presence = { who: 'Bu Sari', step: 4, openDay: '2026-11-abc', person: 'alya' }
const naura: Presence = { ...alya, step: 5, person: 'naura' }

let relay: TestRelay
beforeEach(async () => {
  relay = await TestRelay.start()
})
afterEach(() => relay.end())

interface Hearing {
  readonly phone: Phone
  readonly heard: () => readonly Presence[]
}

async function phoneOf(user: string): Promise<Hearing> {
  let heard: readonly Presence[] = []
  const silent = (): void => undefined
  const { phone } = memoryPhone({
    relay: relay.running.origin.replace('http', 'ws') + SYNC_PATH,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    clock: () => new Date(),
    events: {
      onLink: silent,
      onSent: silent,
      onError: silent,
      onPresence: (states) => void (heard = readPresences(states)),
    },
  })
  await phone.join(relay.invitation(), `HP ${user}`)
  await phone.chooseUser(user)
  await phone.hold()
  return { phone, heard: () => heard }
}

test('a phone hears with whom another is, also when it comes later, and when that is over', async () => {
  const sari = await phoneOf('Bu Sari')
  const ratna = await phoneOf('Bu Ratna')
  sari.phone.present(alya)
  await until('Ratna hears of Alya', () => ratna.heard()[0]?.person === 'alya')
  const late = await phoneOf('Bidan')
  await until('the midwife hears of Alya', () => late.heard()[0]?.person === 'alya')
  sari.phone.present(naura)
  await until('Ratna hears of Naura', () => ratna.heard().length === 1 && ratna.heard()[0]?.person === 'naura')
  sari.phone.present(null)
  await until('Ratna hears that Naura went on', () => ratna.heard().length === 0)
  expect(sari.heard()).toEqual([])
  for (const { phone } of [sari, ratna, late]) await phone.release()
})

test('offline nobody is seen, and who was there is there again when the relay is back', async () => {
  const sari = await phoneOf('Bu Sari')
  const ratna = await phoneOf('Bu Ratna')
  sari.phone.present(alya)
  await until('Ratna hears of Alya', () => ratna.heard().length === 1)
  await relay.stop()
  await until('nobody is seen', () => ratna.heard().length === 0)
  await relay.start()
  await Promise.all([sari.phone.retryNow(), ratna.phone.retryNow()])
  await until('Alya is seen again', () => ratna.heard()[0]?.person === 'alya')
  await Promise.all([sari.phone.release(), ratna.phone.release()])
})

test('what another phone says is believed only as far as it has the shape, and no more than 40 of them', () => {
  expect(readPresences([alya, null, 'x', { ...alya, step: 9 }, { ...alya, who: '' }, { ...alya, who: 7 }])).toEqual([
    alya,
  ])
  expect(readPresences([{ ...alya, more: 'x'.repeat(400) }])).toEqual([alya])
  expect(readPresences(Array.from({ length: 100 }, () => alya))).toHaveLength(40)
})
