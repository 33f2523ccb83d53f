import { test } from 'vitest'
import { handover } from '../../src/ui/words/id/handover.ts'
import { expectsEverythingOnAll, sixtyChildren, worksThrough } from './five-phones.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'
import { hasFileKey, rowsOf } from './unsealed.ts'

const KADER = ['Bu Sari', 'Bu Ratna', 'Bu Wati', 'Bu Bidan', 'Bu Yuni']
const LONG = 900_000
/** So many children at the scale. */
const STOPPED_FOR = 6

test(
  'sixty children pass five phones while the relay is stopped twice, and nothing is missing anywhere',
  { timeout: LONG },
  async () => {
    const server = await aServer()
    const posyandu = await aPosyandu(server, sixtyChildren)
    const phones = await fivePhones(server)
    // At moments of its own every time: nobody chooses when the network goes. It is back before it goes again.
    const stops = [5 + random(20), 31 + random(20)]
    await Promise.all(
      phones.map((phone, i) =>
        worksThrough(phone, i + 1, posyandu.openDay, async (done) => {
          if (i !== 1) return
          if (stops.includes(done)) await server.stop()
          if (stops.includes(done - STOPPED_FOR)) await server.start()
        }),
      ),
    )
    for (const phone of phones) {
      await phone.regainsSignal()
      await phone.badgeSays('Terkirim')
    }
    await expectsEverythingOnAll(phones, posyandu)
  },
)

test('the same day without a relay: files alone bring everything to everybody', { timeout: LONG }, async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, sixtyChildren)
  const phones = await fivePhones(server)
  await server.stop()
  const [register, scale, ...others] = phones as [Phone, Phone, ...Phone[]]
  await Promise.all([worksThrough(register, 1, posyandu.openDay), worksThrough(scale, 2, posyandu.openDay)])
  const weighed = await givesDay(scale, posyandu)
  await Promise.all(others.map((phone) => takes(phone, [weighed])))
  await Promise.all(others.map((phone, i) => worksThrough(phone, i + 3, posyandu.openDay)))
  await takes(register, await Promise.all([scale, ...others].map((phone) => givesDay(phone, posyandu))))
  const everything = await givesDay(register, posyandu)
  await Promise.all([scale, ...others].map((phone) => takes(phone, [everything])))
  await expectsEverythingOnAll(phones, posyandu)
})

async function fivePhones(server: Server): Promise<readonly Phone[]> {
  const phones: Phone[] = []
  for (const kader of KADER) {
    const phone = await aPhone(server, { acceptDownloads: true })
    await phone.join(server.link, kader)
    await phone.isInstalled()
    await eventually(async () => (await rowsOf(phone.page, ['person'])).length).toBe(sixtyChildren.length)
    await hasFileKey(phone.page)
    phones.push(phone)
  }
  return phones
}

/** The open day as a file. */
async function givesDay(phone: Phone, { openDay }: Posyandu): Promise<string> {
  await phone.goto(`/serah?hari=${openDay}`)
  const download = phone.page.waitForEvent('download')
  await phone.button(handover.give.bySaving).click()
  return (await download).path()
}

async function takes(phone: Phone, files: readonly string[]): Promise<void> {
  await phone.goto('/serah/terima')
  await phone.page.locator('input[type=file]').setInputFiles(files)
  await phone.button(handover.take.accept).click()
  await phone.sees(handover.take.acceptedExplain)
}

function random(below: number): number {
  return Math.floor(Math.random() * below)
}
