/** English is fetched by those who ask for it, and then works without a network like everything else. */
import { expect, test } from 'vitest'
import { visitsOf } from '../../src/log/document-name.ts'
import { visitId } from '../../src/log/record-id.ts'
import { followUp } from '../../src/ui/words/en/follow-up.ts'
import { en } from '../../src/ui/words/en/index.ts'
import { id } from '../../src/ui/words/id/index.ts'
import { POSYANDU } from '../doors.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa, today, wati } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

async function choosesEnglish(phone: Phone): Promise<void> {
  await phone.goto('/lainnya')
  // It goes back by itself when English cannot be had.
  await phone.page.getByRole('radio', { name: id.more.languages.en }).click()
}

test('English, once chosen, opens without a server', async () => {
  const server = await aServer()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna')
  await phone.isInstalled()
  await choosesEnglish(phone)
  await phone.page.getByRole('heading', { name: en.more.title, exact: true }).waitFor()
  await server.stop()
  await phone.reopen('/serah')
  await phone.page.getByRole('heading', { name: en.more.handover, exact: true }).waitFor()
})

test('the checklist of a home visit asks and answers in English', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa])
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna')
  await phone.isInstalled()
  await choosesEnglish(phone)
  await phone.page.getByRole('heading', { name: en.more.title, exact: true }).waitFor()
  await phone.goto(`/rumah/${posyandu.person(rafa)}`)
  await phone.page.getByRole('link', { name: /Child 6–71 months/ }).click()
  await phone.page.getByLabel('Body temperature (°C)').fill('39.2')
  await phone.sees('Fever. Check the danger signs above.')
  await phone.page.getByRole('checkbox', { name: 'There is a danger sign' }).waitFor()
})

test('who reads English sees reasons and history in English; what is written down and the letter stay Indonesian', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [wati])
  const high = { came: true, 'measure.sistole': 185, 'measure.diastole': 112 }
  const visit = visitId(posyandu.person(wati), posyandu.openDay)
  await posyandu.append([{ document: visitsOf(POSYANDU, today.slice(0, 7)), kind: 'visit', record: visit, set: high }])
  await posyandu.sent()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna')
  await phone.isInstalled()
  await choosesEnglish(phone)
  await phone.page.getByRole('heading', { name: en.more.title, exact: true }).waitFor()
  await phone.goto(`/warga/${posyandu.person(wati)}/riwayat`)
  await phone.page.getByRole('heading', { name: en.person.visits }).waitFor()
  await phone.page
    .getByText(/^History of \d/)
    .first()
    .click()
  await phone.sees('Blood pressure: upper (systolic)')
  await phone.goto(`/rujukan/${posyandu.person(wati)}/${posyandu.openDay}`)
  await phone.sees('Very high blood pressure (185/112 mmHg)')
  await phone.button(followUp.referral.save).click()
  await phone.isTold(followUp.referral.madeDone(wati.name))
  await phone.sees(followUp.slip.language)
  const letter = phone.page.getByRole('region', { name: followUp.slip.title })
  expect(await letter.innerText()).toContain('Tekanan darah sangat tinggi: 185/112 mmHg')
  expect(await letter.innerText()).toContain('Mohon diperiksa')
})

test('without a network English stays away with a sentence, and the app goes on in Indonesian', async () => {
  const server = await aServer()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna')
  await phone.isInstalled()
  await server.stop()
  await choosesEnglish(phone)
  await phone.isTold(id.more.languageAway)
  await phone.page.getByRole('heading', { name: id.more.title, exact: true }).waitFor()
  await eventually(() => phone.page.getByRole('radio', { name: id.more.languages.id }).isChecked()).toBe(true)
})
