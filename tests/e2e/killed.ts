/** A phone that dies: weigh, wait for "tersimpan", kill the whole browser at once, open it again and look. */
import { KillableBrowser } from './chromium.ts'
import { Phone } from './phone.ts'
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
    if (last !== undefined && !(await shows(mortal, phone, last))) lost.push(last)
    if (weight !== undefined) await weigh(mortal, phone, weight)
    await browser.kill()
    last = weight
  }
  return lost
}

/** A browser that was killed may have gone back to when a number was half typed. */
async function weigh({ openDay, person }: Mortal, phone: Phone, weight: string): Promise<void> {
  await phone.openScale(openDay, person)
  await phone.erases()
  await phone.weigh(openDay, person, weight, rafa.name)
}

async function shows({ openDay, person }: Mortal, phone: Phone, weight: string): Promise<boolean> {
  await phone.goto(`/hari/${openDay}/hasil/${person}`)
  const shown = phone.page.getByText(/hari ini \d|Belum ada angka hari ini/).first()
  await shown.waitFor()
  return (await shown.filter({ hasText: `hari ini ${weight} kg` }).count()) === 1
}

async function open({ origin, profile }: Pick<Mortal, 'origin' | 'profile'>): Promise<Opened> {
  const browser = await KillableBrowser.open(profile)
  const [page = await browser.context.newPage()] = browser.context.pages()
  return { browser, phone: new Phone(origin, browser.context, page) }
}

interface Opened {
  readonly browser: KillableBrowser
  readonly phone: Phone
}
