import { expect, test } from 'vitest'
import { practice as words } from '../../src/ui/words/id/practice.ts'
import { preparation } from '../../src/ui/words/id/preparation.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa } from './posyandu.ts'
import { aChangedPhone, aPhone, aServer, eventually } from './scene.ts'
import { hasFileKey, hasRecord } from './unsealed.ts'

/** Says so whenever anything, also a worker, opens a socket, and when that page or worker began. */
const SOCKET = 'a socket was opened by what began at '
const TELLS_OF_SOCKETS = `globalThis.WebSocket = class extends WebSocket {
  constructor(...about) { super(...about); console.log('${SOCKET}' + performance.timeOrigin) }
}`

type Rows = Readonly<Record<string, readonly { readonly key?: string }[]>>

/** Every row of the real posyandu's tables. */
function realRows({ page }: Phone): Promise<Rows> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('lima-langkah')
      opening.onsuccess = () => resolve(opening.result)
    })
    const tables = [...db.objectStoreNames].map(
      (name) =>
        new Promise<[string, []]>((resolve) => {
          const all = db.transaction(name).objectStore(name).getAll()
          all.onsuccess = () => resolve([name, all.result as []])
        }),
    )
    const rows = Object.fromEntries(await Promise.all(tables))
    db.close()
    return JSON.parse(JSON.stringify(rows)) as Rows
  })
}

test('practice says on every screen that it is practice, opens no socket, and leaves the real posyandu as it was', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa])
  const phone = await aChangedPhone(server, TELLS_OF_SOCKETS)
  const sockets: number[] = []
  phone.context.on('console', (message) => {
    if (message.text().startsWith(SOCKET)) sockets.push(Number(message.text().slice(SOCKET.length)))
  })
  await phone.join(server.link, 'Bu Siti')
  // The real posyandu is at rest: everything was sent and, at a later start, found in the documents.
  await hasFileKey(phone.page)
  // Earlier months come in after that, one by one.
  await hasRecord(phone.page, 'visit', { weightKg: rafa.lastKg })
  await eventually(async () => {
    const before = sockets.length
    await phone.reopen('/latihan')
    // It connects once it has looked for its own entries.
    await eventually(() => sockets.length).toBeGreaterThan(before)
    return (await realRows(phone)).outbox
  }).toEqual([])
  await eventually(async () => JSON.stringify((await realRows(phone)).meta)).toContain('"state":"connected"')
  const before = await realRows(phone)
  const begin = await phone.page.evaluate(() => performance.timeOrigin + performance.now())

  await phone.button(words.start).click()
  await phone.link(words.open).click()
  await phone.sees('Posyandu Latihan')
  const papers = await phone.page.locator('a[href$="/kertas"]').getAttribute('href')
  const openDay = papers?.split('/')[2] ?? ''
  for (const path of [
    '/',
    '/warga',
    '/tugas',
    '/lainnya',
    `/hari/${openDay}/daftar`,
    `/hari/${openDay}/kertas/hadir`,
  ]) {
    await phone.goto(path)
    await phone.sees(words.banner)
  }
  // So does a sheet that has no letterhead, as everything that is printed or sent as a picture.
  await phone.goto(`/hari/${openDay}/persiapan`)
  await phone.button(preparation.print).waitFor()
  await phone.page.emulateMedia({ media: 'print' })
  await phone.page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await phone.sees(/^LATIHAN · Dari Lima Langkah/)
  await phone.page.emulateMedia({ media: 'screen' })
  await phone.weigh(openDay, 'anak-11', '10,4', 'Latihan Rambutan')
  await phone.badgeSays('Tersimpan di HP')
  await phone.regainsSignal()
  // Neither an invitation nor a file gets in.
  await phone.goto(new URL(server.link).pathname + new URL(server.link).hash)
  await phone.page.waitForURL(/\/latihan$/)
  expect(await realRows(phone)).toEqual(before)
  expect(sockets.filter((began) => began >= begin)).toEqual([])

  // Beginning again forgets what was typed; an app that is opened anew is in the real posyandu.
  await phone.button(words.reset).click()
  await phone.page.waitForURL(/\/$/)
  await phone.goto(`/hari/${openDay}/timbang`)
  await phone.page.getByRole('link', { name: /Latihan Rambutan/ }).waitFor()
  expect(await phone.page.getByText('10,40 kg').count()).toBe(0)
  await phone.reopen('/')
  await phone.sees('Posyandu Melati')
  expect(await phone.page.getByText(words.banner).count()).toBe(0)
  expect(posyandu.neighbour.store.rows('visit').filter(({ record }) => record.startsWith('anak-'))).toEqual([])
})

test('on a phone 720 px high the keys touch nothing above them in practice either', async () => {
  const server = await aServer()
  const phone = await aPhone(server, { viewport: { width: 360, height: 720 } })
  await phone.join(server.link, 'Bu Siti')
  await phone.goto('/latihan')
  await phone.button(words.start).click()
  await phone.link(words.open).click()
  await phone.sees('Posyandu Latihan')
  const papers = await phone.page.locator('a[href$="/kertas"]').getAttribute('href')
  await phone.openScale(papers?.split('/')[2] ?? '', 'anak-11')
  const room = await phone.page.evaluate(() => {
    const [about, keys] = ['.about', '.keys'].map((each) => document.querySelector(each)!.getBoundingClientRect())
    return keys!.top - about!.bottom
  })
  expect(room).toBeGreaterThanOrEqual(0)
})
