/** One trial: weigh, wait for "tersimpan", kill the whole browser at once, open it again and look. */
import { KillableBrowser } from './chromium.ts'
import { Phone, SCREEN } from './phone.ts'

export interface Place {
  readonly origin: string
  readonly profile: string
  readonly openDay: string
  readonly person: string
  readonly name: string
}

export async function openPhone({
  origin,
  profile,
}: Pick<Place, 'origin' | 'profile'>): Promise<{ browser: KillableBrowser; phone: Phone }> {
  const browser = await KillableBrowser.open(profile)
  const context = browser.browser.contexts()[0]!
  const page = context.pages()[0] ?? (await context.newPage())
  await page.setViewportSize(SCREEN)
  return { browser, phone: new Phone(origin, context, page) }
}

/** Whether the weight was there after the kill. */
export async function survivesKill(place: Place, weight: string): Promise<boolean> {
  const { openDay, person, name } = place
  const before = await openPhone(place)
  await before.phone.weigh(openDay, person, weight, name)
  await before.browser.kill()
  const after = await openPhone(place)
  await after.phone.goto(`/hari/${openDay}/hasil/${person}`)
  await after.phone.sees(/hari ini \d/)
  const numbers = await after.phone.page
    .getByText(/hari ini \d/)
    .first()
    .innerText()
  await after.browser.kill()
  return numbers.includes(`hari ini ${weight} kg`)
}
