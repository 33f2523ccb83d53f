/** What a family agreed to, how a record came to be, taking one person's batch back, and what left the app. */
import { expect, test } from 'vitest'
import { correctPerson } from '../../src/replica/intentions/registry.ts'
import { checkIn } from '../../src/replica/intentions/visit.ts'
import { audit } from '../../src/ui/words/id/audit.ts'
import { consent } from '../../src/ui/words/id/consent.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { papers as paperWords } from '../../src/ui/words/id/papers.ts'
import { POSYANDU } from '../doors.ts'
import type { Phone } from './phone.ts'
import { aNeighbour, aPosyandu, nadia, rafa, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'

async function atWork(): Promise<{ server: Server; posyandu: Posyandu; phone: Phone }> {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, nadia])
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Siti')
  return { server, posyandu, phone }
}

test('a family is asked once, offline, for all its members; a refusal is recorded and keeps nobody out', async () => {
  const { server, posyandu, phone } = await atWork()
  await phone.goto(`/warga/${posyandu.person(rafa)}`)
  await phone.sees(consent.open)
  await server.stop()
  await phone.button(consent.ask).click()
  await phone.sees(/Menolak tidak mengurangi pelayanan/)
  await phone.button(consent.refuse).click()
  await phone.isTold(consent.saved(false))
  await phone.sees(consent.then)
  await phone.button(consent.change).click()
  await phone.button(consent.agree).click()
  await phone.isTold(consent.saved(true))
  await phone.page.getByRole('link', { name: new RegExp(nadia.name) }).click()
  await phone.sees(/^Keluarga setuju datanya dicatat · .* · Bu Siti$/)
})

test('a new family agrees with one tap while its child is registered', async () => {
  const { phone } = await atWork()
  await phone.goto('/warga/baru')
  await phone.page.getByLabel(words.people.form.name, { exact: true }).fill('Citra Dewi')
  await phone.page.getByLabel(words.people.form.mother, { exact: true }).fill('Ratna Dewi')
  await phone.page.getByLabel(consent.tick).check()
  await phone.button(words.people.form.save).click()
  // The box of the form says the same, without a day and a name.
  await phone.sees(/^Keluarga setuju datanya dicatat · .* · Bu Siti$/)
})

test('a person’s whole history, and the record as it stood on another day', async () => {
  const { posyandu, phone } = await atWork()
  await correctPerson(posyandu.append, POSYANDU, posyandu.person(rafa), { name: 'Rafa Pratomo' })
  await posyandu.sent()
  await phone.goto(`/warga/${posyandu.person(rafa)}`)
  await phone.sees('Rafa Pratomo')
  await phone.link(audit.whole).click()
  await phone.sees(audit.wholeExplain) // the screen before has a history of the same name
  await phone.page.getByText(words.person.historyOf(words.person.who)).click()
  await phone.sees(words.person.changed(rafa.name, 'Rafa Pratomo'))
  await phone.sees(/^Bu Kader · .* · HP Bu Kader$/)
  await phone.page.getByText(audit.ofFamily).click()
  await phone.sees('02')
  const day = phone.page.getByLabel(audit.asOf)
  await day.fill('01/01/2020')
  await phone.sees(audit.asOfNothing)
  await day.fill('31/12/2099')
  await phone.sees(audit.asOfTitle('31 Desember 2099'))
  const past = phone.page.getByRole('region').or(phone.page.locator('section')).filter({ hasText: audit.asOfExplain })
  await past.getByText('Rafa Pratomo').first().waitFor()
})

test('one person’s wrong batch is taken back, later work stays, and the undo can be undone', async () => {
  const { server, posyandu, phone } = await atWork()
  const budi = await aNeighbour(server, 'Pak Budi')
  const append = budi.phone.append.bind(budi.phone)
  await eventually(() => budi.store.rows('person').length).toBe(2)
  await correctPerson(append, POSYANDU, posyandu.person(rafa), { name: 'Salah Satu' })
  await correctPerson(append, POSYANDU, posyandu.person(nadia), { name: 'Salah Dua' })
  const knows = (name: string) => posyandu.neighbour.store.rows('person').some(({ shown }) => shown.name === name)
  await eventually(() => knows('Salah Dua')).toBe(true)
  await correctPerson(posyandu.append, POSYANDU, posyandu.person(nadia), { name: 'Nadia Pratiwi' })
  await posyandu.sent()

  await phone.goto('/warga')
  await phone.sees('Salah Satu')
  await phone.sees('Nadia Pratiwi')
  await phone.goto('/riwayat')
  await phone.page.getByRole('combobox').selectOption('Pak Budi')
  await phone.page.getByRole('link', { name: /^Pak Budi/ }).click()
  await phone.sees(audit.undo.sum(1, 1))
  await phone.sees(audit.undo.kept(1))
  await phone.button(audit.undo.do(1)).click()
  await phone.isTold(audit.undo.done(1))
  const undo = phone.button(words.common.undo)
  await undo.click()
  await phone.isTold(words.shell.undone)
  await phone.goto('/warga')
  await phone.sees('Salah Satu')

  await phone.goto('/riwayat')
  await phone.page.getByRole('combobox').selectOption('Pak Budi')
  await phone.page.getByRole('link', { name: /^Pak Budi/ }).click()
  await phone.sees(audit.undo.nothing)
})

test('a paper stays as it is while somebody’s record changes, and says the new name', async () => {
  const { posyandu, phone } = await atWork()
  await checkIn(posyandu.append, [{ posyandu: POSYANDU, openDay: posyandu.openDay, person: posyandu.person(rafa) }])
  await phone.goto(`/hari/${posyandu.openDay}/kertas/hadir`)
  await phone.sees(rafa.name)
  const sheet = await phone.page.locator('article').elementHandle()
  await correctPerson(posyandu.append, POSYANDU, posyandu.person(rafa), { name: 'Rafa Pratomo' })
  await phone.sees('Rafa Pratomo')
  expect(await sheet?.evaluate((element) => element.isConnected)).toBe(true)
})

test('what is printed carries who, when, where and a number, and is found by it; no NIK stands on it', async () => {
  const { posyandu, phone } = await atWork()
  const nik = '1709010501250001'
  await correctPerson(posyandu.append, POSYANDU, posyandu.person(rafa), { nik })
  await posyandu.sent()
  await phone.goto(`/warga/${posyandu.person(rafa)}`)
  await phone.sees('1709 0105 0125 0001')
  await phone.goto(`/hari/${posyandu.openDay}/kertas/hadir`)
  await phone.sees(paperWords.head.posyandu('Melati'))
  await phone.page.evaluate(() => {
    window.print = () => window.dispatchEvent(new Event('beforeprint'))
  })
  await phone.page.emulateMedia({ media: 'print' })
  await phone.page.evaluate(() => print())
  const mark = await phone.page.getByText(/^Dari Lima Langkah oleh Bu Siti · .* · Posyandu Melati · nomor /).innerText()
  const number = /nomor (.{4}-.{4})/.exec(mark)![1]!
  expect((await phone.page.locator('body').innerText()).replaceAll(' ', '')).not.toContain(nik)
  await phone.page.emulateMedia({ media: 'screen' })
  const logged = () => posyandu.neighbour.store.rows('exported').map(({ record }) => record)
  await eventually(logged).toContain(number)
  await phone.goto('/riwayat/ekspor')
  await phone.search(number.replace('-', '').toLowerCase())
  await phone.sees(`${audit.exports.what.kertas}: ${paperWords.name.hadir}`)
  await phone.sees(`${audit.exports.withoutNik} · ${number}`)
  await phone.search('ZZZZ')
  await phone.sees(audit.exports.notFound)
})
