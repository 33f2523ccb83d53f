import { expect, test } from 'vitest'
import { id as words } from '../../src/ui/words/id/index.ts'
import { aPosyandu, nadia, rafa } from './posyandu.ts'
import { aChangedPhone, aPhone, aServer, eventually } from './scene.ts'

const TWO_YEARS_MS = 2 * 365 * 24 * 3600 * 1000

/** This phone's clock, on its screens and in its worker, goes that much wrong. */
function clockOff(ms: number): string {
  return `{
    const Real = Date
    globalThis.Date = class extends Real {
      constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + ${ms}) }
      static now() { return Real.now() + ${ms} }
    }
  }`
}

test('a phone whose clock is two years behind checks in the same child: one visit, on the day that was opened', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const right = await aPhone(server)
  const wrong = await aChangedPhone(server, clockOff(-TWO_YEARS_MS))
  for (const [phone, user] of [
    [right, 'Bu Sari'],
    [wrong, 'Bu Ratna'],
  ] as const) {
    await phone.join(server.link, user)
    await phone.goto(`/hari/${posyandu.openDay}/daftar`)
    await phone.sees('0 dari 3 anak sudah datang')
  }
  expect(await wrong.page.evaluate(() => new Date().getFullYear())).toBeLessThan(new Date().getFullYear())

  await server.stop()
  await right.checkIn(rafa.name)
  await wrong.checkIn(rafa.name)
  await wrong.checkIn(nadia.name)
  await server.start()
  for (const phone of [right, wrong]) {
    await phone.regainsSignal()
    await phone.sees('2 dari 3 anak sudah datang')
  }
  await posyandu.neighbour.retry()
  const visit = `${posyandu.person(rafa)}/${posyandu.openDay}`
  await eventually(async () =>
    (await posyandu.neighbour.phone.history('visit', visit)).map(({ at }) => at.slice(0, 4)).sort(),
  ).toEqual([String(new Date(Date.now() - TWO_YEARS_MS).getFullYear()), String(new Date().getFullYear())])
  expect(posyandu.neighbour.store.rows('visit').filter(({ record }) => record === visit)).toHaveLength(1)

  await wrong.weigh(posyandu.openDay, posyandu.person(rafa), '9,40', rafa.name)
  for (const phone of [right, wrong]) {
    await phone.goto(`/hari/${posyandu.openDay}/hasil/${posyandu.person(rafa)}`)
    await phone.sees('Berat naik, bagus! (N)')
  }
})

test('an open day that was begun and left is begun anew on another day, with that day’s date', async () => {
  const server = await aServer()
  await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  const date = phone.page.getByLabel(words.today.form.date)
  await phone.goto('/hari/buka')
  const begun = await date.inputValue()
  await phone.page.getByRole('radio', { name: 'Pustu' }).check()

  await phone.page.clock.setFixedTime(Date.now() + 28 * 24 * 3600 * 1000)
  await phone.goto('/hari/buka')
  await date.waitFor()
  expect(await date.inputValue()).not.toBe(begun)
})

test('an app that was left open says the next day that the open day was the last one, and offers to open another', async () => {
  const server = await aServer()
  await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  await phone.goto('/')
  await phone.sees(words.today.isToday)
  await phone.page.clock.setFixedTime(Date.now() + 24 * 3600 * 1000)
  await phone.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await phone.sees(words.today.latest)
  await phone.page.locator('.page').getByRole('link', { name: words.today.open, exact: true }).first().waitFor()
})
