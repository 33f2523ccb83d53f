/** What a phone's storage can do to us: nothing is lost, nothing is shown as saved that is not. */
import { expect, test } from 'vitest'
import type { Phone } from './phone.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { aPosyandu, rafa, type Posyandu } from './posyandu.ts'
import { aChangedPhone, aPhone, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'
import { hasFileKey } from './unsealed.ts'

async function atTheScale(): Promise<{ server: Server; phone: Phone; posyandu: Posyandu }> {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna')
  await phone.isInstalled()
  await hasFileKey(phone.page)
  await phone.openScale(posyandu.openDay, posyandu.person(rafa))
  return { server, phone, posyandu }
}

/** One plain sentence, what was typed still there, and no sign of having saved. */
async function isNotSaved(phone: Phone, sentence: string): Promise<void> {
  await phone.button('Simpan sekarang').click()
  await phone.isTold(sentence)
  expect(await phone.typed.innerText()).toBe('9,40')
  expect(await phone.page.getByText('tersimpan', { exact: false }).filter({ hasText: 'Rafa' }).count()).toBe(0)
}

/** Types a weight and stays with it, whatever comes next. */
async function typesWeight(phone: Phone): Promise<void> {
  await phone.key('9,40')
  await phone.isAt('panjang badan (PB)')
  await phone.page.getByRole('button', { name: 'BB 9,40' }).click()
}

test('a phone closed or reloaded right after "tersimpan" has the weight when it is opened again', async () => {
  const { server, phone, posyandu } = await atTheScale()
  await server.stop()
  await phone.weigh(posyandu.openDay, posyandu.person(rafa), '9,40', rafa.name)
  const result = `/hari/${posyandu.openDay}/hasil/${posyandu.person(rafa)}`
  await phone.reopen(result)
  await phone.sees('hari ini 9,40 kg')
  await phone.weigh(posyandu.openDay, posyandu.person(rafa), '9,50', rafa.name)
  await phone.page.reload()
  await phone.goto(result)
  await phone.sees('hari ini 9,50 kg')
  await phone.badgeSays(words.shell.badge.waiting(2))
  await server.start()
  await phone.regainsSignal()
  await phone.badgeSays('Terkirim')
})

test('a number that was saved does not come back as if it was only typed', async () => {
  const { phone, posyandu } = await atTheScale()
  await typesWeight(phone)
  const drafts = await phone.page.evaluate(() => ({ ...localStorage }))
  await phone.button('Simpan sekarang').click()
  await phone.isTold('Rafa Pratama tersimpan')
  await phone.sees('hari ini 9,40 kg')
  // As after a crash: the browser had not written down yet that it was forgotten.
  await phone.page.evaluate((kept) => Object.assign(localStorage, kept), drafts)
  await phone.weigh(posyandu.openDay, posyandu.person(rafa), '9,50', rafa.name)
  await phone.sees('hari ini 9,50 kg')
})

test('another version of the app holds the storage: a sentence, and the weight stays on the screen', async () => {
  const { phone, posyandu } = await atTheScale()
  await typesWeight(phone)
  const other = await phone.context.newPage()
  await other.goto(`${phone.origin}/icon-192.png`)
  await other.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('lima-langkah', 99)
        opening.onerror = () => reject(opening.error!)
        opening.onsuccess = () => resolve()
      }),
  )
  await phone.page.bringToFront()
  await isNotSaved(phone, 'Belum tersimpan: penyimpanan terputus. Buka ulang aplikasi; isian Anda tetap ada.')
  expect(posyandu.neighbour.store.rows('visit').some(({ shown }) => shown.weightKg === 9.4)).toBe(false)
})

test('a full phone: a sentence, the weight stays on the screen, and is saved once there is room again', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await aPhone(server)
  const photos = await phone.context.newPage()
  await photos.goto(`${phone.origin}/icon-192.png`)
  const cdp = await phone.context.newCDPSession(photos)
  const hasRoom = (quotaSize: number) => cdp.send('Storage.overrideQuotaForOrigin', { origin: phone.origin, quotaSize })
  await hasRoom(10_000_000)
  await phone.page.bringToFront()
  await phone.join(server.link, 'Bu Ratna')
  // Nothing else of the app is on its way to the disk: given up, it would leave room.
  await phone.isInstalled()
  await hasFileKey(phone.page)
  await phone.openScale(posyandu.openDay, posyandu.person(rafa))
  await typesWeight(phone)

  await photos.evaluate(fillStorage)
  await isNotSaved(phone, 'Belum tersimpan: penyimpanan HP penuh')
  // Room comes from elsewhere on the phone: the browser gives back what this page deletes only when it likes.
  await hasRoom(20_000_000)
  await phone.button('Simpan sekarang').click()
  await phone.isTold('Rafa Pratama tersimpan')
  await phone.sees('hari ini 9,40 kg')
})

/** In the page: takes what room there is, down to the last hundred bytes. */
async function fillStorage(): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('foto')
    opening.onupgradeneeded = () => opening.result.createObjectStore('foto', { autoIncrement: true })
    opening.onsuccess = () => resolve(opening.result)
  })
  const fits = (bytes: number): Promise<boolean> =>
    new Promise((resolve) => {
      // Noise, because the browser packs what it can.
      const noise = new Uint8Array(bytes)
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536))
      const writing = db.transaction('foto', 'readwrite')
      writing.objectStore('foto').add(noise)
      writing.oncomplete = () => resolve(true)
      writing.onabort = () => resolve(false)
    })
  for (let bytes = 4_000_000; bytes > 100; bytes = Math.floor(bytes / 2)) while (await fits(bytes));
  db.close()
}

test('a browser that forbids storage: joining says so in one sentence and goes no further', async () => {
  const server = await aServer()
  const phone = await aChangedPhone(
    server,
    `IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError') };`,
  )
  await phone.goto(new URL(server.link).pathname + new URL(server.link).hash)
  await phone.sees('HP ini tidak mengizinkan penyimpanan')
  expect(await phone.page.getByLabel('Nama Anda').count()).toBe(0)
})

test('documents lost from the phone come back, and what was not sent yet is sent', async () => {
  const { server, phone, posyandu } = await atTheScale()
  await server.stop()
  await phone.weigh(posyandu.openDay, posyandu.person(rafa), '9,40', rafa.name)
  // This month's too, which is opened after the others.
  const documents = () =>
    phone.page.evaluate(
      async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('lima-langkah/')).length,
    )
  await eventually(documents).toBeGreaterThanOrEqual(3)
  await phone.page.goto(`${phone.origin}/icon-192.png`)
  const lost = await phone.page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('lima-langkah/') ? [name] : []))
    for (const name of names) {
      await new Promise<void>((resolve) => (indexedDB.deleteDatabase(name).onsuccess = () => resolve()))
    }
    return names.length
  })
  expect(lost).toBeGreaterThanOrEqual(3)

  await server.start()
  await phone.goto(`/hari/${posyandu.openDay}/hasil/${posyandu.person(rafa)}`)
  await phone.sees('Berat naik, bagus! (N)')
  await phone.badgeSays('Terkirim')
  await posyandu.neighbour.retry()
  const visit = `${posyandu.person(rafa)}/${posyandu.openDay}`
  await eventually(async () =>
    (await posyandu.neighbour.phone.history('visit', visit)).map(({ set }) => set.weightKg),
  ).toEqual([9.4])
  // The history reads once, when it is opened.
  await eventually(async () => {
    await phone.goto(`/warga/${posyandu.person(rafa)}`)
    await phone.page.getByText('Riwayat diri orang ini').click()
    await phone.page.getByRole('listitem').first().waitFor()
    return phone.page.locator('body').innerText()
  }).toMatch(/Bu Kader/)
})
