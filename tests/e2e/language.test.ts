/** English is fetched by those who ask for it, and then works without a network like everything else. */
import { test } from 'vitest'
import { en } from '../../src/ui/words/en/index.ts'
import { id } from '../../src/ui/words/id/index.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa } from './posyandu.ts'
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
