/** People's lives: moved with their history to another posyandu without a server, died, a household that splits, an RT renamed. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { posyanduScope } from '../../src/log/role.ts'
import { directoryOf } from '../../src/log/document-name.ts'
import { recordBirth, registerPregnancy } from '../../src/replica/intentions/pregnancy.ts'
import { handover } from '../../src/ui/words/id/handover.ts'
import { lives } from '../../src/ui/words/id/lives.ts'
import { pregnancy as pregnancyWords } from '../../src/ui/words/id/pregnancy.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { POSYANDU, PUSKESMAS } from '../doors.ts'
import type { Phone } from './phone.ts'
import { hasCamera, readsCodesOf } from './camera.ts'
import { aPosyandu, bima, lina, nadia, rafa, today } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import { hasRecord } from './unsealed.ts'

const choose = (phone: Phone, name: string): Promise<void> =>
  phone.page.getByRole('radio', { name, exact: true }).check()

test('a child moves to a posyandu elsewhere with a file, and its history reads on there', async () => {
  const server = await aServer()
  const { person } = await aPosyandu(server)
  const set = { name: 'Mawar' }
  await server.puskesmas.writes([
    { document: directoryOf(PUSKESMAS), kind: 'posyandu', record: 'mawar', set, who: 'p' },
  ])
  const siti = await aPhone(server)
  await siti.join(server.link, 'Bu Siti')
  await siti.isInstalled()
  await hasRecord(siti.page, 'person', { name: bima.name })
  await hasRecord(siti.page, 'visit', { weightKg: rafa.lastKg })
  const dewi = await aPhone(server)
  await dewi.join(
    await server.invitationLink({ role: 'kader', scopes: [posyanduScope('mawar')] }, 'Bu Dewi'),
    'Bu Dewi',
  )
  await dewi.isInstalled()
  await server.stop()

  await siti.goto(`/warga/${person(rafa)}/pindah`)
  await choose(siti, lives.living.pindah)
  await siti.page.getByLabel(lives.movedTo).fill('Kota Baru')
  await siti.button(lives.history.file).click()
  const [download] = await Promise.all([
    siti.page.waitForEvent('download'),
    siti.button(handover.give.bySaving).click(),
  ])
  const code = await siti.page.getByText(/^\d{4} \d{4} \d{4}$/).innerText()
  await siti.button(lives.save).click()
  await siti.isTold(lives.saved(rafa.name, lives.living.pindah))
  await siti.sees('Kota Baru')
  await siti.goto('/warga')
  await siti.search('Rafa')
  await siti.sees(/sudah pindah/)

  await dewi.goto('/serah/terima')
  const file = { name: 'rafa.langkah', mimeType: '', buffer: await readFile(await download.path()) }
  await dewi.page.getByLabel(handover.take.pick).setInputFiles([file])
  await dewi.page.getByLabel(handover.take.code.label, { exact: true }).fill(code)
  await dewi.button(handover.take.code.open).click()
  await dewi.sees(lives.arrived.ask)
  await dewi.sees(/dari Posyandu Melati · 1 kunjungan/)
  await dewi.button(lives.arrived.accept(1)).click()
  await dewi.isTold(handover.take.arrived.title)
  await dewi.link(handover.take.arrived.open(rafa.name)).click()
  await dewi.sees(/9,10.kg/)
  await dewi.sees('di Posyandu Melati')
})

test('a child moves to a posyandu elsewhere by the codes on the screen alone', async () => {
  const server = await aServer()
  const { person } = await aPosyandu(server)
  const set = { name: 'Mawar' }
  await server.puskesmas.writes([
    { document: directoryOf(PUSKESMAS), kind: 'posyandu', record: 'mawar', set, who: 'p' },
  ])
  const siti = await aPhone(server)
  await siti.join(server.link, 'Bu Siti')
  await siti.isInstalled()
  await hasRecord(siti.page, 'person', { name: bima.name })
  await hasRecord(siti.page, 'visit', { weightKg: rafa.lastKg })
  const dewi = await aPhone(server)
  const invitation = { role: 'kader', scopes: [posyanduScope('mawar')] } as const
  await dewi.join(await server.invitationLink(invitation, 'Bu Dewi'), 'Bu Dewi')
  await dewi.isInstalled()
  await hasCamera(dewi)
  await dewi.goto('/serah/terima')
  await server.stop()

  await siti.goto(`/warga/${person(rafa)}/pindah`)
  await choose(siti, lives.living.pindah)
  await siti.button(lives.history.file).click()
  await siti.link(handover.give.byQr).click()
  await siti.sees(handover.give.showing)
  await dewi.button(handover.take.scan).click()
  await dewi.sees(handover.take.looking)
  await readsCodesOf(dewi, siti, () => dewi.page.getByText(lives.arrived.ask).isVisible())
  await dewi.button(lives.arrived.accept(1)).click()
  await dewi.link(handover.take.arrived.open(rafa.name)).click()
  await dewi.sees(/9,10.kg/)
})

test('a family moves together, with one tap and one file', async () => {
  const server = await aServer()
  const { person } = await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Siti')
  await phone.goto(`/warga/${person(rafa)}/pindah`)
  await choose(phone, lives.living.pindah)
  await phone.page.getByRole('group', { name: lives.together }).getByRole('checkbox', { name: nadia.name }).check()
  await phone.button(lives.history.file).click()
  await Promise.all([phone.page.waitForEvent('download'), phone.button(handover.give.bySaving).click()])
  const code = await phone.page.getByText(/^\d{4} \d{4} \d{4}$/).innerText()
  await phone.button(lives.save).click()
  await phone.isTold(lives.saved(`${rafa.name}, ${nadia.name}`, lives.living.pindah))
  await phone.sees(new RegExp(`^${lives.now}: ${lives.living.pindah}`))
  await phone.sees(code)
  await phone.goto('/warga')
  for (const name of [rafa.name, nadia.name]) {
    await phone.search(name)
    await phone.page
      .getByRole('listitem')
      .filter({ hasText: name })
      .getByText(/sudah pindah/)
      .waitFor()
  }
})

test('who died is on no list of an open day, and one tap takes it back', async () => {
  const server = await aServer()
  const { openDay, person } = await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Siti')
  await phone.goto(`/hari/${openDay}/daftar`)
  await phone.sees(bima.name)
  await phone.goto(`/warga/${person(bima)}/pindah`)
  await choose(phone, lives.living.meninggal)
  await phone.sees(/Turut berduka/)
  await phone.button(lives.save).click()
  await phone.isTold(lives.saved(bima.name, lives.living.meninggal))
  await phone.goto(`/hari/${openDay}/daftar`)
  await phone.sees(rafa.name)
  await eventually(() => phone.page.getByText(bima.name).count()).toBe(0)
  await phone.goto(`/warga/${person(bima)}/pindah`)
  await choose(phone, lives.living.menetap)
  await phone.button(lives.save).click()
  await phone.isTold(lives.saved(bima.name, lives.living.menetap))
  await phone.goto(`/hari/${openDay}/daftar`)
  await phone.sees(bima.name)
})

test('a household splits, and an RT is renamed for all of its families at once', async () => {
  const server = await aServer()
  const { person } = await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Siti')
  await phone.goto(`/keluarga/${person(rafa)}`)
  await choose(phone, lives.family.kinds.split)
  await phone.page.getByLabel(lives.family.kk).fill('1771010101010001')
  await phone.button(lives.family.save).click()
  await phone.isTold(lives.family.split(rafa.name))
  await phone.goto(`/warga/${person(nadia)}`)
  await phone.sees(words.person.noFamily)

  await phone.goto('/lainnya/wilayah')
  await phone.button(/RT 02/).click()
  await phone.page.getByLabel('RT', { exact: true }).fill('07')
  await phone.button(lives.places.save(3)).click()
  await phone.isTold(lives.places.saved(3))
  await phone.button(/RT 07/).waitFor()
})

test('when the second of two twins has died too, nothing more is asked of their mother about the breast or about them', async () => {
  const server = await aServer()
  const { person, append, neighbour, sent } = await aPosyandu(server, [lina])
  const mother = { posyandu: POSYANDU, person: person(lina), records: [person(lina)], family: undefined }
  const { pregnancy } = await registerPregnancy(append, mother, [], {})
  const twins = ['Ani', 'Ina'].map((name) => ({ alive: true, fields: { name } }))
  const { babies } = await recordBirth(append, mother, pregnancy, today, twins)
  await sent()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Siti')
  for (const [baby, { fields }] of twins.map((twin, i) => [babies[i], twin] as const)) {
    await hasRecord(phone.page, 'person', fields)
    await phone.goto(`/warga/${baby}/pindah`)
    await choose(phone, lives.living.meninggal)
    await phone.button(lives.save).click()
    await phone.isTold(lives.saved(fields.name, lives.living.meninggal))
  }
  await eventually(() => neighbour.store.rows('pregnancy').map(({ shown }) => shown.breastfeeding)).toEqual([false])
  await phone.goto(`/warga/${person(lina)}/hamil`)
  await phone.sees(pregnancyWords.contact.kf)
  await phone.link('Ina').waitFor()
  const asked = [pregnancyWords.after.feeding, pregnancyWords.after.immunization, pregnancyWords.contact.kn('Ina')]
  for (const words of asked) expect(await phone.page.getByText(words, { exact: true }).count()).toBe(0)
})
