/** English is fetched by those who ask for it, and then works without a network like everything else. */
import { expect, test } from 'vitest'
import { en } from '../../src/ui/words/en/index.ts'
import { id } from '../../src/ui/words/id/index.ts'
import type { Phone } from './phone.ts'
import { aPhone, aServer } from './scene.ts'

async function choosesEnglish(phone: Phone): Promise<void> {
  await phone.goto('/lainnya')
  // It goes back by itself when English cannot be had.
  await phone.page.getByRole('radio', { name: id.more.languages.en }).click()
}

test('English, once chosen, opens without a server', async () => {
  const server = await aServer()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna', true)
  await phone.isInstalled()
  await choosesEnglish(phone)
  await phone.page.getByRole('heading', { name: en.more.title, exact: true }).waitFor()
  await server.stop()
  await phone.reopen('/serah')
  await phone.page.getByRole('heading', { name: en.more.handover, exact: true }).waitFor()
})

test('without a network English stays away with a sentence, and the app goes on in Indonesian', async () => {
  const server = await aServer()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna', true)
  await phone.isInstalled()
  await server.stop()
  await choosesEnglish(phone)
  await phone.isTold(id.more.languageAway)
  await phone.page.getByRole('heading', { name: id.more.title, exact: true }).waitFor()
  expect(await phone.page.getByRole('radio', { name: id.more.languages.id }).isChecked()).toBe(true)
})
