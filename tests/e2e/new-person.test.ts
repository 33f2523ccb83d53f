import { test } from 'vitest'
import { id as words } from '../../src/ui/words/id/index.ts'
import { aPosyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

test('saving somebody without a name leads to the field that says what is missing', async () => {
  const server = await aServer()
  await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Siti')
  await phone.goto('/warga/baru')
  await phone.button(words.people.form.save).click()
  await phone.sees(words.people.form.need)
  const name = phone.page.getByLabel(words.people.form.name, { exact: true })
  await eventually(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
})
