import { expect, test } from 'vitest'
import { id as words } from '../../src/ui/words/id/index.ts'
import { national } from '../../src/ui/words/id/national.ts'
import { visitsOf } from '../../src/log/document-name.ts'
import { writeXlsx } from '../../src/reports/national/xlsx.ts'
import { visitId } from '../../src/log/record-id.ts'
import { admin, POSYANDU } from '../doors.ts'
import { aPosyandu, bima, rafa, today } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

const { sigizi } = national
const MEASURED = { came: true, heightCm: 75.5, posture: 'terlentang', headCm: 44.2, armCm: 14.5 }

test('a child is typed into SIGIZI with Enter alone, six times at most; the next comes by itself, and who did it stays', async () => {
  const server = await aServer()
  const { openDay, person, append, sent } = await aPosyandu(server, [rafa, bima])
  await append([
    { document: `registry/${POSYANDU}`, kind: 'person', record: person(bima), set: { nik: '1771014509240003' } },
    ...[rafa, bima].map((child, i) => ({
      document: visitsOf(POSYANDU, today.slice(0, 7)),
      kind: 'visit',
      record: visitId(person(child), openDay),
      set: { ...MEASURED, weightKg: 9.4 + i },
    })),
  ])
  await sent()
  const yanti = await aPhone(server, { viewport: { width: 1280, height: 800 } })
  await yanti.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await yanti.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')
  await yanti.goto('/puskesmas/sigizi')
  await yanti.page.getByRole('region', { name: bima.name }).waitFor()

  const copied: string[] = []
  const main = yanti.page.locator('.next button').first()
  let presses = 0
  for (; (await main.innerText()) !== sigizi.done; presses++) {
    const before = await main.innerText()
    await yanti.page.keyboard.press('Enter')
    // While it works, its button says so, and Enter does nothing.
    await eventually(async () => [before, words.common.saving].includes(await main.innerText())).toBe(false)
    copied.push(await yanti.page.evaluate(() => navigator.clipboard.readText()))
  }
  await yanti.page.keyboard.press('Enter')
  expect(presses + 1).toBeLessThanOrEqual(6)
  expect(copied).toEqual(['1771014509240003', '10.4', '75.5', '14.5', '44.2'])

  await yanti.isTold(sigizi.marked(bima.name))
  await yanti.page.getByRole('region', { name: rafa.name }).waitFor()
  await yanti.sees(sigizi.progress(1, 2))
  await yanti.page.reload()
  await yanti.page.getByRole('button', { name: new RegExp(bima.name) }).click()
  await yanti.page.getByText(/Sudah diinput Ibu Yanti/).waitFor()

  await yanti.goto('/puskesmas/sigizi/cocokkan')
  await yanti.page
    .getByLabel(national.compare.paste)
    .fill(`No\tNIK\tNama\tTgl Lahir\tTanggal Ukur\tBerat\n1\t1771014509240003\tBima Saputra\t\t${today}\t9,9`)
  await yanti.button(national.compare.run).click()
  await yanti.sees('10,4')
  await yanti.page.getByRole('heading', { name: `${national.compare.notThere} (1)` }).waitFor()
})

test('a workbook with both of SIGIZI’s lists is compared, and another list begins with an empty field', async () => {
  const server = await aServer()
  const { sent } = await aPosyandu(server, [rafa])
  await sent()
  const yanti = await aPhone(server, { viewport: { width: 1280, height: 800 } })
  await yanti.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')
  await yanti.goto('/puskesmas/sigizi/cocokkan')
  const field = yanti.page.getByLabel(national.compare.paste)
  await field.fill('No\tNIK\tNama\tBerat')
  await yanti.button(national.compare.run).click()
  await yanti.sees(national.compare.noRows)

  const head = ['No', 'NIK', 'Nama', 'Tanggal Ukur', 'Berat']
  const file = await writeXlsx([
    { name: 'Ditimbang', rows: [head, [1, '1771014509240009', 'Dewi', today, 9]] },
    { name: 'Tidak Ditimbang', rows: [head, [1, '1771014509240008', 'Cici', null, null]] },
  ])
  const buffer = Buffer.from(await file.arrayBuffer())
  await yanti.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'sigizi.xlsx', mimeType: 'application/octet-stream', buffer })
  await yanti.page.getByRole('heading', { name: `${national.compare.unknownHere} (2)` }).waitFor()
  await yanti.sees(national.compare.noneSame)

  await yanti.button(national.compare.again).press('Enter')
  await eventually(() => field.inputValue()).toBe('')
  await eventually(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
})
