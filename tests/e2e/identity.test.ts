import { expect, test } from 'vitest'
import { aPosyandu, rafa } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

test('a correction that was left half typed takes back nothing that another phone corrected since', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const sari = await aPhone(server)
  const ratna = await aPhone(server)
  await sari.join(server.link, 'Bu Sari')
  await ratna.join(server.link, 'Bu Ratna')
  const card = `/warga/${posyandu.person(rafa)}`
  const field = (phone: typeof sari, label: string) => phone.page.getByLabel(label, { exact: true })

  await sari.goto(`${card}/perbaiki`)
  await field(sari, 'Nama panggilan').fill('Dedek')
  await sari.goto(card)
  await sari.sees(rafa.name)

  await ratna.goto(`${card}/perbaiki`)
  await field(ratna, 'Nama ibu').fill('Siti Aisyah')
  await ratna.button('Simpan').click()
  await ratna.isTold(rafa.name)
  await sari.sees('Siti Aisyah')

  await sari.goto(`${card}/perbaiki`)
  await eventually(() => field(sari, 'Nama ibu').inputValue()).toBe('Siti Aisyah')
  expect(await field(sari, 'Nama panggilan').inputValue()).toBe('Dedek')
  await sari.button('Simpan').click()
  for (const phone of [sari, ratna]) {
    await phone.goto('/warga')
    await phone.sees('(Dedek)')
    await phone.goto(card)
    await phone.sees('Siti Aisyah')
  }
})
