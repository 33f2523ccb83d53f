/** Nothing between the phones but files, and codes on a screen. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { handover } from '../../src/ui/words/id/handover.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { hasCamera, readsCodesOf } from './camera.ts'
import { aPosyandu, bima, nadia, rafa, type Posyandu } from './posyandu.ts'
import type { Phone } from './phone.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'
import { hasFileKey, hasRecord, rowsOf } from './unsealed.ts'

interface Saved {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** What opens a file where the posyandu's own key is not known yet. */
const codes = new Map<Buffer, string>()

/** What the tables of a phone say, without the order in which it came to be. */
async function tablesOf({ page }: Phone): Promise<unknown> {
  const rows = await rowsOf(page, ['person', 'family', 'visit', 'openDay', 'user', 'device'])
  return Object.fromEntries(rows.map(({ record, state }) => [record, JSON.parse(state) as unknown]))
}

async function fileOf(phone: Phone, query: string): Promise<Saved> {
  await phone.goto(`/serah?${query}`)
  const [download] = await Promise.all([
    phone.page.waitForEvent('download'),
    phone.button(handover.give.bySaving).click(),
  ])
  await phone.sees(handover.give.saved(download.suggestedFilename()))
  const saved = { name: download.suggestedFilename(), mimeType: '', buffer: await readFile(await download.path()) }
  const code = phone.page.getByText(/^\d{4} \d{4} \d{4}$/)
  if (query === 'semua') codes.set(saved.buffer, await code.innerText())
  else expect(await code.count()).toBe(0)
  return saved
}

async function pick(phone: Phone, ...files: Saved[]): Promise<void> {
  await phone.goto('/serah/terima')
  await phone.page.getByLabel(handover.take.pick).setInputFiles(files)
}

/** Asked for the code, says it. */
async function saysCode(phone: Phone, file: Saved): Promise<void> {
  await phone.page.getByLabel(handover.take.code.label, { exact: true }).fill(codes.get(file.buffer) ?? '')
  await phone.button(handover.take.code.open).click()
}

async function takeIn(phone: Phone, ...files: Saved[]): Promise<void> {
  await pick(phone, ...files)
  await accept(phone)
}

async function accept(phone: Phone): Promise<void> {
  await phone.sees(handover.take.preview)
  await phone.button(handover.take.accept).click()
  await phone.page.getByText(/catatan baru sudah ada di HP ini/).waitFor()
}

async function joined(server: Server, posyandu: Posyandu, name: string): Promise<Phone> {
  const phone = await aPhone(server)
  await phone.join(server.link, name)
  await phone.isInstalled()
  await eventually(async () => Object.keys((await tablesOf(phone)) as object)).toContain(posyandu.person(bima))
  // Of another month, which comes after the registry: what one phone lacks of it, files of a day do not bring.
  await hasRecord(phone.page, 'visit', { weightKg: rafa.lastKg })
  await hasFileKey(phone.page)
  return phone
}

test('a day without any relay: three phones give each other files, and end up the same', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const { openDay } = posyandu
  const siti = await joined(server, posyandu, 'Bu Siti')
  const ani = await joined(server, posyandu, 'Bu Ani')
  // This one has the app, and joins when nothing is there any more.
  const dewi = await aPhone(server)
  await dewi.goto('/')
  await dewi.isInstalled()
  const { link } = server
  await posyandu.neighbour.phone.release()
  await server.stop()

  await siti.goto(`/hari/${openDay}/daftar`)
  await siti.checkIn(rafa.name)
  await siti.weigh(openDay, posyandu.person(rafa), '9,4', rafa.name)
  await ani.weigh(openDay, posyandu.person(nadia), '13,6', nadia.name)
  await ani.weigh(openDay, posyandu.person(rafa), '9,3', rafa.name)

  const day = `hari=${openDay}`
  const [sitis, anis] = [await fileOf(siti, day), await fileOf(ani, day)]
  expect(sitis.name).toMatch(/^melati-\d{4}-\d\d-\d\d\.langkah$/)
  await pick(ani, sitis)
  await ani.sees(handover.take.visitors(1))
  await ani.sees(rafa.name)
  // What a kader looks for stands first, whatever else comes with it.
  await ani.page.locator('main li').first().getByText(handover.take.kinds.visit!).waitFor()
  await ani.button(handover.take.accept).click()
  await ani.page.getByText(/catatan baru sudah ada di HP ini/).waitFor()
  await takeIn(siti, anis)
  await pick(siti, anis, sitis)
  await siti.sees(handover.take.nothingNew)

  await dewi.page.goto(link)
  await dewi.takesName('Bu Dewi')
  await dewi.isTold(words.start.who.welcome('Bu Dewi'))
  const all = await fileOf(siti, 'semua')
  await pick(dewi, all)
  // One digit that was heard wrongly is put right where it stands.
  const [code, field] = [codes.get(all.buffer) ?? '', dewi.page.getByLabel(handover.take.code.label, { exact: true })]
  const misheard = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
  await field.fill(misheard)
  await dewi.button(handover.take.code.open).click()
  await dewi.sees(handover.take.code.wrong)
  expect(await field.inputValue()).toBe(misheard)
  await saysCode(dewi, all)
  await accept(dewi)
  await dewi.weigh(openDay, posyandu.person(bima), '8,3', bima.name)
  const dewis = await fileOf(dewi, 'semua')
  await takeIn(siti, dewis)
  await takeIn(ani, dewis)

  const expected = await tablesOf(dewi)
  await eventually(() => tablesOf(siti)).toEqual(expected)
  await eventually(() => tablesOf(ani)).toEqual(expected)
  await siti.goto(`/hari/${openDay}/hasil/${posyandu.person(rafa)}`)
  await siti.sees('9,4')
  await siti.sees('9,3')

  await server.start()
  for (const phone of [siti, ani, dewi]) {
    await phone.regainsSignal()
    await phone.badgeSays('Terkirim')
  }
})

test('the screens of handing over belong to "Lainnya", and the one that takes says what to do', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const siti = await joined(server, posyandu, 'Bu Siti')
  for (const path of ['/serah', '/serah/terima']) {
    await siti.goto(path)
    const here = siti.page.getByRole('navigation', { name: words.shell.nav.label }).locator('[aria-current=page]')
    await eventually(() => here.allInnerTexts()).toEqual([words.shell.nav.more])
  }
  await siti.sees(handover.take.explain)
})

test('what is no file of ours, is cut off, or comes from elsewhere is named, and nothing of it is taken', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const siti = await joined(server, posyandu, 'Bu Siti')
  const good = await fileOf(siti, `hari=${posyandu.openDay}`)
  await pick(siti, { ...good, name: 'foto.langkah', buffer: Buffer.from('bukan') })
  await siti.sees(`foto.langkah: ${handover.take.file['not-ours']}`)
  await pick(siti, { ...good, name: 'putus.langkah', buffer: good.buffer.subarray(0, 400) })
  await siti.sees(`putus.langkah: ${handover.take.file.damaged}`)
  const torn = { name: 'layar.png', mimeType: 'image/png', buffer: Buffer.from('bukan') }
  await pick(siti, good, torn)
  await siti.sees(handover.take.preview)
  await siti.sees(`layar.png: ${handover.take.file['not-ours']}`)
  const [elsewhere, other] = [await aServer(), await aPhone(server)]
  await other.goto('/')
  const stranger = await aPhone(elsewhere)
  const mawar = await aPosyandu(elsewhere)
  await stranger.join(elsewhere.link, 'Bu Mawar')
  await hasFileKey(stranger.page)
  await pick(siti, { ...(await fileOf(stranger, `hari=${mawar.openDay}`)), name: 'mawar.langkah' })
  await siti.sees(`mawar.langkah: ${handover.take.file.sealed}`)

  // What nobody here can check the author of is not here: nobody is told that all of it is.
  await stranger.goto(`/serah/qr?hari=${mawar.openDay}`)
  await stranger.sees(handover.give.showing)
  await pick(siti, ...(await picturesShownBy(stranger)))
  await siti.sees(handover.take.noFile)
  await siti.sees(handover.take.reason['not-invited'])
  expect(await siti.page.getByText(handover.take.nothingNew).count()).toBe(0)
})

test('one visitor crosses by the codes on the screen', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const [siti, ani] = [await joined(server, posyandu, 'Bu Siti'), await joined(server, posyandu, 'Bu Ani')]
  await hasCamera(ani)
  await ani.goto('/serah/terima')
  await posyandu.neighbour.phone.release()
  await server.stop()
  await siti.goto(`/hari/${posyandu.openDay}/daftar`)
  await siti.checkIn(rafa.name)
  await siti.weigh(posyandu.openDay, posyandu.person(rafa), '9,4', rafa.name)
  await siti.goto(`/hari/${posyandu.openDay}/antrean`)
  await siti.button(/Rafa Pratama/).click()
  await siti.link(handover.link).click()
  await siti.link(handover.give.byQr).click()
  await siti.sees(handover.give.showing)

  await ani.button(handover.take.scan).click()
  await ani.sees(handover.take.looking)
  const preview = ani.page.getByRole('heading', { name: handover.take.preview })
  const ms = await readsCodesOf(ani, siti, () => preview.isVisible())
  process.stdout.write(`one visitor by the codes: ${(ms / 1000).toFixed(1)} s here (at most 5 s)\n`)
  await ani.sees(rafa.name)
  await ani.button(handover.take.accept).click()
  await ani.page.getByText(/catatan baru sudah ada di HP ini/).waitFor()
  await ani.goto(`/hari/${posyandu.openDay}/hasil/${posyandu.person(rafa)}`)
  await ani.sees('9,4')

  // The camera was closed half way: what was read is not read again.
  await siti.goto(`/serah/qr?hari=${posyandu.openDay}`)
  await siti.sees(handover.give.showing)
  await ani.goto('/serah/terima')
  await ani.button(handover.take.scan).click()
  await ani.sees(handover.take.looking)
  await readsCodesOf(ani, siti, () => ani.page.getByText(/^Terbaca [4-9] dari/).isVisible())
  await ani.button(handover.take.stop).click()
  await ani.button(handover.take.scan).click()
  await ani.page.locator('video').waitFor()
  const said: string[] = []
  await readsCodesOf(ani, siti, async () => {
    said.push(...(await ani.page.getByText(/^Terbaca/).allInnerTexts()))
    return preview.isVisible()
  })
  expect(said.filter((text) => /^Terbaca [1-3] dari/.test(text))).toEqual([])
})

test('a phone whose camera is refused says what else to do, and reads pictures of the codes', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const [siti, ani] = [await joined(server, posyandu, 'Bu Siti'), await joined(server, posyandu, 'Bu Ani')]
  await server.stop()
  await siti.weigh(posyandu.openDay, posyandu.person(rafa), '9,4', rafa.name)
  await siti.goto(`/serah/qr?warga=${posyandu.person(rafa)}&hari=${posyandu.openDay}`)
  await siti.sees(handover.give.showing)
  const pictures = await picturesShownBy(siti)
  await ani.goto('/serah/terima')
  await ani.button(handover.take.scan).click()
  await ani.page.getByText(/Pilih gambar atau berkas di bawah ini|pilih gambar atau berkas di bawah ini/).waitFor()
  await ani.page.getByLabel(handover.take.pick).setInputFiles(pictures)
  await ani.sees(handover.take.visitors(1))
})

/** As many as somebody photographs to have them all. */
async function picturesShownBy(phone: Phone): Promise<readonly Saved[]> {
  const pictures = new Map<string, Saved>()
  await eventually(async () => {
    const address = await pictureShownBy(phone)
    pictures.set(address, { name: `${pictures.size}.png`, mimeType: 'image/png', buffer: bytesOf(address) })
    return pictures.size
  }).toBeGreaterThan(24)
  return [...pictures.values()]
}

/** The code on the screen as somebody photographs it, as a data URL: eight a second pass, so nothing else is asked. */
function pictureShownBy({ page }: Phone): Promise<string> {
  const ENLARGED = 6
  return page.locator('canvas').evaluate((code, times) => {
    const { width } = code as HTMLCanvasElement
    const picture = document.createElement('canvas')
    picture.width = picture.height = width * times
    const context = picture.getContext('2d')!
    context.imageSmoothingEnabled = false
    context.drawImage(code as HTMLCanvasElement, 0, 0, picture.width, picture.height)
    return picture.toDataURL()
  }, ENLARGED)
}

function bytesOf(dataUrl: string): Buffer {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64')
}
