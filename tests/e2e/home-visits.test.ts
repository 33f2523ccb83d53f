import { expect, test } from 'vitest'
import { homeDay, visitId } from '../../src/log/record-id.ts'
import { activities } from '../../src/ui/words/id/activities.ts'
import { care } from '../../src/ui/words/id/care.ts'
import { followUp } from '../../src/ui/words/id/follow-up.ts'
import { home } from '../../src/ui/words/id/home.ts'
import { mbg } from '../../src/ui/words/id/mbg.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { signs } from '../../src/ui/words/id/signs.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, bima, nadia, rafa, today, wati, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

async function answers(phone: Phone, question: string, answer: string): Promise<void> {
  await phone.page.getByRole('group', { name: question }).getByRole('button', { name: answer }).click()
}

const rowOf = (posyandu: Posyandu, table: 'home-visit' | 'referral', child: typeof rafa) =>
  posyandu.neighbour.store
    .rows(table === 'referral' ? 'referral' : 'homeVisit')
    .find(({ record }) => record === visitId(posyandu.person(child), homeDay(today)))

test('a day of home visits without any signal: a danger sign is referred, nobody was at home, and all of it arrives', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, nadia, bima, wati])
  const kader = await aPhone(server)
  await kader.join(server.link, 'Bu Sari')
  await kader.goto('/warga')
  await kader.sees(wati.name)
  await kader.goto('/rumah')
  await kader.sees(home.routine)
  await kader.isInstalled()
  await server.stop()

  await kader.goto('/rumah')
  await kader.page.getByRole('link', { name: new RegExp(home.houseOf(rafa.mother)) }).click()
  await kader.sees(nadia.name)
  await kader.page.getByRole('link', { name: new RegExp(rafa.name) }).click()
  await kader.button(new RegExp(care.danger)).click()
  await kader.page.getByRole('checkbox', { name: signs.kejang }).check()
  await kader.button(care.dangerNow).click()
  await kader.sees(care.referred)
  await kader.page.getByRole('checkbox', { name: 'Ada tanda bahaya' }).and(kader.page.locator(':checked')).waitFor()
  await kader.page.getByLabel('Suhu badan (°C)').fill('39,2')
  await kader.sees('Demam. Periksa tanda bahaya di atas.')
  // What is found after the referral was made is added to it.
  await kader.page.getByLabel('Lingkar lengan atas (LiLA) (cm)').fill('11,4')
  await kader.sees(followUp.tier.segera)
  await kader.button(/^Buat rujukan: LiLA/).click()
  await kader.isTold(home.referred(rafa.name))
  await answers(kader, 'Imunisasi lengkap menurut umur di Buku KIA?', 'Tidak')
  await kader.page
    .getByRole('checkbox', { name: 'Tidak mengakses pelayanan kesehatan' })
    .and(kader.page.locator(':checked'))
    .waitFor()
  await kader.button(home.save).click()
  await kader.isTold(home.saved(rafa.name))
  await kader.sees(`✓ ${home.filled}`)

  await kader.goto(`/rumah/${posyandu.person(wati)}`)
  await kader.page.getByRole('link', { name: new RegExp(wati.name) }).click()
  await answers(kader, 'Pernah dikatakan dokter: darah tinggi?', 'Ya')
  await answers(kader, 'Darah tinggi: obat diminum 24 jam terakhir?', 'Tidak')
  // Left half way, and not lost.
  await kader.page.getByRole('link', { name: words.shell.back }).click()
  await kader.sees(`✓ ${home.filled}`)
  await kader.goto(`/rumah/${posyandu.person(bima)}`)
  await kader.button(home.nobody).click()
  await kader.isTold(home.nobodySaved)
  await kader.sees(home.nobodyHere)

  await kader.goto(`/rujukan/${posyandu.person(rafa)}/${homeDay(today)}`)
  await kader.sees('SEGERA')
  await kader.sees(signs.kejang)
  await kader.goto(`/warga/${posyandu.person(rafa)}`)
  await kader.sees(home.found('Ada tanda bahaya, Tidak mengakses pelayanan kesehatan'))

  // The paper for the Pustu.
  await kader.goto('/rumah')
  await kader.link(home.week.link).click()
  await kader.sees(home.week.sum(2, 3))
  const row = kader.page.getByRole('row', {
    // Born on the 5th: in the first days of a month he is a month younger.
    name: /Rafa Pratama, 1[34] bulan, RT 02 Tidak mengakses pelayanan kesehatan, Ada tanda bahaya/,
  })
  // On paper alone: a phone has no room for the column.
  await row.getByText(home.week.referred).waitFor({ state: 'attached' })
  await kader.page
    .getByRole('row', { name: new RegExp(`${home.houseOf(bima.mother)}, RT 02 ${home.week.nobody}`) })
    .waitFor()

  await server.start()
  await kader.regainsSignal()
  await kader.badgeSays('Terkirim')
  await posyandu.neighbour.retry()
  await eventually(() => rowOf(posyandu, 'home-visit', rafa)?.shown).toMatchObject({
    sheet: 'balita-apras',
    signs: ['kejang'],
    outcomes: ['tanda-bahaya', 'tidak-akses'],
    'measure.suhu': 39.2,
    'ask.imunisasi': false,
    notHome: false,
  })
  await eventually(() => rowOf(posyandu, 'referral', rafa)?.shown).toMatchObject({
    tier: 'segera',
    status: 'dibuat',
    reasons: ['tanda-bahaya', 'lila-merah'],
  })
  await eventually(() => rowOf(posyandu, 'home-visit', wati)?.shown).toMatchObject({
    sheet: 'dewasa',
    'ask.ht-minum': false,
    outcomes: ['tidak-patuh'],
  })
})

test('what keeps an activity from being saved is looked at at once, far above the button', async () => {
  const server = await aServer()
  await aPosyandu(server, [rafa])
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna')
  await phone.isInstalled()
  await phone.goto('/kegiatan/catat')
  await phone.button(words.common.save).click()
  await phone.sees(activities.form.needTopic)
  await eventually(() =>
    phone.page.getByLabel(activities.form.topic).evaluate((field) => field === document.activeElement),
  ).toBe(true)
  await eventually(() =>
    phone.page
      .getByText(activities.form.needTopic)
      .evaluate((text) => text.getBoundingClientRect().top >= 0 && text.getBoundingClientRect().top < innerHeight),
  ).toBe(true)
})

test('meals are ticked without signal, one tap a person, and the sheet names who gets one', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const kader = await aPhone(server)
  await kader.join(server.link, 'Bu Sari')
  await kader.goto('/warga')
  await kader.sees(bima.name)
  await kader.goto('/mbg')
  await kader.sees(mbg.noDays)
  await kader.goto('/mbg/rekap?bulan=2025-01')
  await kader.sees(mbg.recapNone('Januari 2025'))
  await kader.goto('/mbg')
  await kader.isInstalled()
  await server.stop()

  await kader.link(mbg.start).click()
  // Three children, and the mothers of two of them at the breast, who have no record of their own.
  await kader.sees(mbg.subtitle(0, 5))
  await kader.button(`${mbg.got.diambil}: ${rafa.name}`).click()
  await kader.isTold(mbg.saved(rafa.name, mbg.got.diambil))
  await kader.button(`${mbg.got.diantar}: ${bima.mother}`).click()
  await kader.sees(mbg.subtitle(2, 5))
  await kader.button(new RegExp(`^${nadia.name}`)).click()
  await kader.button(mbg.atPaud).click()
  await kader.sees(mbg.subtitle(2, 4))
  await kader.page.getByLabel(mbg.portions).fill('30')
  await kader.button(mbg.save).click()
  await kader.isTold(mbg.portionsSaved)

  await kader.link(mbg.sheet).click()
  await kader.page.getByRole('cell', { name: bima.mother }).waitFor()
  expect(await kader.page.getByRole('cell', { name: nadia.name }).count()).toBe(0)

  await kader.goto('/mbg')
  await kader.sees(mbg.sum(1, 1, 1))
  await kader.page
    .getByRole('row', { name: /Bu Sari/ })
    .filter({ hasText: '1' })
    .waitFor()

  await server.start()
  await kader.regainsSignal()
  await kader.badgeSays('Terkirim')
  await posyandu.neighbour.retry()
  const day = () => posyandu.neighbour.store.rows('mbgDay').find(({ shown }) => shown.on === today)?.shown
  await eventually(() => Object.values(day() ?? {})).toEqual(expect.arrayContaining([30, 'diambil', 'diantar']))
})
