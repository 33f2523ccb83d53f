import { expect, test } from 'vitest'
import { asHtml, exportRows } from '../import/e-ppgbm.ts'
import { melatiTruth } from '../import/melati.ts'
import { aPhone, aServer } from './scene.ts'

test('the village workbook is taken over in the app: a number while it runs, counts, doubts, nothing twice', async () => {
  const server = await aServer()
  const phone = await aPhone(server)
  const other = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  await other.join(server.link, 'Bu Ratna')
  await phone.goto('/')
  await phone.link('Ambil data dari Excel').click()
  const file = phone.page.getByLabel('Pilih berkas Excel')
  await file.setInputFiles('tests/import/posyandu-melati.xlsx')
  await phone.sees(/Menyimpan \d+ dari \d+ catatan/)

  // It goes on while somebody does something else.
  await phone.link('Warga').click()
  await phone.sees(/Excel: /)
  await phone.link('Lainnya').click()
  await phone.link('Ambil data dari Excel').click()
  await phone.page.getByText('Data Excel sudah masuk').waitFor({ timeout: 60_000 })
  const truth = melatiTruth()
  const counts = await phone.page.locator('dl > div').allInnerTexts()
  expect(counts.map((text) => text.split('\n').reverse().join(' '))).toEqual(
    expect.arrayContaining([`${truth.people} orang`, `${truth.families} keluarga`, `${truth.doses} dosis imunisasi`]),
  )
  const doubts = Number(/^\d+/.exec(await phone.page.getByText(/isian diragukan/).innerText())?.[0])
  expect(doubts).toBeGreaterThan(100)
  await phone.page.getByText('4 tidak ada di Tugas').click()
  await phone.sees(/Baris jumlah, bukan orang/)
  await phone.link('Lihat di Tugas').click()
  await phone.page.getByRole('button', { name: 'Biarkan kosong' }).first().click()
  await phone.isTold('dibiarkan kosong')

  await phone.badge.filter({ hasText: /Terkirim/ }).waitFor({ timeout: 60_000 })
  await other.goto('/warga')
  await other.sees(`${truth.people} orang`)

  await phone.goto('/tugas?lihat=doubts&jenis=immunization')
  await phone.button('Tulis sendiri').first().click()
  await phone.page.getByLabel(/yang benar/).fill('12/11/2026')
  await phone.button('Simpan').click()
  await phone.isTold('beres')

  await phone.goto('/impor')
  await file.setInputFiles('tests/import/posyandu-melati.xlsx')
  await phone.page.getByText('Tidak ada yang baru').waitFor({ timeout: 60_000 })
})

test('last month’s weights come out of e-PPGBM, so that the first month is not all B', async () => {
  const server = await aServer()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  await phone.goto('/impor')
  await phone.sees('Unduhan e-PPGBM')
  // The site calls a web page ".xls".
  const buffer = Buffer.from(asHtml(exportRows()))
  const download = { name: 'Ekspor.xls', mimeType: 'application/vnd.ms-excel', buffer }
  await phone.page.getByLabel('Pilih berkas Excel').setInputFiles(download)
  await phone.sees('Data Excel sudah masuk')
  await phone.link('Warga').click()
  await phone.search('Candra')
  await phone.sees('Candra Kusuma')
})
