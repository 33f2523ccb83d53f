import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Locator } from 'playwright'
import { expect, onTestFinished, test } from 'vitest'
import { CHANNEL } from '../../src/replica/changes.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { aPosyandu, rafa } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import { hasFileKey } from './unsealed.ts'

const { badge } = words.shell

/** While `isDeaf` is set the page hears of no written table: as between "tersimpan" and the next look at them. */
function becomeDeafWhenTold(): void {
  const own = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, 'onmessage')!
  Object.defineProperty(BroadcastChannel.prototype, 'onmessage', {
    ...own,
    set(this: BroadcastChannel, listener: (event: MessageEvent) => void) {
      own.set!.call(this, (event: MessageEvent) => {
        if (!('isDeaf' in globalThis)) listener(event)
      })
    },
  })
}

test('with "tersimpan" the badge says that it is not sent, before the tables are looked at again', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.context.addInitScript(becomeDeafWhenTold)
  await phone.join(server.link, 'Bu Sari')
  // The first phone of a posyandu writes the key of its files too: unsent, it alone would keep the badge from "terkirim".
  await hasFileKey(phone.page)
  await phone.openScale(posyandu.openDay, posyandu.person(rafa))
  await phone.badgeSays(badge.sent(''))
  await phone.page.evaluate(() => Object.assign(globalThis, { isDeaf: true }))
  await server.stop()
  await phone.key('9,40')
  await phone.button(words.weigh.saveNow).click()
  await phone.isTold('tersimpan')
  expect(await phone.badge.innerText()).not.toContain(badge.sent(''))
})

test('what waits is said in one line beside who is working, on a phone 360 wide', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  await hasFileKey(phone.page)
  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await phone.badgeSays(badge.sent(''))
  await server.stop()
  await phone.checkIn(rafa.name)
  await phone.badgeSays(badge.waiting(1))
  const lines = (of: Locator) =>
    of.evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size
    })
  expect(await lines(phone.badge.locator('span').last())).toBe(1)
  expect(await lines(phone.page.locator('.person'))).toBe(1)
})

test('a phone that looks for the server again and again writes nothing down about it', async () => {
  const server = await aServer()
  await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  await hasFileKey(phone.page)
  await phone.badgeSays(badge.sent(''))
  await server.stop()
  let attempts = 0
  const nobody = createServer().on('upgrade', ({ url }, socket) => {
    // By this document's connection the phone tells whether it is connected.
    if (url?.includes('directory')) attempts += 1
    socket.destroy()
  })
  nobody.listen(Number(new URL(server.origin).port))
  onTestFinished(() => void nobody.close())
  await once(nobody, 'listening')
  await eventually(() => attempts).toBeGreaterThan(0)
  await phone.page.evaluate((channel) => {
    const written: unknown[] = []
    new BroadcastChannel(channel).onmessage = ({ data }) => written.push(data)
    Object.assign(globalThis, { written })
  }, CHANNEL)
  const before = attempts
  await eventually(() => attempts).toBeGreaterThan(before + 1)
  expect(await phone.page.evaluate(() => (globalThis as unknown as { written: unknown[] }).written)).toEqual([])
})
