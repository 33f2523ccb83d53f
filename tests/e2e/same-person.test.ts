/** One child registered twice, a sticker on a book, a family that comes together, and a talk to a group. */
import { expect, test } from 'vitest'
import { registryOf, visitsOf } from '../../src/log/document-name.ts'
import { visitId } from '../../src/log/record-id.ts'
import { registerPerson } from '../../src/replica/intentions/registry.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { activities } from '../../src/ui/words/id/activities.ts'
import { duplicates } from '../../src/ui/words/id/duplicates.ts'
import { finding } from '../../src/ui/words/id/finding.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { POSYANDU } from '../doors.ts'
import { hasCamera, sees } from './camera.ts'
import { aPosyandu, bima, nadia, rafa, today, type Posyandu } from './posyandu.ts'
import type { Phone } from './phone.ts'
import { aPhone, aServer } from './scene.ts'
import type { Server } from './server.ts'
import { hasRecord } from './unsealed.ts'

async function joined(server: Server, name: string): Promise<Phone> {
  const phone = await aPhone(server)
  await phone.join(server.link, name)
  await phone.isInstalled()
  await hasRecord(phone.page, 'person', { name: bima.name })
  return phone
}

/** Rafa once more, as another kader wrote him down, weighed today. */
async function writesRafaAgain({ append, openDay, neighbour, person, sent }: Posyandu): Promise<string> {
  const row = neighbour.store.rows('person').find(({ record }) => record === person(rafa))
  const birthDate = String((row?.shown as { birthDate?: string } | undefined)?.birthDate)
  const fields = { name: 'M. Raffa Pratama', sex: 'L' as const, birthDate, motherName: 'St. Aminah' }
  const { person: again } = await registerPerson(append, POSYANDU, fields)
  await recordMeasurements(append, { posyandu: POSYANDU, openDay, person: again }, { weightKg: 9.4 })
  await append([
    {
      document: registryOf(POSYANDU),
      kind: 'immunization',
      record: person(rafa),
      set: { 'had.bcg.1': { date: birthDate, proof: 'buku-kia' } },
    },
    {
      document: visitsOf(POSYANDU, today.slice(0, 7)),
      kind: 'visit',
      record: visitId(again, openDay),
      set: { 'dose.mr': { outcome: 'given' } },
    },
  ])
  await sent()
  return again
}

test('a child registered twice is found, compared, joined and taken apart, with no network', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  await writesRafaAgain(posyandu)
  const phone = await joined(server, 'Bu Sari')
  await phone.goto('/ganda')
  await phone.sees(duplicates.because['name+birth+mother']!)
  for (const weightKg of [9.1, 9.4]) await hasRecord(phone.page, 'visit', { weightKg })
  await hasRecord(phone.page, 'visit', { 'dose.mr': { outcome: 'given' } })
  await hasRecord(phone.page, 'immunization', { 'had.bcg.1': expect.anything() as unknown })
  await posyandu.neighbour.phone.release()
  await server.stop()

  await phone.page.getByRole('link', { name: /M\. Raffa Pratama/ }).click()
  await phone.sees('9,40')
  await phone.sees('9,10')
  // What each was given, too.
  await phone.page.getByRole('term').filter({ hasText: 'BCG' }).waitFor()
  await phone.page.getByRole('term').filter({ hasText: 'MR 1' }).waitFor()
  await phone.button(duplicates.same).click()
  await phone.isTold(duplicates.saidSame)
  await phone.goto('/warga')
  await phone.sees('3 orang')

  // Both weights are this child's; and taken apart, each record has its own again.
  await phone.goto('/ganda?lihat=joined')
  await phone.page.getByRole('link', { name: /Raf/ }).click()
  await phone.button(duplicates.separate).click()
  await phone.isTold(duplicates.saidDifferent)
  await phone.goto('/warga')
  await phone.sees('4 orang')
  await phone.goto('/ganda?lihat=different')
  await phone.page.getByRole('link', { name: /M\. Raffa Pratama/ }).waitFor()
})

test('whoever is being added is proposed with the reason when they are there already', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await joined(server, 'Bu Sari')
  await posyandu.neighbour.phone.release()
  await server.stop()
  await phone.goto('/warga/baru')
  await phone.page.getByLabel(words.people.form.name, { exact: true }).fill('Bimma Saputra')
  await phone.page.getByLabel(words.people.form.mother).fill('Dewy Lestary')
  await phone.sees(duplicates.because['name+mother']!)
  await phone.button(words.people.form.maybeUse).first().click()
  await phone.page.waitForURL(new RegExp(`/warga/${posyandu.person(bima)}$`))
})

test('a missing NIK is filled in later, and what it disagrees with is said', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await joined(server, 'Bu Sari')
  await posyandu.neighbour.phone.release()
  await server.stop()
  await phone.goto('/ganda/nik')
  await phone.sees('3 orang')
  await phone.button(`${duplicates.nik.fill}: ${bima.name}`).click()
  await phone.page.getByRole('radio', { name: duplicates.nik.reasons['belum-dibawa'] }).check()
  await phone.isTold(duplicates.nik.savedReason(bima.name))
  await phone.page.getByLabel('NIK', { exact: true }).fill('1771014501000003')
  await phone.sees(words.people.form.nikWarning['other-birth-date'])
  await phone.sees(words.people.form.nikWarning['other-sex'])
  await phone.button('Simpan').click()
  await phone.isTold(duplicates.nik.saved(bima.name))
  await phone.sees('2 orang')
})

test('a sticker checks in its person, and a family card whoever came along', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await joined(server, 'Bu Sari')
  await phone.goto(`/warga/${posyandu.person(rafa)}/stiker`)
  await phone.sees('Kel. Siti Aminah')
  const pictures = await phone.page
    .locator('canvas')
    .evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()))
  expect(pictures).toHaveLength(2)
  const [ofRafa, ofFamily] = pictures as [string, string]
  await hasCamera(phone)
  await posyandu.neighbour.phone.release()
  await server.stop()

  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await phone.link(words.people.register.scan).click()
  await phone.page.locator('nav [aria-current=page]', { hasText: words.shell.nav.today }).waitFor()
  await phone.button(finding.scan.open).click()
  await phone.sees(finding.scan.looking)
  const shows = (address: string): Promise<void> => sees(phone, address)
  await shows(ofRafa)
  await phone.isTold(words.people.register.done(rafa.name))
  await shows(ofFamily)
  await phone.button(finding.family.come(1)).click()
  await phone.isTold(words.people.register.done(nadia.name))
  await phone.sees(finding.family.allCame)
  await phone.goto('/')
  await phone.sees('2 dari 3 anak sudah datang')
})

test('a family at the table sees what each is due, and comes in with one tap', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await joined(server, 'Bu Sari')
  await posyandu.neighbour.phone.release()
  await server.stop()
  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await phone.search('siti')
  await phone.button(words.people.register.familyDueLabel(rafa.name)).click()
  // A boy of fourteen months without any dose.
  await phone.page
    .getByText(/MR 1|DPT/)
    .first()
    .waitFor()
  await phone.button(finding.family.come(2)).click()
  await phone.isTold('2 orang tercatat datang')
})

test('a talk is noted with topic, number and who was there, and stands on its sheet and in the report of the day', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await joined(server, 'Bu Sari')
  await posyandu.neighbour.phone.release()
  await server.stop()
  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await phone.checkIn(bima.name)
  await phone.goto('/kegiatan')
  await phone.link(`+ ${activities.add}`).click()
  await phone.page.getByLabel(activities.form.topic).fill('Cuci tangan pakai sabun')
  await phone.page.getByLabel(activities.form.people).fill('15')
  await phone.button(activities.form.everybody(1)).click()
  await phone.button('Simpan').click()
  await phone.isTold(activities.form.saved('Cuci tangan pakai sabun'))
  await phone.link(activities.sheet).click()
  await phone.sees(bima.name)
  await phone.goto(`/hari/${posyandu.openDay}/kertas/laporan`)
  await phone.sees('Cuci tangan pakai sabun')
  await phone.page.getByRole('row', { name: /Peserta penyuluhan\/kelas 15/ }).waitFor()
})
