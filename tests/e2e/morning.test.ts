import { expect, test } from 'vitest'
import { id as words } from '../../src/ui/words/id/index.ts'
import { lock } from '../../src/ui/words/id/lock.ts'
import type { Phone } from './phone.ts'
import { aKillableServer, aPhone } from './scene.ts'
import { hasFileKey } from './unsealed.ts'

interface NewChild {
  readonly name: string
  readonly mother: string
  readonly birthDate: string
  readonly sex: 'laki-laki' | 'perempuan'
}

const rafa: NewChild = { name: 'Rafa Pratama', mother: 'Siti Aminah', birthDate: bornMonthsAgo(14), sex: 'laki-laki' }
const nadia: NewChild = { name: 'Nadia Pratama', mother: 'Siti Aminah', birthDate: bornMonthsAgo(40), sex: 'perempuan' }
const bima: NewChild = { name: 'Bima Saputra', mother: 'Dewi Lestari', birthDate: bornMonthsAgo(8), sex: 'laki-laki' }

test('three phones keep one record of a morning, though the server is killed in the middle of it', async () => {
  const server = await aKillableServer()
  const [sari, ratna, bidan] = [await aPhone(server), await aPhone(server), await aPhone(server)]

  // Bu Sari's phone is the first: it names the posyandu, registers two families and opens the day.
  await sari.join(server.link, 'Bu Sari')
  await sari.button(lock.ask.no).click()
  await sari.page.getByLabel(words.start.posyandu.name).fill('Melati')
  await sari.page.getByLabel(words.start.posyandu.desa).fill('Taba Lagan')
  await sari.button('Simpan').click()
  await sari.sees('HP ini sudah bergabung ke Posyandu Melati.')
  await sari.button('Buka Hari ini').click()
  for (const child of [rafa, nadia, bima]) await register(sari, child)
  const openDay = await opensToday(sari)
  await sari.sees('0 dari 3 anak sudah datang')

  await ratna.join(server.link, 'Bu Ratna')
  await bidan.join(server.link, 'Bu Bidan')
  await ratna.goto(`/hari/${openDay}/timbang`)
  await bidan.goto(`/hari/${openDay}/hasil`)
  await ratna.sees('Belum ada yang mendaftar')

  // A whole family comes; the scale knows.
  await sari.search('siti')
  await sari.button(words.people.register.familyLabel(rafa.name, 2)).click()
  await sari.isTold('2 orang tercatat datang')

  // Weighed on one phone, read on another.
  await ratna.page.getByRole('link', { name: /Rafa Pratama/ }).click()
  await ratna.key('9,40')
  await ratna.isAt('panjang badan (PB)')
  await ratna.key('76,5')
  await ratna.isAt('lingkar kepala (LK)')
  await ratna.button('Simpan sekarang').click()
  await ratna.isTold('Rafa Pratama tersimpan')
  // With both numbers: he stands there from the moment he came.
  await bidan.page.getByRole('link', { name: /Rafa Pratama.*9,40 kg · 76,5 cm/ }).waitFor()
  await ratna.sees('Penimbangan pertama (B)')
  for (const phone of [sari, ratna, bidan]) {
    await phone.badgeSays('Terkirim')
    await phone.isInstalled()
    await hasFileKey(phone.page)
  }

  // The server dies. Everybody goes on.
  await server.kill()
  await sari.checkIn(bima.name)
  await sari.badgeSays(words.shell.badge.waiting(1))
  await ratna.button('Lanjut: anak berikutnya').click()
  await ratna.page.getByRole('link', { name: /Nadia Pratama/ }).click()
  await ratna.key('13,45')
  await ratna.button('Simpan sekarang').click()
  await ratna.isTold('Nadia Pratama tersimpan')
  // The weight, and that Rafa's result was told.
  await ratna.badgeSays(words.shell.badge.waiting(2))
  await bidan.page.getByRole('link', { name: /Rafa Pratama/ }).click()
  await bidan.page.getByText('Perbaiki angka').click()
  await bidan.button('Tarik kembali Panjang/tinggi badan').click()
  await bidan.isTold('Panjang/tinggi badan ditarik kembali')
  await bidan.badgeSays(words.shell.badge.waiting(1))
  await bidan.reopen(`/hari/${openDay}/hasil`)
  await bidan.badgeSays(words.shell.badge.waiting(1))

  // It comes back on the same address: all three find each other without being told.
  await server.start()
  for (const phone of [sari, ratna, bidan]) {
    await phone.badgeSays('Terkirim')
    await phone.goto(`/hari/${openDay}/hasil`)
    await phone.page.getByRole('link', { name: /Nadia Pratama.*13,45/ }).waitFor()
    await phone.page.getByRole('link', { name: /Rafa Pratama.*9,40 kg(?! ·)/ }).waitFor()
    await phone.goto('/')
    await phone.sees('3 dari 3 anak sudah datang')
    await phone.page.getByRole('link', { name: /Timbang & ukur.*1 menunggu/ }).waitFor()
  }
  expect(await sari.page.getByText('hal perlu dilihat').count()).toBe(0)
})

async function register(phone: Phone, { name, mother, birthDate, sex }: NewChild): Promise<void> {
  const form = words.people.form
  await phone.goto('/warga')
  await phone.search(name.toLowerCase())
  await phone.link(`+ Tambah “${name.toLowerCase()}”`).click()
  await phone.page.getByRole('radio', { name: sex }).check()
  await phone.page.getByLabel(form.birthDate).fill(birthDate)
  await phone.page.getByLabel(form.mother).fill(mother)
  const known = phone.page.getByRole('list', { name: form.pickFamily }).getByRole('button', { name: mother })
  if (name === nadia.name) await known.click()
  else await phone.page.getByLabel('RT', { exact: true }).fill('2')
  await phone.page.getByLabel(form.noNik).check()
  await phone.button('Simpan').click()
  await phone.isTold(`${name} tersimpan`)
}

/** Opens today, answering whatever the app wants to know about the date. */
async function opensToday(phone: Phone): Promise<string> {
  await phone.goto('/')
  await phone.link('Buka hari').click()
  await phone.button(/^(Buka |Ya, )/).click()
  await phone.page.waitForURL(/\/daftar$/)
  return new URL(phone.page.url()).pathname.split('/')[2]!
}

function bornMonthsAgo(months: number): string {
  const at = new Date()
  at.setMonth(at.getMonth() - months, 5)
  return [at.getDate(), at.getMonth() + 1, at.getFullYear()].map((part) => String(part).padStart(2, '0')).join('/')
}
