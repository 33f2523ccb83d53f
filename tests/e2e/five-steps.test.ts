import { result as resultWords } from '../../src/ui/words/id/result.ts'
import { POSYANDU } from '../doors.ts'
import { expect, test } from 'vitest'
import { startOpenDay } from '../../src/replica/intentions/registry.ts'
import { checkIn } from '../../src/replica/intentions/visit.ts'
import { visitId } from '../../src/log/record-id.ts'
import { posyanduScope } from '../../src/log/role.ts'
import { answers } from '../../src/ui/words/id/answers.ts'
import { bookEntry } from '../../src/ui/words/id/book-entry.ts'
import { care } from '../../src/ui/words/id/care.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { preparation } from '../../src/ui/words/id/preparation.ts'
import { settings as settingsWords } from '../../src/ui/words/id/settings.ts'
import { holdsBackTables, letsTablesCome } from './held-tables.ts'
import type { Phone } from './phone.ts'
import { alya, aPosyandu, bima, monthsBefore, nadia, rafa, today, type Child, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'

const steps = words.steps

test('one phone for everything goes with a child from the search through all five steps to the next child', async () => {
  const { posyandu, phone } = await aWorkingPhone()
  await choosesStep(phone, steps.choose.all)
  await phone.page.getByRole('link', { name: new RegExp(steps.startAll) }).click()
  await phone.checkIn(rafa.name)
  await phone.isAt(words.weigh.field.weightKg.long)
  await phone.key('9,40')
  await phone.isAt(words.weigh.length.long)
  await phone.button(words.weigh.saveNow).click()
  await phone.button(resultWords.nextStep).click()
  await phone.page.waitForURL(/\/pelayanan\//)
  await phone.button(care.allNo).click()
  await phone.button(care.finish).click()
  await phone.isTold(care.done(rafa.name))
  await phone.page.waitForURL(/\/imunisasi\//)
  await phone.button(/^Selesai/).click()
  await phone.page.waitForURL(/\/daftar$/)
  await eventually(() => recorded(posyandu, rafa)).toMatchObject({
    came: true,
    number: 1,
    weightKg: 9.4,
    resultRead: true,
    serviced: true,
    immunized: true,
  })
})

test('one phone for everything says that the next step comes, not the next child, when something was found', async () => {
  const { posyandu, phone } = await aWorkingPhone()
  await arrive(posyandu, [rafa])
  await choosesStep(phone, steps.choose.all)
  await phone.goto(`/hari/${posyandu.openDay}/pelayanan/${posyandu.person(rafa)}`)
  const cough = phone.page.getByRole('group', { name: answers.question['tbc-batuk'] })
  await cough.getByRole('button', { name: care.yes }).click()
  await phone.button(care.finish).click()
  await phone.button(resultWords.nextStep).click()
  await phone.page.waitForURL(/\/imunisasi\//)
})

test('a family checked in on one phone waits with numbers on another, until each step was done or skipped', async () => {
  const { server, posyandu, phone: sari } = await aWorkingPhone()
  const ratna = await aPhone(server)
  await ratna.join(server.link, 'Bu Ratna')
  await ratna.goto(`/hari/${posyandu.openDay}/timbang`)
  await sari.goto(`/hari/${posyandu.openDay}/daftar`)
  await sari.search('siti')
  await sari.button(words.people.register.familyLabel(rafa.name, 2)).click()
  await ratna.page.getByRole('link', { name: /nomor 1.*Rafa|nomor 1.*Nadia/ }).waitFor()
  await ratna.page.getByRole('link', { name: /nomor 2/ }).waitFor()
  await ratna.sees('2 menunggu')

  await ratna.button(steps.more(nadia.name)).click()
  await ratna.button(steps.skip).first().click()
  await ratna.isTold(steps.skipped(nadia.name, 'Timbang & ukur'))
  await ratna.sees(steps.skippedHead(1))
  await sari.goto(`/hari/${posyandu.openDay}/hasil`)
  await sari.page.getByRole('link', { name: /Nadia Pratama/ }).waitFor()

  // Back again after all, and home without it: what is missing is said first.
  await ratna.button(steps.more(nadia.name)).click()
  await ratna.button(steps.unskip).click()
  await ratna.sees('2 menunggu')
  await ratna.button(steps.more(nadia.name)).click()
  await ratna.sees(steps.missing('Timbang & ukur'))
  await ratna.button(steps.goHomeAnyway).click()
  await ratna.sees('1 menunggu')
  await eventually(() => recorded(posyandu, nadia)).toMatchObject({ left: true, skipped: [] })
})

test('the board says who is with whom, until they are done or the connection is gone', async () => {
  const { server, posyandu, phone: sari } = await aWorkingPhone()
  await arrive(posyandu, [rafa, bima])
  const bidan = await aPhone(server)
  await bidan.join(server.link, 'Bu Bidan')
  await sari.openScale(posyandu.openDay, posyandu.person(rafa))
  await bidan.goto(`/hari/${posyandu.openDay}/antrean`)
  await bidan.page.getByRole('button', { name: new RegExp(`Rafa Pratama.*${steps.withSomebody('Bu Sari')}`) }).waitFor()
  await bidan.goto(`/hari/${posyandu.openDay}/timbang`)
  await bidan.sees(steps.serving('Bu Sari', rafa.name, 2))
  await sari.goto('/')
  await bidan.page.getByText(steps.serving('Bu Sari', rafa.name, 2)).waitFor({ state: 'detached' })

  await sari.openScale(posyandu.openDay, posyandu.person(bima))
  await bidan.sees(steps.serving('Bu Sari', bima.name, 2))
  await server.stop()
  await bidan.page.getByText(steps.serving('Bu Sari', bima.name, 2)).waitFor({ state: 'detached' })
  await bidan.page.getByRole('link', { name: /Bima Saputra/ }).waitFor()
})

test('this phone opens its own step from the first screen, by the name the puskesmas gave it', async () => {
  const { server } = await aWorkingPhone()
  const [ratna, bidan] = [await aPhone(server), await aPhone(server)]
  await ratna.join(server.link, 'Bu Ratna')
  const grant = { role: 'bidan', scopes: [posyanduScope(POSYANDU)] } as const
  await bidan.join(await server.invitationLink(grant, 'Bu Bidan'), 'Bu Bidan')
  await bidan.goto('/lainnya/pengaturan')
  await bidan.page.getByLabel(settingsWords.stepName(5)).fill('Penyuluhan')
  await bidan.button(settingsWords.save).click()
  await bidan.isTold(settingsWords.saved)
  await choosesStep(ratna, /5 · Penyuluhan/)
  await ratna.page.getByRole('link', { name: /Langkah HP ini.*5 · Penyuluhan.*0 menunggu/ }).click()
  await ratna.page.waitForURL(/\/imunisasi$/)
  await ratna.reopen('/')
  await ratna.page.getByRole('link', { name: /Langkah HP ini.*5 · Penyuluhan/ }).waitFor()
})

test('the book is typed in by the keyboard alone: one entry a row, and an unlikely number is asked about in it', async () => {
  const { posyandu, phone } = await aWorkingPhone([rafa, nadia, bima, alya])
  await phone.goto(`/hari/${posyandu.openDay}/susulan`)
  await phone.sees(bookEntry.filled(0, 4))
  const keyboard = phone.page.keyboard
  await phone.page.getByLabel(bookEntry.weight(alya.name)).focus()
  for (const [weight, height] of [
    ['11,2', '88,1'],
    ['8,35', '69,5'],
    ['31,5', '96'],
    ['9,4', '76,2'],
  ] as const) {
    await keyboard.type(weight)
    await keyboard.press('Enter')
    await keyboard.type(height)
    await keyboard.press('Enter')
  }
  await phone.sees(bookEntry.filled(3, 4))
  await phone.button(words.weigh.retype).click()
  await keyboard.type('13,5')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await phone.sees(bookEntry.filled(4, 4))
  await eventually(() => recorded(posyandu, nadia)).toMatchObject({ came: true, weightKg: 13.5, heightCm: 96 })
  expect(recorded(posyandu, bima)).toMatchObject({ weightKg: 8.35, heightCm: 69.5, posture: 'terlentang' })
  for (const child of [rafa, bima, alya]) expect(await entriesOf(posyandu, child)).toBe(1)

  // Who did not come is one choice, and what stood there is taken back.
  await phone.page.getByLabel(bookEntry.state(alya.name)).selectOption(bookEntry.absent)
  await eventually(() => recorded(posyandu, alya)).toEqual({ came: false })
})

test('a number of the book is saved when there is something to judge it by, and not before', async () => {
  const { posyandu, phone } = await aWorkingPhone([nadia], holdsBackTables)
  await phone.goto(`/hari/${posyandu.openDay}/susulan`)
  const weight = phone.page.getByLabel(bookEntry.weight(nadia.name))
  await weight.fill('31,5')
  await weight.blur()
  await phone.sees(bookEntry.unsaved)
  await letsTablesCome(phone)
  await phone.button(words.weigh.retype).click()
  expect(recorded(posyandu, nadia)).toEqual({})
  await weight.fill('13,5')
  await weight.blur()
  await eventually(() => recorded(posyandu, nadia)).toMatchObject({ weightKg: 13.5 })
})

test('a number that is still to be looked at is there again after the app was closed', async () => {
  const { posyandu, phone } = await aWorkingPhone([nadia])
  await phone.goto(`/hari/${posyandu.openDay}/susulan`)
  // One that stands to reason may be saved by the closing itself, which leaves the row.
  await phone.page.getByLabel(bookEntry.weight(nadia.name)).fill('31,5')
  await phone.reopen(`/hari/${posyandu.openDay}/susulan`)
  await eventually(() => phone.page.getByLabel(bookEntry.weight(nadia.name)).inputValue()).toBe('31,5')
  expect(recorded(posyandu, nadia)).toEqual({})
})

test('before the day the vials to bring are counted, and a guest is not among those expected', async () => {
  const { posyandu, phone } = await aWorkingPhone([bima])
  const name = POSYANDU
  // In a month of vitamin A, when Bima is between one and five.
  const nextYear = Number(today.slice(0, 4)) + 1
  const { openDay } = await startOpenDay(posyandu.append, name, { date: `${nextYear}-08-10`, groups: ['balita'] })
  await posyandu.sent()
  await phone.goto(`/hari/${openDay}/daftar/baru?nama=Tamu`)
  await phone.page.getByRole('radio', { name: 'perempuan' }).check()
  await phone.page
    .getByLabel(words.people.form.birthDate)
    .fill(monthsBefore(today, 10, 5).split('-').reverse().join('/'))
  await phone.page.getByLabel(words.people.form.mother, { exact: true }).fill('Ibu Tamu')
  await phone.page.getByLabel(words.people.form.guest).check()
  await phone.page.getByLabel(words.people.form.guestFrom).fill('Posyandu Mawar')
  await phone.button(words.people.form.saveAndCheckIn).click()
  await phone.isTold(words.people.form.savedHere('Tamu'))
  await phone.goto(`/hari/${openDay}`)
  await phone.sees(words.today.coming)
  await phone.goto(`/hari/${openDay}/persiapan`)
  await phone.sees(preparation.expected(1))
  await phone.sees(preparation.capsule.merah)
  await phone.page.getByText('Pentavalen').first().waitFor()
  expect(await phone.page.getByRole('row', { name: /Tamu/ }).count()).toBe(0)
})

async function aWorkingPhone(
  children?: readonly Child[],
  changes?: (server: Server, phone: Phone) => Promise<void>,
): Promise<{ server: Server; posyandu: Posyandu; phone: Phone }> {
  const server = await aServer()
  const posyandu = await aPosyandu(server, children)
  const phone = await aPhone(server)
  await changes?.(server, phone)
  await phone.join(server.link, 'Bu Sari')
  await phone.goto('/')
  await phone.page.getByRole('link', { name: /Pendaftaran/ }).waitFor()
  return { server, posyandu, phone }
}

async function choosesStep(phone: Phone, name: string | RegExp): Promise<void> {
  await phone.goto('/langkah')
  await phone.page.getByRole('radio', { name }).check()
  await phone.link(steps.choose.done).click()
}

async function arrive(posyandu: Posyandu, children: readonly Child[]): Promise<void> {
  const name = POSYANDU
  const places = children.map((child) => ({
    posyandu: name,
    openDay: posyandu.openDay,
    person: posyandu.person(child),
  }))
  await checkIn(posyandu.append, places, 1)
  await posyandu.sent()
}

function recorded({ neighbour, person, openDay }: Posyandu, child: Child): Record<string, unknown> {
  const rows = neighbour.store.rows('visit')
  const row = rows.find(({ record }) => record === visitId(person(child), openDay))
  return row?.shown ?? {}
}

async function entriesOf({ neighbour, person, openDay }: Posyandu, child: Child): Promise<number> {
  return (await neighbour.phone.history('visit', visitId(person(child), openDay))).length
}
