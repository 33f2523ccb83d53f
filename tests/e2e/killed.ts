/** A phone that dies: weigh, wait for "tersimpan", kill the whole browser at once, open it again and look. */
import { KillableBrowser } from './chromium.ts'
import { Phone, SCREEN } from './phone.ts'
import { aPosyandu, rafa } from './posyandu.ts'
import type { Server } from './server.ts'

export interface Mortal {
  readonly origin: string
  readonly profile: string
  readonly openDay: string
  readonly person: string
}

/** A phone with a profile on disk that has joined and opens without the server, which is stopped now. */
export async function aMortalPhone(server: Server, profile: string): Promise<Mortal> {
  const { openDay, person } = await aPosyandu(server)
  const mortal = { origin: server.origin, profile, openDay, person: person(rafa) }
  const { browser, phone } = await open(mortal)
  await phone.join(server.link, 'Bu Ratna')
  await phone.openScale(openDay, person(rafa))
  await phone.isInstalled()
  await phone.badgeSays('Terkirim')
  await browser.kill()
  await server.stop()
  return mortal
}

/** Saves each weight and kills the browser the moment it says so; the weights that were gone when it opened again. */
export async function weightsLost(mortal: Mortal, weights: readonly string[]): Promise<readonly string[]> {
  const lost: string[] = []
  let last: string | undefined
  for (const weight of [...weights, undefined]) {
    const { browser, phone } = await open(mortal)
    if (last !== undefined && !(await shownWeight(mortal, phone)).includes(`hari ini ${last} kg`)) lost.push(last)
    if (weight !== undefined) await phone.weigh(mortal.openDay, mortal.person, weight, rafa.name)
    await browser.kill()
    last = weight
  }
  return lost
}

async function shownWeight({ openDay, person }: Mortal, phone: Phone): Promise<string> {
  await phone.goto(`/hari/${openDay}/hasil/${person}`)
  const shown = phone.page.getByText(/hari ini \d|Belum ada angka hari ini/).first()
  return shown.innerText()
}

async function open({
  origin,
  profile,
}: Pick<Mortal, 'origin' | 'profile'>): Promise<{ browser: KillableBrowser; phone: Phone }> {
  const browser = await KillableBrowser.open(profile)
  const context = browser.browser.contexts()[0]!
  const page = context.pages()[0] ?? (await context.newPage())
  await page.setViewportSize(SCREEN)
  return { browser, phone: new Phone(origin, context, page) }
}
