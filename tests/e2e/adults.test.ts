/** Grown-ups go through langkah 1, 2 and 3 as children do. */
import { expect, test } from 'vitest'
import { CARD_REASONS } from '../../src/domain/cards/reasons.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { cards } from '../../src/ui/words/id/cards.ts'
import { followUp } from '../../src/ui/words/id/follow-up.ts'
import { result } from '../../src/ui/words/id/result.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa, wati } from './posyandu.ts'
import { aPhone, aServer } from './scene.ts'

const GROUPS = ['balita', 'dewasa', 'lansia']

test('a repeat visit with blood pressure is ten taps, the choice of the person and the save among them', async () => {
  const server = await aServer()
  const { openDay, person } = await aPosyandu(server, [rafa, wati], GROUPS)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna')
  await phone.goto(`/hari/${openDay}/daftar`)
  const [children, adults] = [words.today.cameShort(0, 1, 'balita'), words.today.cameShort(0, 1, 'dewasa')]
  await phone.sees(words.today.cameAll(`${children} · ${adults}`))
  // Not here yet: whoever comes next is no child either.
  await phone.goto(`/hari/${openDay}/hasil/${person(wati)}`)
  await phone.button(result.nextPerson).waitFor()
  await phone.goto(`/hari/${openDay}/daftar`)
  await phone.checkIn(wati.name)
  await phone.goto(`/hari/${openDay}/timbang`)
  const taps = await countsTaps(phone)
  await phone.page.getByRole('link', { name: /Wati/ }).click()
  await phone.sees(/Terakhir 62,0 kg/)
  await phone.key('624')
  await phone.isAt('Tekanan darah: atas (sistole)')
  await phone.sees(/Terakhir 118\/76 mmHg/)
  await phone.key('12080')
  await phone.page.getByText('120/80').first().waitFor()
  await phone.button(words.weigh.save).click()
  await phone.isTold(words.weigh.saved(wati.name))
  expect(await taps()).toBe(10)
  await phone.sees('Tekanan darah baik.')
  await phone.sees(/\+0,4 kg/)
})

test('a high blood pressure is measured again and referred without a relay, and another phone sees it later', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, wati], GROUPS)
  const { openDay } = posyandu
  const person = posyandu.person(wati)
  const [sari, ratna] = [await aPhone(server), await aPhone(server)]
  await sari.join(server.link, 'Bu Sari')
  await ratna.join(server.link, 'Bu Ratna')
  await sari.goto(`/hari/${openDay}/timbang/${person}`)
  await sari.sees(/Terakhir 62,0 kg/)
  await sari.goto(`/hari/${openDay}/daftar`)
  await ratna.goto(`/hari/${openDay}/hasil`)
  await Promise.all([sari.isInstalled(), ratna.isInstalled()])
  await server.stop()

  await sari.checkIn(wati.name)
  await sari.goto(`/hari/${openDay}/timbang/${person}`)
  await sari.key('724')
  await sari.sees('Terakhir 62 kg. Benar sekarang 72,4 kg?')
  await sari.button(words.weigh.retype).click()
  await sari.key('62,4')
  await sari.isAt('Tekanan darah: atas (sistole)')
  await sari.key('15095')
  await sari.isAt('Ukur ulang: atas (sistole)')
  await sari.sees(cards.measure.rest)
  // She rests, somebody else is weighed meanwhile, the app is swiped away.
  await sari.button(words.weigh.saveNow).click()
  await sari.sees('Tekanan darah tinggi. Duduk tenang 5 menit, lalu ukur lagi.')
  await sari.reopen(`/hari/${openDay}/hasil/${person}`)
  await sari.link(cards.result.again).click()
  await sari.sees(cards.measure.firstReading('150/95'))
  await sari.key('14892')
  await sari.button(words.weigh.saveNow).click()

  await sari.sees('Tekanan darah tinggi. Rujuk ke puskesmas minggu ini.')
  await sari.sees('Tekanan darah: 148/92 mmHg')
  await sari.sees(followUp.tier['7-hari'])
  await sari.sees(CARD_REASONS['td-tinggi'])
  await sari.page.getByText(cards.result.formal).click()
  await sari.sees(/Hipertensi derajat 1/)
  await sari.button(result.nextPerson).click()

  await server.start()
  await Promise.all([sari.regainsSignal(), ratna.regainsSignal()])
  await ratna.page.getByRole('link', { name: /Wati/ }).click()
  await ratna.sees('Tekanan darah tinggi. Rujuk ke puskesmas minggu ini.')
})

/** From here on; whatever is tapped. */
async function countsTaps({ page }: Phone): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = globalThis as unknown as { taps: number }
    counter.taps = 0
    addEventListener('pointerdown', () => (counter.taps += 1), true)
  })
  return () => page.evaluate(() => (globalThis as unknown as { taps: number }).taps)
}

test('who comes on a day that is not meant for them has a number, waits and is measured', async () => {
  const server = await aServer()
  const { openDay } = await aPosyandu(server, [rafa, wati], ['balita'])
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna')
  await phone.goto(`/hari/${openDay}/daftar`)
  await phone.checkIn(wati.name)
  await phone.goto(`/hari/${openDay}/timbang`)
  await phone.page.getByRole('link', { name: /Wati/ }).click()
  await phone.sees(/Terakhir 62,0 kg/)
  await phone.key('624')
  await phone.isAt('Tekanan darah: atas (sistole)')
  await phone.key('12080')
  await phone.button(words.weigh.save).click()
  await phone.isTold(words.weigh.saved(wati.name))
  await phone.sees('Tekanan darah baik.')
})
