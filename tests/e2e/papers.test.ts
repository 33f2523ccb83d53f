import { POSYANDU } from '../doors.ts'
import { expect, test } from 'vitest'
import { visitsOf } from '../../src/log/document-name.ts'
import type { OpenDayFields } from '../../src/log/records/open-day.ts'
import { correctOpenDay } from '../../src/replica/intentions/registry.ts'
import { papers as english } from '../../src/ui/words/en/papers.ts'
import { en } from '../../src/ui/words/en/index.ts'
import { bookEntry as book } from '../../src/ui/words/id/book-entry.ts'
import { charts as chartWords } from '../../src/ui/words/id/charts.ts'
import { id } from '../../src/ui/words/id/index.ts'
import { papers as words } from '../../src/ui/words/id/papers.ts'
import type { Phone } from './phone.ts'
import { alya, aPosyandu, bima, nadia, rafa, today, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'
import { hasRecord } from './unsealed.ts'

/** Rafa and Nadia were weighed, Bima came and cried, Alya did not come. */
async function aWorkedDay(): Promise<{ server: Server; posyandu: Posyandu; phone: Phone; papers: string }> {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, nadia, bima, alya])
  const document = visitsOf(POSYANDU, today.slice(0, 7))
  const visit = (child: typeof rafa, set: Readonly<Record<string, string | number | boolean>>) => ({
    document,
    kind: 'visit',
    record: `${posyandu.person(child)}/${posyandu.openDay}`,
    set: { came: true, ...set },
  })
  await posyandu.append([
    visit(rafa, { weightKg: 9.4, number: 2, pmtGiven: true }),
    visit(nadia, { weightKg: 13.2, number: 1 }),
    visit(bima, { notWeighed: 'rewel' }),
    {
      document: `registry/${POSYANDU}`,
      kind: 'person',
      record: posyandu.person(alya),
      set: { phone: '0812-3456-7890' },
    },
  ])
  await posyandu.sent()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Siti')
  // All of it is here, this month's and last month's.
  for (const weightKg of [rafa.lastKg, 9.4]) await hasRecord(phone.page, 'visit', { weightKg })
  return { server, posyandu, phone, papers: `/hari/${posyandu.openDay}/kertas` }
}

test('the papers of a day hold who came, who signs, what was counted and whom to invite', async () => {
  const { posyandu, phone, papers } = await aWorkedDay()
  await phone.goto(papers)
  await phone.sees(words.weighedOf(2, 4))

  await phone.goto(`${papers}/hadir`)
  await phone.sees(rafa.name)
  const names = await phone.page.locator('article tbody td:nth-child(2)').allInnerTexts()
  expect(names.map((name) => name.trim())).toEqual([nadia.name, rafa.name, bima.name])

  await phone.goto(`${papers}/skdn`)
  await phone.sees(words.skdn.holds)
  const total = phone.page
    .getByRole('row')
    .filter({ has: phone.page.getByRole('rowheader', { name: words.skdn.both }) })
  // S K D N T O B BGM
  await eventually(async () => (await total.getByRole('cell').allInnerTexts()).join(' ')).toBe('4 0 2 1 1 0 0 0')

  await phone.goto(`${papers}/pmt`)
  await phone.sees(rafa.name)
  expect(await phone.page.getByText(nadia.name).count()).toBe(0)

  await phone.goto(`${papers}/belum-ditimbang`)
  const link = phone.link(words.notWeighed.messageTo(alya.name))
  const href = decodeURIComponent((await link.getAttribute('href')) ?? '')
  expect(href).toContain('https://wa.me/6281234567890?text=Halo Ibu Rina Wati')
  expect(href).not.toMatch(/berat|kg|gizi|timbang/i)
  await phone.sees(words.notWeighed.noPhone)

  // Bima was there, and cried: nobody says that they never met him.
  await posyandu.append([
    {
      document: `registry/${POSYANDU}`,
      kind: 'person',
      record: posyandu.person(bima),
      set: { phone: '0812-3456-7891' },
    },
  ])
  const toBima = await phone.link(words.notWeighed.messageTo(bima.name)).getAttribute('href')
  expect(decodeURIComponent(toBima ?? '')).toMatch(/belum sempat menyelesaikan pelayanan Bima Saputra/)
  expect(href).toMatch(/belum sempat bertemu Alya Zahra/)
  expect(decodeURIComponent(toBima ?? '')).not.toMatch(/bertemu|berat|kg|gizi|timbang|rewel/i)
})

test('however long a name is, ages stay on one line; what is printed ends before the edge, with the rules of its table', async () => {
  const { posyandu, phone, papers } = await aWorkedDay()
  const name = 'Muhammad Al-Fatih Rizqullah Ramadhan bin Abdurrahman Wahid Kusumanegara Putra'
  await posyandu.append([
    { document: `registry/${POSYANDU}`, kind: 'person', record: posyandu.person(rafa), set: { name } },
  ])
  await phone.goto(`${papers}/hadir`)
  await phone.sees(name)
  const linesOfAges = await phone.page.locator('article tbody td:nth-child(4)').evaluateAll((cells) =>
    cells.map((cell) => {
      const text = document.createRange()
      text.selectNodeContents(cell)
      return new Set([...text.getClientRects()].map(({ top }) => top)).size
    }),
  )
  expect(linesOfAges).toEqual([1, 1, 1])

  // As wide as A4 between its margins. A collapsed rule stands half outside its table, and the page cuts it off there.
  await phone.page.setViewportSize({ width: 703, height: 1000 })
  await phone.page.emulateMedia({ media: 'print' })
  const room = await phone.page
    .locator('article')
    .evaluate(
      (sheet) => sheet.getBoundingClientRect().right - sheet.querySelector('table')!.getBoundingClientRect().right,
    )
  expect(room).toBeGreaterThanOrEqual(1)
})

test('what is typed for the report and the names of staff are on the papers, and the printed sheet holds nothing else', async () => {
  const { phone, papers } = await aWorkedDay()
  await phone.goto(`${papers}/petugas`)
  await phone.page.getByLabel(words.staff.nakesNames).fill('Bidan Rina')
  await phone.button('Simpan').click()
  await phone.isTold(words.staff.saved)
  // The neighbour wrote the visits, so nobody has to type their name.
  await eventually(() => phone.page.locator('article tbody tr:not(.blank)').allInnerTexts()).toEqual([
    expect.stringMatching(/1\s+Bu Kader\s+Kader/),
    expect.stringMatching(/2\s+Bidan Rina\s+Tenaga kesehatan/),
  ])

  await phone.goto(`${papers}/laporan`)
  await phone.page.getByText(words.report.edit).click()
  await phone.page.getByLabel(words.report.text.topik).fill('Makanan pendamping ASI')
  await phone.button('Simpan').click()
  await phone.isTold(words.report.saved)
  await phone.page.emulateMedia({ media: 'print' })
  await phone.sees('Makanan pendamping ASI')
  expect(await phone.page.locator('nav:visible, .bar:visible, button:visible, input:visible').count()).toBe(0)
  expect((await phone.page.pdf({ preferCSSPageSize: true })).subarray(0, 4).toString()).toBe('%PDF')
})

test('who types in the report goes on typing while visits and others’ texts arrive, and writes over nothing else', async () => {
  const { posyandu, phone, papers } = await aWorkedDay()
  const fromOther = (fields: OpenDayFields) => correctOpenDay(posyandu.append, POSYANDU, posyandu.openDay, fields)
  await phone.goto(`${papers}/laporan`)
  await phone.sees(words.report.of(2, 4))
  await phone.page.getByText(words.report.edit).click()
  const topic = phone.page.getByLabel(words.report.text.topik)
  await topic.pressSequentially('Makanan')
  await posyandu.append([
    {
      document: visitsOf(POSYANDU, today.slice(0, 7)),
      kind: 'visit',
      record: `${posyandu.person(alya)}/${posyandu.openDay}`,
      set: { came: true, weightKg: 11.9 },
    },
  ])
  await phone.sees(words.report.of(3, 4))
  await phone.page.keyboard.type(' bayi')
  expect(await topic.inputValue()).toBe('Makanan bayi')

  await fromOther({ 'paper.pemateri': 'Bidan Rina', 'paper.topik': 'Imunisasi' })
  await phone.sees(words.meanwhile('Imunisasi'))
  await phone.page.keyboard.type(' sehat')
  expect(await topic.inputValue()).toBe('Makanan bayi sehat')
  expect(await phone.page.getByLabel(words.report.text.pemateri).inputValue()).toBe('Bidan Rina')
  await phone.button('Simpan').click()
  await phone.isTold(words.report.saved)
  const shown = () => posyandu.neighbour.store.rows('openDay').find(({ record }) => record === posyandu.openDay)?.shown
  await eventually(shown).toMatchObject({ 'paper.topik': 'Makanan bayi sehat', 'paper.pemateri': 'Bidan Rina' })

  await phone.goto(`${papers}/petugas`)
  const kader = phone.page.getByLabel(words.staff.kaderMore)
  await kader.pressSequentially('Bu Ida')
  await fromOther({ 'paper.nakes': ['Bidan Rina'] })
  await phone.page.getByRole('cell', { name: 'Bidan Rina' }).waitFor()
  await phone.page.keyboard.type('h')
  expect(await kader.inputValue()).toBe('Bu Idah')
  expect(await phone.page.getByLabel(words.staff.nakesNames).inputValue()).toBe('Bidan Rina')
})

test('the growth charts take turns on the screen and stand one under the other on paper', async () => {
  const { posyandu, phone } = await aWorkedDay()
  await phone.goto(`/hari/${posyandu.openDay}/hasil/${posyandu.person(rafa)}`)
  await phone.page.getByText(chartWords.others).click()
  const chosen = phone.page.locator('details h2:visible')
  for (const [button, name] of [
    ['LK/U', chartWords.name.headForAge],
    ['IMT/U', chartWords.name.bmiForAge],
  ] as const) {
    await phone.button(button).click()
    await eventually(() => chosen.allInnerTexts()).toEqual([name])
  }
  await phone.page.emulateMedia({ media: 'print' })
  await phone.page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const sheets = await phone.page.locator('details section:visible').evaluateAll((all) =>
    all.map((each) => {
      const { top, bottom } = each.getBoundingClientRect()
      return { top, bottom }
    }),
  )
  expect(sheets).toHaveLength(4)
  for (const [i, { top }] of sheets.slice(1).entries()) expect(top).toBeGreaterThanOrEqual(sheets[i]!.bottom)
})

test('after closing a change needs a reason, and the papers show who, why, and what came in late', async () => {
  const { posyandu, phone, papers } = await aWorkedDay()
  await phone.goto(papers)
  // What the phone does not know of yet would have come in after the closing.
  await phone.sees(words.weighedOf(2, 4))
  await phone.button(words.closing.close).click()
  await phone.sees(words.closing.closed)

  await phone.openScale(posyandu.openDay, posyandu.person(rafa))
  await phone.key('9,60')
  await phone.button('Simpan sekarang').click()
  await phone.sees(words.closing.ask)
  await phone.button(words.closing.leave).click()
  await phone.isTold('Belum tersimpan: hari ini sudah ditutup')
  await phone.button('Simpan sekarang').click()
  await phone.button(words.closing.reasons[0]!).click()
  await phone.button(words.closing.saveWith).click()
  await phone.isTold(`${rafa.name} tersimpan`)

  // The neighbour's phone never asked: what it brings is taken, and said to have come late.
  await posyandu.append([
    {
      document: visitsOf(POSYANDU, today.slice(0, 7)),
      kind: 'visit',
      record: `${posyandu.person(alya)}/${posyandu.openDay}`,
      set: { came: true, weightKg: 11.9 },
    },
  ])
  await posyandu.sent()
  await phone.goto(`${papers}/hadir`)
  await phone.sees(`Alasan: ${words.closing.reasons[0]}`)
  await phone.sees(/Alya Zahra: Berat badan – masuk setelah ditutup, dicatat Bu Kader/)

  // From a grid each row would ask; whoever says so is asked once, and stays where they were typing.
  await phone.goto(`/hari/${posyandu.openDay}/susulan`)
  await phone.page.getByLabel(book.weight(bima.name)).fill('8,3')
  await phone.page.keyboard.press('Enter')
  await phone.page.keyboard.press('Enter')
  await phone.sees(words.closing.ask)
  await phone.page.getByRole('checkbox', { name: words.closing.remember }).check()
  await phone.button(words.closing.reasons[2]!).click()
  await phone.button(words.closing.saveWith).click()
  await phone.isTold(book.savedOne(bima.name))
  const next = phone.page.getByLabel(book.weight(nadia.name))
  await eventually(() => next.evaluate((input) => input === document.activeElement)).toBe(true)
  await phone.page.keyboard.type('13,4')
  await next.blur()
  await phone.isTold(book.savedOne(nadia.name))

  await phone.goto(papers)
  await phone.button(words.closing.again).click()
  await phone.sees(words.closing.title)
  await phone.weigh(posyandu.openDay, posyandu.person(nadia), '13,9', nadia.name)
})

test('who reads the app in English prints the same Indonesian papers, and is told so', async () => {
  const { posyandu, phone, papers } = await aWorkedDay()
  await phone.goto(papers)
  // What the phone does not know of yet would have come in after the closing.
  await phone.sees(words.weighedOf(2, 4))
  await phone.button(words.closing.close).click()
  await phone.sees(words.closing.closed)
  const late = { came: true, weightKg: 11.9 }
  const visit = `${posyandu.person(alya)}/${posyandu.openDay}`
  await posyandu.append([{ document: visitsOf(POSYANDU, today.slice(0, 7)), kind: 'visit', record: visit, set: late }])
  await posyandu.sent()
  await phone.sees(/masuk setelah ditutup/)

  const names = Object.keys(words.name) as (keyof typeof words.name)[]
  // WHO's tables and who wrote it come later than the sheet they stand on.
  const counted: Partial<Record<keyof typeof words.name, string>> = {
    skdn: words.skdn.holds,
    laporan: words.report.of(3, 4),
  }
  const sheets = async (): Promise<readonly string[]> => {
    const texts: string[] = []
    await phone.page.emulateMedia({ media: 'print' })
    for (const name of names) {
      await phone.goto(`${papers}/${name}`)
      const article = phone.page.locator('article')
      await article.getByText(/masuk setelah ditutup, dicatat Bu Kader/).waitFor()
      const figure = counted[name]
      if (figure !== undefined) await article.getByText(figure).first().waitFor()
      texts.push(await article.innerText())
    }
    await phone.page.emulateMedia({ media: 'screen' })
    return texts
  }
  const indonesian = await sheets()
  await phone.isInstalled()
  await phone.goto('/lainnya')
  await phone.page.getByRole('radio', { name: id.more.languages.en }).click()
  await phone.page.getByRole('heading', { name: en.more.title, exact: true }).waitFor()
  expect(await sheets()).toEqual(indonesian)
  await phone.sees(english.language)
  await phone.goto(papers)
  await phone.sees(english.closing.late)
})

test('the SKDN of a day is one sheet of paper', async () => {
  const { phone, papers } = await aWorkedDay()
  await phone.goto(`${papers}/skdn`)
  await phone.sees(words.skdn.holds)
  const pdf = await phone.page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
})
