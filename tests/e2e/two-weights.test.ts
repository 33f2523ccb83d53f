import { test } from 'vitest'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'

interface Apart {
  readonly server: Server
  readonly sari: Phone
  readonly ratna: Phone
  readonly posyandu: Posyandu
  readonly result: string
}

/** Two kader weigh Rafa while neither phone reaches the server; then both do. */
async function weighedApart(): Promise<Apart> {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const sari = await aPhone(server)
  const ratna = await aPhone(server)
  await sari.join(server.link, 'Bu Sari')
  await ratna.join(server.link, 'Bu Ratna')
  for (const phone of [sari, ratna]) await phone.openScale(posyandu.openDay, posyandu.person(rafa))
  await Promise.all([sari.isInstalled(), ratna.isInstalled()])
  await server.stop()
  await sari.weigh(posyandu.openDay, posyandu.person(rafa), '9,40', rafa.name)
  await ratna.weigh(posyandu.openDay, posyandu.person(rafa), '9,60', rafa.name)
  await server.start()
  for (const phone of [sari, ratna]) await phone.regainsSignal()
  return { server, sari, ratna, posyandu, result: `/hari/${posyandu.openDay}/hasil/${posyandu.person(rafa)}` }
}

test('two weights written apart both stand on both phones, each with who weighed', async () => {
  const { sari, ratna, posyandu } = await weighedApart()
  for (const phone of [sari, ratna]) {
    await phone.sees('Ada dua berat badan')
    const options = phone.page.getByRole('listitem').filter({ has: phone.page.getByRole('button', { name: /^Pakai/ }) })
    await options.filter({ hasText: '9,4' }).filter({ hasText: 'Bu Sari' }).waitFor()
    await options.filter({ hasText: '9,6' }).filter({ hasText: 'Bu Ratna' }).waitFor()
  }
  await sari.goto(`/hari/${posyandu.openDay}/timbang`)
  await sari.sees('Ada dua nilai')
})

test('picking one of two weights settles it on both phones', async () => {
  const { sari, ratna } = await weighedApart()
  // Sari's own weight stood alone on her phone until the other came.
  for (const phone of [sari, ratna]) await phone.sees('Ada dua berat badan')
  await ratna.button('Pakai 9,40 kg').click()
  for (const phone of [sari, ratna]) {
    await eventually(() => phone.page.getByText('Ada dua berat badan').count()).toBe(0)
    await phone.sees('hari ini 9,40 kg')
    await phone.sees('Berat naik, bagus! (N)')
  }
})

test('taking the choice back puts both weights side by side again', async () => {
  const { sari, ratna } = await weighedApart()
  for (const phone of [sari, ratna]) await phone.sees('Ada dua berat badan')
  await ratna.button('Pakai 9,40 kg').click()
  // Until then it is the weighing that can be taken back.
  await ratna.isTold('Dipakai: 9,40 kg')
  await eventually(() => ratna.page.getByText('Ada dua berat badan').count()).toBe(0)
  await ratna.button('Urungkan').click()
  await ratna.isTold('Sudah diurungkan')
  for (const phone of [sari, ratna]) {
    await phone.sees('Ada dua berat badan')
    await phone.button('Pakai 9,60 kg').waitFor()
  }
})

test('weighing again settles two weights too, and the history keeps all three', async () => {
  const { sari, ratna, posyandu } = await weighedApart()
  await sari.sees('Ada dua berat badan')
  await sari.link('Timbang ulang').click()
  await sari.isAt('berat badan (BB)')
  await sari.key('9,50')
  await sari.button('Simpan sekarang').click()
  for (const phone of [sari, ratna]) await phone.sees('hari ini 9,50 kg')
  const visit = `${posyandu.person(rafa)}/${posyandu.openDay}`
  await posyandu.neighbour.retry()
  await eventually(async () =>
    (await posyandu.neighbour.phone.history('visit', visit)).map(({ set }) => set.weightKg).sort(),
  ).toEqual([9.4, 9.5, 9.6])
})
