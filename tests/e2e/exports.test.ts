/** Files of the whole area: one for e-PPGBM, and everything, so that leaving is always possible. */
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { directoryOf, registryOf } from '../../src/log/document-name.ts'
import { PULL_PROGRESS, type PullProgress } from '../../src/replica/area/held-documents.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { readXlsx } from '../../src/replica/import/read-xlsx.ts'
import { areaClosing } from '../../src/ui/words/id/area-closing.ts'
import { area } from '../../src/ui/words/id/area.ts'
import { national } from '../../src/ui/words/id/national.ts'
import { admin, POSYANDU, PUSKESMAS } from '../doors.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'

const words = national.exports

test('the office saves the e-PPGBM sheets and all records of every posyandu at once', async () => {
  const server = await aServer()
  const { append, openDay, person, sent } = await aPosyandu(server)
  await recordMeasurements(append, { posyandu: POSYANDU, openDay, person: person(rafa) }, { weightKg: 9.4 })
  await sent()
  const who = 'puskesmas'
  const child = { name: 'Dewi Mawar', sex: 'P', birthDate: '2025-03-05' }
  await server.puskesmas.writes([
    { document: directoryOf(PUSKESMAS), kind: 'posyandu', record: 'mawar', set: { name: 'Mawar' }, who },
    { document: registryOf('mawar'), kind: 'person', record: 'dewi', set: child, who },
  ])
  const yanti = await aPhone(server, { viewport: { width: 1280, height: 800 } })
  await yanti.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')

  await yanti.goto('/puskesmas/ekspor')
  await yanti.button(words.prepareArea).click()
  const card = yanti.page.locator('section', { has: yanti.page.getByRole('heading', { name: words.areaEppgbm }) })
  const book = readXlsx(await saved(yanti, () => card.getByRole('button', { name: national.saveXlsx }).click()))
  if (!book.ok) throw new Error(book.reason)
  const [identity, measured] = book.sheets.map(({ rows }) => rows.map(({ cells }) => cells))
  expect(identity!.slice(1).map(([number]) => number)).toEqual(identity!.slice(1).map((_, i) => i + 1))
  const names = identity!.slice(1).map((row) => row[identity![0]!.indexOf('nama_anak')])
  expect(names).toEqual(expect.arrayContaining([rafa.name, 'Dewi Mawar']))
  expect(measured!.slice(1).map((row) => row[2])).toEqual([rafa.name])

  const all = yanti.page.locator('section', { has: yanti.page.getByRole('heading', { name: words.areaEverything }) })
  const files = unzipSync(await saved(yanti, () => all.getByRole('button', { name: words.saveAllCsv }).click()))
  expect(strFromU8(files[`${POSYANDU}/person.csv`]!)).toContain(rafa.name)
  expect(strFromU8(files[`${POSYANDU}/visit.csv`]!)).toContain('9,4')
  expect(strFromU8(files['mawar/person.csv']!)).toContain('Dewi Mawar')
  expect(strFromU8(files['mawar/person.csv']!)).not.toContain(rafa.name)
  expect(strFromU8(files['wilayah/posyandu.csv']!)).toContain('Mawar')
  expect(Object.keys(files).some((name) => /invitation|self|outbox/.test(name))).toBe(false)
})

test('the office saves all records of a large posyandu as one Excel file', async () => {
  const { yanti } = await aLargePosyandu()
  await yanti.link(area.nav.exports).click()
  expect(await savedPeople(yanti)).toBe(800)
  await yanti.isTold(national.saved('semua-melati.xlsx'))
})

test('two posyandu of one name give files of two names, and an old address leads to one that is there', async () => {
  const server = await aServer()
  const who = 'puskesmas'
  await server.puskesmas.writes(
    ['Air Putih', 'Suka Maju'].flatMap((desa, i) => [
      { document: directoryOf(PUSKESMAS), kind: 'posyandu', record: `x${i}`, set: { name: 'Melati', desa }, who },
      {
        document: registryOf(`x${i}`),
        kind: 'person',
        record: `anak-${i}`,
        set: { name: `Anak ${i}`, sex: 'P', birthDate: '2025-03-05' },
        who,
      },
    ]),
  )
  const yanti = await aPhone(server, { viewport: { width: 1280, height: 800 } })
  await yanti.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')
  await eventually(() => hasAll(yanti)).toBe(true)

  await yanti.goto('/puskesmas/ekspor?posyandu=x1')
  expect(await savedPeople(yanti)).toBe(1)
  await yanti.isTold(national.saved('semua-melati-suka-maju.xlsx'))
  await yanti.goto('/puskesmas/ekspor?posyandu=gone')
  expect(await savedPeople(yanti)).toBe(1)
  await yanti.isTold(national.saved('semua-melati-air-putih.xlsx'))
  await yanti.goto('/puskesmas/laporan?posyandu=x1&bulan=2026-10')
  await yanti.button(area.names.csv).click()
  await yanti.isTold('-melati-suka-maju-2026-10.csv')
  await yanti.goto('/puskesmas/tutup-bulan/gone')
  await yanti.sees(areaClosing.closing.unknown)
})

test('right after a reload everybody is in the file, also while the server cannot be reached', async () => {
  const { server, yanti } = await aLargePosyandu()
  await nobodyHoldsUntilAsked(yanti)
  await yanti.goto(`/puskesmas/ekspor?posyandu=${POSYANDU}`)
  expect(await savedPeople(yanti)).toBe(800)
  await yanti.isInstalled()
  await server.stop()
  await yanti.goto(`/puskesmas/ekspor?posyandu=${POSYANDU}`)
  expect(await savedPeople(yanti)).toBe(800)
})

/** The office’s computer, with everybody of a posyandu on it. */
async function aLargePosyandu(): Promise<{ server: Server; yanti: Phone }> {
  const server = await aServer()
  const who = 'puskesmas'
  await server.puskesmas.writes([
    { document: directoryOf(PUSKESMAS), kind: 'posyandu', record: POSYANDU, set: { name: 'Melati' }, who },
    // Long enough for a packer to want a worker of its own.
    ...Array.from({ length: 800 }, (_, i) => ({
      document: registryOf(POSYANDU),
      kind: 'person',
      record: `warga-${i}`,
      set: { name: `Warga ke ${i}`, sex: 'P', birthDate: '1990-03-05', note: 'catatan '.repeat(30) },
      who,
    })),
  ])
  const yanti = await aPhone(server, { viewport: { width: 1280, height: 800 } })
  await yanti.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')
  await yanti.link(area.nav.people).click()
  await yanti.search('Warga ke 799')
  await yanti.sees('Warga ke 799')
  await eventually(() => hasAll(yanti)).toBe(true)
  return { server, yanti }
}

/** Whether the relay has said what there is, and all of it is on this computer. */
function hasAll({ page }: Phone): Promise<boolean> {
  return page.evaluate(async (key) => {
    const read = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error!)
      })
    const db = await read(indexedDB.open('lima-langkah'))
    const row = (await read(db.transaction('meta').objectStore('meta').get(key))) as { value: PullProgress } | undefined
    db.close()
    return row !== undefined && row.value.documents > 0 && row.value.lacking?.length === 0
  }, PULL_PROGRESS)
}

/** As if a click came before the start: a page that was just loaded takes its documents only once somebody has asked for them. */
async function nobodyHoldsUntilAsked({ context }: Phone): Promise<void> {
  await context.addInitScript(() => {
    const channel = new BroadcastChannel('lima-langkah/bring-in')
    const asked = new Promise<void>((resolve) => {
      channel.onmessage = ({ data }: MessageEvent<object>) => {
        if ('question' in data) resolve()
      }
    })
    void navigator.locks.request('lima-langkah/documents', () => asked)
  })
}

/** How many people the file of all records has in it. */
async function savedPeople(yanti: Phone): Promise<number> {
  const book = readXlsx(await saved(yanti, () => yanti.button(words.saveAllXlsx).click()))
  if (!book.ok) throw new Error(book.reason)
  return (book.sheets.find(({ name }) => name === 'person')?.rows.length ?? 1) - 1
}

async function saved({ page }: Phone, click: () => Promise<void>): Promise<Uint8Array> {
  const coming = page.waitForEvent('download')
  await click()
  return new Uint8Array(await readFile(await (await coming).path()))
}
