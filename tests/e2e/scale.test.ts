/** Langkah 2 and 3 on one phone: the number pad, what the numbers mean, and taking things back. */
import { expect, test } from 'vitest'
import { SCREEN } from './chromium.ts'
import type { Phone } from './phone.ts'
import { alya, aPosyandu, bima, dimas, nadia, rafa, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import { id as words } from '../../src/ui/words/id/index.ts'

async function atTheScale(screen = SCREEN): Promise<{ phone: Phone; posyandu: Posyandu }> {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, nadia, bima, alya, dimas])
  const phone = await aPhone(server, { viewport: screen })
  await phone.join(server.link, 'Bu Ratna')
  return { phone, posyandu }
}

test('the number pad takes the comma, goes on by itself, and the result is said at once', async () => {
  const { phone, posyandu } = await atTheScale()
  await phone.openScale(posyandu.openDay, posyandu.person(rafa))
  await phone.sees('Bulan lalu 9,10 kg')
  await phone.key('9,40')
  await phone.isAt('panjang badan (PB)')
  await phone.key('76,5')
  await phone.isAt('lingkar kepala (LK)')
  await phone.button('Lewati ke lingkar lengan (LiLA)').click()
  await phone.button('Simpan & lihat hasil').click()
  await phone.isTold('Rafa Pratama tersimpan')
  await phone.sees('Berat naik, bagus! (N)')
  await phone.sees('Naik 300 g')
  await phone.sees('hari ini 9,40 kg')
})

test('who was tapped is on the screen at once, before a slow phone has read what there is about them', async () => {
  const { phone, posyandu } = await atTheScale()
  await phone.goto('/warga')
  const row = phone.page.locator(`a[href="/warga/${posyandu.person(rafa)}"]`)
  await row.waitFor()
  // From now on no answer of the disk comes in.
  await phone.page.evaluate(() => (IDBRequest.prototype.addEventListener = () => undefined))
  await row.click()
  await phone.page.getByRole('heading', { level: 1, name: rafa.name }).waitFor()
  expect(await phone.page.getByText(words.person.growth, { exact: true }).count()).toBe(0)
})

test.each([SCREEN, { width: 360, height: 640 }])(
  'the way back from checking in lies over nothing that is tapped or has to be read at the scale, $height px high',
  async (screen) => {
    const { phone, posyandu } = await atTheScale(screen)
    await phone.goto('/langkah')
    await phone.page.getByRole('radio', { name: words.steps.choose.all }).check()
    await phone.goto(`/hari/${posyandu.openDay}/daftar`)
    // The ten seconds after which the way back goes away do not pass.
    await phone.page.evaluate(() => {
      const { setTimeout: later } = globalThis
      globalThis.setTimeout = ((work: () => void, ms?: number) =>
        ms === 10_000 ? 0 : later(work, ms)) as typeof globalThis.setTimeout
    })
    await phone.checkIn(rafa.name)
    await phone.isAt(words.weigh.field.weightKg.long)
    await phone.key('9,40')
    await phone.isAt(words.weigh.length.long)
    const covered = await phone.page.evaluate(() => {
      const bar = document.querySelector('.bar')!.getBoundingClientRect()
      const seen = [...document.querySelectorAll('.weighing button, .badge, .back, h1')]
      return seen
        .filter((each) => {
          const { top, bottom, left, right } = each.getBoundingClientRect()
          const down = Math.min(bottom, bar.bottom) - Math.max(top, bar.top)
          return down > 4 && Math.min(right, bar.right) > Math.max(left, bar.left)
        })
        .map(({ textContent }) => textContent)
    })
    expect(covered).toEqual([])
  },
)

test('too little gain is T, a first weighing B, a month left out O, each in a sentence', async () => {
  const { phone, posyandu } = await atTheScale()
  await phone.weigh(posyandu.openDay, posyandu.person(bima), '8,15', bima.name)
  await phone.sees('Kenaikan berat belum cukup (T)')
  await phone.weigh(posyandu.openDay, posyandu.person(alya), '12,1', alya.name)
  await phone.sees('Penimbangan pertama (B)')
  await phone.weigh(posyandu.openDay, posyandu.person(dimas), '10,9', dimas.name)
  await phone.sees('Bulan lalu tidak ditimbang (O)')
})

test('a weight that cannot be right is asked about and stays on the screen', async () => {
  const { phone, posyandu } = await atTheScale()
  await phone.openScale(posyandu.openDay, posyandu.person(rafa))
  await phone.key('94')
  await phone.button(/^Lanjut: /).click()
  await phone.sees('Maksudnya 9,4 kg?')
  await phone.button('Ya, 9,4 kg').click()
  await phone.isAt('panjang badan (PB)')
  await phone.button('Simpan sekarang').click()
  await phone.sees('hari ini 9,40 kg')
})

test('a grown-up whose birth date nobody has written down is not refused as a child without a way on', async () => {
  const { phone, posyandu } = await atTheScale()
  await phone.goto(`/hari/${posyandu.openDay}/daftar/baru`)
  await phone.page.getByLabel(words.people.form.name, { exact: true }).fill('Nenek Minah')
  await phone.button(words.people.form.saveAndCheckIn).click()
  await phone.isTold(words.people.form.savedHere('Nenek Minah'))
  await phone.goto(`/hari/${posyandu.openDay}/timbang`)
  await phone.page.getByRole('link', { name: /Nenek Minah/ }).click()
  await phone.key('55')
  await phone.button(/^Lanjut: /).click()
  await phone.sees(words.weigh.ageUnknown)
  await phone.link(words.weigh.completePerson).click()
  await phone.page.getByLabel(words.people.form.birthDate).fill('01/07/1955')
  await phone.button(words.people.form.save).click()
  await phone.sees('71 tahun')
  // The weight is there still, and goes with the numbers of her age.
  await phone.page.goBack()
  await phone.isAt('Tinggi badan')
  await phone.button(words.weigh.saveNow).click()
  await phone.isTold(words.weigh.saved('Nenek Minah'))
})

test('what was just saved can be taken back for ten seconds, and corrected at any time', async () => {
  const { phone, posyandu } = await atTheScale()
  await phone.weigh(posyandu.openDay, posyandu.person(rafa), '9,40', rafa.name)
  await phone.sees('hari ini 9,40 kg')
  await phone.button('Urungkan').click()
  await phone.isTold('Sudah diurungkan')
  await phone.sees('Belum ada angka hari ini')

  await phone.weigh(posyandu.openDay, posyandu.person(rafa), '9,40', rafa.name)
  await phone.page.getByText('Perbaiki angka').click()
  await phone.link('Ganti Berat badan').click()
  await phone.sees('Sudah dicatat: 9,40 kg. Ketik untuk mengganti.')
  await phone.key('9,30')
  await phone.button('Simpan sekarang').click()
  await phone.sees('hari ini 9,30 kg')
})

test('a child who cannot be weighed leaves the scale with the reason', async () => {
  const { phone, posyandu } = await atTheScale()
  await phone.openScale(posyandu.openDay, posyandu.person(nadia))
  await phone.button('Tidak bisa ditimbang').click()
  await phone.button('Rewel').click()
  await phone.isAt('tinggi badan (TB)')
  await phone.page.getByRole('button', { name: 'BB Rewel' }).waitFor()
  await phone.button('Simpan sekarang').click()
  await phone.sees('Tidak ditimbang: Rewel')
  await phone.button('Lanjut: anak berikutnya').click()
  await phone.sees('Sudah (1)')
})

test('what was typed is still there after Back, and after the app was killed', async () => {
  const { phone, posyandu } = await atTheScale()
  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await phone.checkIn(rafa.name)
  await phone.goto(`/hari/${posyandu.openDay}/timbang`)
  await phone.page.getByRole('link', { name: /Rafa/ }).click()
  await phone.key('9,4')
  await phone.page.goBack()
  await phone.sees('Angka belum disimpan')
  await phone.reopen(`/hari/${posyandu.openDay}/timbang/${posyandu.person(rafa)}`)
  await phone.page.getByRole('button', { name: 'BB 9,4' }).waitFor()
})

test('a number that was left is on the other phones, though this one never came to "Simpan"', async () => {
  const { phone, posyandu } = await atTheScale()
  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await phone.checkIn(rafa.name)
  await phone.goto(`/hari/${posyandu.openDay}/timbang`)
  await phone.page.getByRole('link', { name: /Rafa/ }).click()
  await phone.key('9,40')
  await phone.isAt('panjang badan (PB)')
  await phone.key('7')
  await phone.page.goBack()
  const ofRafa = () =>
    posyandu.neighbour.store.rows('visit').find(({ record }) => record.endsWith(posyandu.openDay))?.shown
  await eventually(() => ofRafa()?.weightKg).toBe(9.4)
  expect(ofRafa()?.heightCm).toBeUndefined()
  await phone.page.goForward()
  await phone.page.getByRole('button', { name: 'PB 7' }).waitFor()
})
