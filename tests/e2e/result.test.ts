/** Langkah 2 and 3 of one child: how many taps it takes, and everything that is read from the numbers. */
import { charts as chartWords } from '../../src/ui/words/id/charts.ts'
import { result as resultWords } from '../../src/ui/words/id/result.ts'
import { POSYANDU } from '../doors.ts'
import { expect, test } from 'vitest'
import { registryOf } from '../../src/log/document-name.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import type { Phone } from './phone.ts'
import { alya, aPosyandu, nadia, rafa, type Child, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import { textDrawn } from './text-drawn.ts'
import type { Server } from './server.ts'
import { hasRecord } from './unsealed.ts'

const MOST_TAPS = 12
const SECONDS = 10

async function atWork(): Promise<{ server: Server; phone: Phone; posyandu: Posyandu }> {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, nadia, alya])
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna')
  return { server, phone, posyandu }
}

async function weighed(child: Child, weight: string): Promise<{ server: Server; phone: Phone; posyandu: Posyandu }> {
  const scene = await atWork()
  await scene.phone.weigh(scene.posyandu.openDay, scene.posyandu.person(child), weight, child.name)
  return scene
}

/** The pad goes on by itself: it is at the last number already, or in a moment, and there the button is another. */
async function saves(phone: Phone): Promise<void> {
  await phone.button(words.weigh.saveNow).or(phone.button(words.weigh.save)).click()
}

test('from picking a child to "tersimpan", with weight and height, are at most twelve taps', async () => {
  const { phone, posyandu } = await atWork()
  await phone.goto(`/hari/${posyandu.openDay}/timbang`)
  await phone.page.evaluate(() => {
    const counted = globalThis as unknown as { taps: number }
    counted.taps = 0
    for (const kind of ['click', 'keydown']) addEventListener(kind, () => (counted.taps += 1), true)
  })
  const cases = [
    { child: rafa, weight: '9,40', height: '76,5', what: 'panjang badan (PB)' },
    { child: nadia, weight: '13,45', height: '101,5', what: 'tinggi badan (TB)' },
  ]
  for (const { child, weight, height, what } of cases) {
    await phone.search(child.name)
    const row = phone.page.getByRole('link', { name: new RegExp(child.name) })
    await row.waitFor()
    await phone.page.evaluate(() => ((globalThis as unknown as { taps: number }).taps = 0))
    const started = performance.now()
    await row.click()
    await phone.isAt(words.weigh.field.weightKg.long)
    await phone.key(weight)
    await phone.isAt(what)
    await phone.key(height)
    await saves(phone)
    await phone.isTold(words.weigh.saved(child.name))
    const seconds = (performance.now() - started) / 1000
    const taps = await phone.page.evaluate(() => (globalThis as unknown as { taps: number }).taps)
    process.stdout.write(
      `weighing ${child.name}: ${taps} taps (at most ${MOST_TAPS}), ${seconds.toFixed(1)} s here (at most ${SECONDS} s)\n`,
    )
    expect(taps).toBeLessThanOrEqual(MOST_TAPS)
    await phone.sees(`hari ini ${weight}`)
    await phone.page.goBack()
  }
})

test('what was written into Buku KIA is said once, and step 3 is done with it', async () => {
  const { phone, posyandu } = await weighed(rafa, '9,40')
  await phone.sees('KBM (g)')
  await phone.page.getByLabel(chartWords.kiaBook).check()
  await phone.isTold(chartWords.kiaBookDone(rafa.name))
  await phone.button(resultWords.nextChild).click()
  await phone.goto(`/hari/${posyandu.openDay}/hasil`)
  await phone.sees(words.steps.doneHead(1))
  await phone.page.getByRole('link', { name: /Rafa/ }).click()
  await eventually(() => phone.page.getByLabel(chartWords.kiaBook).isChecked()).toBe(true)
})

test('going on to the next child says that the result was told', async () => {
  const { phone, posyandu } = await weighed(rafa, '9,40')
  await phone.button(resultWords.nextChild).click()
  await phone.isTold(chartWords.read(rafa.name))
  await phone.goto(`/hari/${posyandu.openDay}/hasil`)
  await phone.sees(words.steps.doneHead(1))
})

test('a phone for the scale alone leaves the telling to langkah 3', async () => {
  const { phone, posyandu } = await atWork()
  await phone.page.evaluate(() => localStorage.setItem('langkah-hp', '2'))
  await phone.weigh(posyandu.openDay, posyandu.person(rafa), '9,40', rafa.name)
  await phone.button(resultWords.nextChild).click()
  await phone.page.waitForURL(`**/hari/${posyandu.openDay}/timbang`)
  await phone.goto(`/hari/${posyandu.openDay}/hasil`)
  await phone.sees(words.steps.waiting(1))
})

test('every chart opens without a server, with its numbers beside it and each point by key', async () => {
  const { server, phone, posyandu } = await weighed(rafa, '9,40')
  await phone.goto(`/hari/${posyandu.openDay}/timbang/${posyandu.person(rafa)}?angka=heightCm`)
  await phone.key('76,5')
  await phone.isAt(words.weigh.field.headCm.long)
  await phone.key('47,2')
  await saves(phone)
  await phone.sees('Tinggi badannya sesuai umurnya.')
  await phone.sees('Naik 300 g')
  await phone.isInstalled()
  await server.stop()

  await phone.page.getByText(chartWords.others).click()
  const charts = phone.page.locator('details[open]')
  for (const [name, value] of [
    ['PB/U', '76,5'],
    ['BB/PB', '9,40'],
    ['LK/U', '47,2'],
    ['IMT/U', '16,1'],
  ] as const) {
    await phone.button(name).click()
    await charts.locator('tbody tr:visible').filter({ hasText: value }).waitFor()
    await charts.locator('svg text:visible', { hasText: value }).waitFor()
  }
  const kms = phone.page.getByRole('slider', { name: /KMS/ })
  const valueNow = () => kms.getAttribute('aria-valuetext')
  await eventually(valueNow).toContain('9,40')
  await kms.press('ArrowLeft')
  await eventually(valueNow).toContain('9,10')
})

test('the picture for the mother has the name, the sentence and the KMS, and no NIK', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa])
  await posyandu.append([
    {
      document: registryOf(POSYANDU),
      kind: 'person',
      record: posyandu.person(rafa),
      set: { nik: '1709011203250001' },
    },
  ])
  await posyandu.sent()
  const phone = await aPhone(server)
  const drawn = await textDrawn(phone)
  await phone.join(server.link, 'Bu Ratna')
  await hasRecord(phone.page, 'person', { nik: '1709011203250001' })
  await phone.weigh(posyandu.openDay, posyandu.person(rafa), '9,40', rafa.name)
  const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.button(chartWords.share).click()])
  expect(download.suggestedFilename()).toMatch(/^rafa-pratama-\d{4}-\d{2}-\d{2}\.png$/)
  const text = await drawn()
  for (const part of [rafa.name, 'Berat naik, bagus! (N)', 'kg · umur (bulan)', '9,40 · N'])
    expect(text).toContain(part)
  expect(text).not.toMatch(/\d{16}|NIK/)
})

test('how to measure is one tap away; a weight copied from Buku KIA says so and has no N or T', async () => {
  const { phone, posyandu } = await atWork()
  await phone.openScale(posyandu.openDay, posyandu.person(alya))
  await phone.button(words.weigh.technique).click()
  await phone.sees(words.weigh.cues.weightKg[1]!)
  await phone.button(words.weigh.techniqueClose).click()
  await phone.button(words.weigh.cannotWeigh).click()
  await phone.button(words.weigh.copied['buku-kia']).click()
  await phone.key('12,10')
  await phone.button(words.weigh.saveNow).click()
  await phone.sees(chartWords.copied('12,10'))
  expect(await phone.page.getByText(chartWords.meaning.weighing.B).count()).toBe(0)
})
