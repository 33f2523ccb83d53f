import { expect, test } from 'vitest'
import { readFile } from 'node:fs/promises'
import { visitsOf } from '../../src/log/document-name.ts'
import { cardsTasks } from '../../src/ui/words/id/cards-tasks.ts'
import { papers as words } from '../../src/ui/words/id/papers.ts'
import { POSYANDU } from '../doors.ts'
import type { Phone } from './phone.ts'
import { alya, aPosyandu, nadia, rafa, today, type Child, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

const sri: Child = { name: 'Mbah Sri', mother: 'Tumini', sex: 'P', months: 70 * 12 }
const joko: Child = { name: 'Pak Joko', mother: 'Lasmi', sex: 'L', months: 45 * 12 }

/** Two children and two grown people came; one of them has diabetes. */
async function aDayForAll(): Promise<{ posyandu: Posyandu; phone: Phone; papers: string }> {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, nadia, alya, sri, joko])
  const visit = (person: Child, set: Readonly<Record<string, string | number | boolean>>) => ({
    document: visitsOf(POSYANDU, today.slice(0, 7)),
    kind: 'visit',
    record: `${posyandu.person(person)}/${posyandu.openDay}`,
    set: { came: true, ...set },
  })
  await posyandu.append([
    visit(rafa, { weightKg: 9.4 }),
    visit(sri, {
      weightKg: 48.5,
      heightCm: 150,
      'measure.sistole': 128,
      'measure.diastole': 82,
      'screened.srq-20': true,
    }),
    visit(joko, {
      weightKg: 81,
      heightCm: 165,
      'measure.gds': 212,
      'measure.lingkar-perut': 96.5,
      'ask.merokok': 'aktif',
    }),
    {
      document: `registry/${POSYANDU}`,
      kind: 'person',
      record: posyandu.person(joko),
      set: { phone: '0812-3456-7890', nik: '1701014503810001' },
    },
  ])
  await posyandu.sent()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Siti')
  return { posyandu, phone, papers: `/hari/${posyandu.openDay}/kertas` }
}

test('the paper of the cards has a row a person and a column a field; children stay on their own', async () => {
  const { phone, papers } = await aDayForAll()
  await phone.goto(papers)
  await phone.page.getByRole('link', { name: `${words.name.kartu} 2 orang` }).waitFor()
  await phone.goto(`${papers}/kartu`)
  await phone.sees('Mbah Sri')
  const row = (name: string) => phone.page.getByRole('row').filter({ hasText: name }).first()
  const cellsOf = async (name: string) => (await row(name).getByRole('cell').allInnerTexts()).join(' ')
  await eventually(() => cellsOf('Pak Joko')).toContain('212\u00a0T')
  await eventually(() => cellsOf('Mbah Sri')).toContain('128/82')
  expect(await phone.page.getByText(rafa.name).count()).toBe(0)
  expect(await phone.page.getByText('1701').count()).toBe(0)

  await phone.page.getByRole('checkbox', { name: words.kartu.nik }).check()
  expect(await phone.page.getByText('1701').count()).toBe(0)
  await phone.page.getByLabel(words.kartu.nikWhy).fill('Diminta puskesmas')
  await phone.sees('1701 0145 0381 0001')

  const saved = phone.page.waitForEvent('download')
  await phone.button(words.kartu.download(words.kartu.title.dewasa)).click()
  const file = await saved
  expect(file.suggestedFilename()).toBe(`kartu-dewasa-${today}.csv`)
  const csv = await readFile(await file.path(), 'utf8')
  expect(csv).toContain('Gula darah sewaktu (mg/dL);Gula darah sewaktu: arti')
  expect(csv).toContain(';1701 0145 0381 0001;L;')
  expect(csv).toMatch(/\r\n[^\r\n]*Bu Siti[^\r\n]*\r\n$/)
  // It is said once the log has it.
  await phone.isTold(words.kartu.saved)
  await phone.goto('/riwayat/ekspor')
  await phone.sees(/Diminta puskesmas/)

  await phone.goto(`${papers}/skdn`)
  await phone.sees(words.skdn.holds)
  const total = phone.page
    .getByRole('row')
    .filter({ has: phone.page.getByRole('rowheader', { name: words.skdn.both }) })
  await eventually(async () => (await total.getByRole('cell').allInnerTexts()).slice(0, 3).join(' ')).toBe('3 0 1')
  await phone.goto(`${papers}/hadir`)
  await phone.sees(`${words.counted.lansia} · 1`)
})

test('who has to be seen is worked out from the records, and gone when its cause is', async () => {
  const { posyandu, phone } = await aDayForAll()
  await phone.goto('/tugas')
  await phone.sees(cardsTasks.because['gds-tinggi']('', '212 mg/dL').split(' (')[0]!)
  const message = phone.link(cardsTasks.messageTo('Pak Joko'))
  const href = decodeURIComponent((await message.getAttribute('href')) ?? '')
  expect(href).toContain('https://wa.me/6281234567890?text=')
  expect(href).not.toMatch(/gula|darah|TBC|berat|imunisasi|obat/i)

  await phone.page.getByLabel(cardsTasks.kind).selectOption('nik')
  await phone.sees(cardsTasks.priority.catatan)
  expect(await phone.page.getByRole('link', { name: /Pak Joko/ }).count()).toBe(0)
  await phone.page.getByLabel(cardsTasks.kind).selectOption('ht-dm')
  await phone.page.getByRole('link', { name: /^Pak Joko/ }).click()
  await phone.sees('Gula darah sewaktu: 212 mg/dL')
  await phone.sees(cardsTasks.person.table)

  await posyandu.append([
    {
      document: visitsOf(POSYANDU, today.slice(0, 7)),
      kind: 'visit',
      record: `${posyandu.person(joko)}/${posyandu.openDay}`,
      set: { 'measure.gds': 121 },
    },
  ])
  await posyandu.sent()
  await phone.goto('/tugas?lihat=didatangi')
  await phone.page.getByLabel(cardsTasks.kind).waitFor()
  await eventually(() => phone.page.getByText(/Gula darah tinggi/).count()).toBe(0)
})

test('the signatures under the cards never stand on a sheet of their own', async () => {
  const server = await aServer()
  const people = Array.from({ length: 14 }, (_, i): Child => ({
    ...sri,
    name: `Mbah ${i + 1}`,
    mother: `Ibu ${i + 1}`,
  }))
  const posyandu = await aPosyandu(server, people)
  const set = { came: true, 'measure.sistole': 128, 'measure.diastole': 82, 'ask.merokok': 'aktif' }
  const document = visitsOf(POSYANDU, today.slice(0, 7))
  await posyandu.append(
    people.map((each) => ({ document, kind: 'visit', record: `${posyandu.person(each)}/${posyandu.openDay}`, set })),
  )
  await posyandu.sent()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Siti')
  await phone.goto(`/hari/${posyandu.openDay}/kertas/kartu`)
  await phone.sees('Mbah 14')
  const print = async (pageRanges = ''): Promise<string> =>
    (await phone.page.pdf({ preferCSSPageSize: true, tagged: true, pageRanges })).toString('latin1')
  // Less room, by less than the signatures need each time: sooner or later they do not fit under the last table.
  for (let above = 0; above <= 320; above += 40) {
    await phone.page.locator('article').evaluate((sheet, px) => (sheet.style.paddingTop = `${px}px`), above)
    const sheets = (await print()).match(/\/Type \/Page\b/g)!.length
    expect((await print(String(sheets))).match(/\/S \/TR\b/g), `${above} px`).not.toBeNull()
  }
})
