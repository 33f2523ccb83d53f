import { expect, test } from 'vitest'
import { aPosyandu, rafa } from './posyandu.ts'
import { aPhone, aServer } from './scene.ts'

/** What Chromium lays out on a phone 360 wide whose owner has set letters to 130 %. */
const LARGE_LETTERS = { width: 277, height: 569 }

test('with letters at 130 % nothing of the first screen, the result and the doses is cut off', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await aPhone(server, { viewport: LARGE_LETTERS })
  await phone.join(server.link, 'Bu Sari')
  const [day, person] = [`/hari/${posyandu.openDay}`, posyandu.person(rafa)]
  await phone.weigh(posyandu.openDay, person, '9,47', rafa.name)
  const cut: string[] = []
  for (const [path, sees] of [
    ['/', 'belum datang'],
    [`${day}/hasil/${person}`, 'Angka setiap bulan'],
    [`${day}/imunisasi/${person}`, 'Diberikan'],
  ] as const) {
    await phone.goto(path)
    await phone.sees(sees)
    cut.push(...(await phone.page.evaluate(whatIsCut)).map((what) => `${path}: ${what}`))
  }
  expect(cut).toEqual([])
})

/** In the page. */
function whatIsCut(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const overflowing = [...document.querySelectorAll('a, button')].filter(
    (target) => target.checkVisibility() && target.scrollWidth > target.clientWidth + 1 && target.clientWidth > 0,
  )
  return [
    ...(scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth}`] : []),
    ...overflowing.map((target) => `too narrow: ${target.textContent.trim().slice(0, 60)}`),
  ]
}
