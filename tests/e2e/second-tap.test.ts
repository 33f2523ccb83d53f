import { setTimeout as pause } from 'node:timers/promises'
import type { Locator } from 'playwright'
import { test } from 'vitest'
import { id as words } from '../../src/ui/words/id/index.ts'
import { immunization } from '../../src/ui/words/id/immunization.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, bima, nadia, rafa } from './posyandu.ts'
import { aPhone, aServer } from './scene.ts'

test('a thumb that taps twice checks in one child, not also the next one, who moves up into the row', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, nadia, bima])
  const phone = await aPhone(server, { hasTouch: true })
  await phone.join(server.link, 'Bu Sari')
  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await tapTwice(phone, phone.button(words.people.register.checkInLabel(bima.name)))
  await phone.isTold(words.people.register.done(bima.name))
  await phone.sees('1 dari 3 anak sudah datang')

  // Whoever has read who stands there now is heard.
  await pause(600)
  await phone.button(words.people.register.checkInLabel(nadia.name)).tap()
  await phone.isTold(words.people.register.done(nadia.name))
  await phone.sees('2 dari 3 anak sudah datang')
})

test('a dose that is tapped twice is given, not given and taken back', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa])
  const phone = await aPhone(server, { hasTouch: true })
  await phone.join(server.link, 'Bu Sari')
  await phone.goto(`/hari/${posyandu.openDay}/imunisasi/${posyandu.person(rafa)}`)
  const given = phone.button(immunization.giveLabel('OPV 1'))
  await given.waitFor()
  await tapTwice(phone, given)
  await phone.sees(`✓ ${immunization.given}`)
  await pause(600)
  await given.tap()
  await phone.page.getByText(`✓ ${immunization.given}`).waitFor({ state: 'detached' })
})

/** In one place, as fast as a thumb that is not sure. */
async function tapTwice({ page }: Phone, where: Locator): Promise<void> {
  await where.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await where.boundingBox())!
  const [left, top] = [x + width / 2, y + height / 2]
  await page.touchscreen.tap(left, top)
  await pause(200)
  await page.touchscreen.tap(left, top)
}
