/** Who works at this phone: what somebody is about to tap stays where it is while the directory arrives. */
import { expect, test } from 'vitest'
import { id as words } from '../../src/ui/words/id/index.ts'
import { kader } from '../doors.ts'
import type { Phone } from './phone.ts'
import { aNeighbour, aPosyandu } from './posyandu.ts'
import { aChangedPhone, aServer } from './scene.ts'

/** This phone hears nothing of the server until it is let. */
const HEARS_LATER = `{
  const mayHear = new Promise((resolve) => {
    new BroadcastChannel('test/may-hear').onmessage = resolve
  })
  globalThis.WebSocket = class extends WebSocket {
    set onmessage(hear) { super.onmessage = (event) => void mayHear.then(() => hear(event)) }
  }
}`

const { who } = words.start

test('names and the offered name that arrive late come below the field, which stays where it is', async () => {
  const server = await aServer()
  await aPosyandu(server)
  await aNeighbour(server, 'Bu Ani')
  const phone = await aChangedPhone(server, HEARS_LATER)
  await phone.page.goto(await server.invitationLink(kader, 'Bu Siti'))
  const name = phone.page.getByLabel(who.name)
  await name.fill('Bu Ratna')
  const use = phone.button(who.use)
  const before = await topsOf(phone)

  await phone.page.evaluate(() => new BroadcastChannel('test/may-hear').postMessage(true))
  for (const text of ['Bu Ani', 'Bu Kader', who.itIsMe('Bu Siti')]) await phone.button(text).waitFor()
  expect(await topsOf(phone)).toEqual(before)
  const { y: below = 0 } = (await phone.button(who.itIsMe('Bu Siti')).boundingBox()) ?? {}
  expect(below).toBeGreaterThan(before[1] ?? NaN)

  await use.click()
  await phone.isTold(who.welcome('Bu Ratna'))
})

/** Of the field and the button under it. */
function topsOf(phone: Phone): Promise<(number | undefined)[]> {
  const both = [phone.page.getByLabel(who.name), phone.button(who.use)]
  return Promise.all(both.map(async (each) => (await each.boundingBox())?.y))
}
