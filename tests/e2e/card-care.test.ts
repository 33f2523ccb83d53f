import type { Locator } from 'playwright'
import { expect, test } from 'vitest'
import { AKS } from '../../src/domain/cards/forms/aks.ts'
import { SRQ_20 } from '../../src/domain/cards/forms/srq-20.ts'
import { CARD_REASONS } from '../../src/domain/cards/reasons.ts'
import { visitId } from '../../src/log/record-id.ts'
import type { VisitFields } from '../../src/log/records/visit.ts'
import { desaScope, type Grant } from '../../src/log/role.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { care } from '../../src/ui/words/id/care.ts'
import { cardsCare } from '../../src/ui/words/id/cards-care.ts'
import { followUp } from '../../src/ui/words/id/follow-up.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { roles } from '../../src/ui/words/id/roles.ts'
import { POSYANDU } from '../doors.ts'
import { holdsBackTables } from './held-tables.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa, type Child, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'
import { hasRecord, rowsOf } from './unsealed.ts'

const aminah: Child = { name: 'Aminah Zainal', mother: 'Nenek', sex: 'P', months: 67 * 12 }
const rina: Child = { name: 'Rina Marlina', mother: 'Ibu Rina', sex: 'P', months: 30 * 12 + 4 }
const bidan: Grant = { role: 'bidan', scopes: [desaScope('Taba Lagan')] }

const YES = 1
const SELF_HARM = '17'

test('a woman of 67: no CKG, no sign of TBC in one tap, AKS 19, and she is referred before the next one', async () => {
  const { posyandu, phone } = await atCareOf(aminah)
  await choose(phone, 'Sudah CKG (Cek Kesehatan Gratis) tahun ini?', care.no)
  await phone.page.getByRole('region', { name: cardsCare.complaints }).getByRole('button', { name: care.allNo }).click()
  await openForm(phone, AKS.title)
  await answerAll(
    phone,
    AKS.items.map(({ code, options }) => (code === '10' ? 0 : options.length - 1)),
  )
  await phone.sees('Ketergantungan ringan (B)')
  await phone.sees('AKS 19 dari 20')
  await phone.button(cardsCare.close).click()
  await phone.page.getByRole('button', { name: AKS.title }).getByText('Ketergantungan ringan (B)').waitFor()
  await phone.button(care.finish).click()
  await phone.isTold(care.done(aminah.name))
  await eventually(() => shownIn('visit', posyandu, aminah)).toMatchObject({
    'ask.ckg': false,
    'ask.tbc-batuk': false,
    'ask.tbc-darah': false,
    serviced: true,
  })

  await phone.sees('AKS 19 dari 20')
  await phone.link(followUp.card.make).click()
  await phone.sees(`${CARD_REASONS.aks} (AKS 19 dari 20)`)
  await phone.button(followUp.referral.save).click()
  await phone.isTold(followUp.referral.madeDone(aminah.name))
  await eventually(() => shownIn('referral', posyandu, aminah)).toMatchObject({ reasons: ['aks'], tier: '7-hari' })
})

test('a blood pressure that cannot wait stands before the questions, with the way to refer, without WHO’s tables', async () => {
  const measured = { 'measure.sistole': 190, 'measure.diastole': 115, weightKg: 60, heightCm: 155 }
  const { posyandu, phone } = await atCareOf(aminah, measured, holdsBackTables)
  const refer = phone.link(followUp.card.make)
  const question = phone.page.getByText('Sudah CKG (Cek Kesehatan Gratis) tahun ini?')
  await question.waitFor()
  expect(await topOf(refer)).toBeLessThan(await topOf(question))
  await refer.click()
  await phone.button(followUp.referral.save).click()
  await phone.isTold(followUp.referral.madeDone(aminah.name))
  await eventually(() => shownIn('referral', posyandu, aminah)).toMatchObject({
    reasons: ['td-krisis'],
    tier: 'segera',
  })
})

test('half a questionnaire is there after Back and after the app was swiped away; CKG takes the yearly ones away', async () => {
  const { posyandu, phone } = await atCareOf(aminah)
  await openForm(phone, AKS.title)
  await answerAll(phone, [2, 2, 1])
  await phone.link(words.shell.back).click()
  const row = () => phone.page.getByRole('button', { name: AKS.title }).getByText(cardsCare.of(3, AKS.items.length))
  await row().waitFor()
  await phone.reopen(careOf(posyandu, aminah))
  await row().waitFor()
  await openForm(phone, AKS.title)
  await phone.sees(cardsCare.question(4, AKS.items.length))
  await phone.page.goBack()
  await choose(phone, 'Sudah CKG (Cek Kesehatan Gratis) tahun ini?', care.yes)
  await phone.page.getByRole('button', { name: AKS.title }).waitFor({ state: 'detached' })
})

test('the wish to die opens the urgent path at once; the bidan reads the answers, and the kader’s phone has none', async () => {
  const { server, posyandu, phone } = await atCareOf(rina)
  await openForm(phone, SRQ_20.title)
  const upToIt = SRQ_20.items.slice(0, Number(SELF_HARM)).map(({ code }) => (code === SELF_HARM ? YES : 0))
  await answerAll(phone, upToIt)
  await phone.page.getByRole('region', { name: roles.note.urgent.title }).waitFor()
  await phone.sees(roles.note.urgent['menyakiti-diri'][0] ?? '')
  await phone.sees(cardsCare.urgent.referred)
  await eventually(() => shownIn('referral', posyandu, rina)).toMatchObject({
    reasons: ['jiwa-segera'],
    trigger: CARD_REASONS.jiwa,
    tier: 'segera',
    status: 'dibuat',
  })

  await answerAll(phone, [0, 0, 0], upToIt.length)
  await phone.button(cardsCare.keep).click()
  await phone.isTold(cardsCare.kept(SRQ_20.title))
  await phone.page.getByRole('button', { name: SRQ_20.title }).getByText(cardsCare.filled).waitFor()
  await eventually(() => shownIn('visit', posyandu, rina)).toMatchObject({ 'screened.srq-20': true })
  expect(JSON.stringify(posyandu.neighbour.store.rows('visit'))).not.toContain('form.srq-20')
  await phone.badgeSays('Terkirim')
  const kept = await rowsOf(phone.page, ['visit', 'referral', 'sensitive', 'person'])
  expect(kept.length).toBeGreaterThan(0)
  expect(JSON.stringify(kept)).not.toContain('form.srq-20')
  await phone.reopen(careOf(posyandu, rina))
  await openForm(phone, SRQ_20.title)
  await phone.sees(cardsCare.keptAlone)
  await phone.sees(cardsCare.question(1, SRQ_20.items.length))
  expect(await phone.page.locator('[aria-pressed=true]').count()).toBe(0)

  const ratna = await aPhone(server)
  await ratna.join(await server.invitationLink(bidan, 'Bu Bidan'), 'Bu Ratna')
  await ratna.goto('/posyandu')
  await ratna.choosePosyandu('Melati')
  await ratna.goto('/rahasia')
  await ratna.page.getByRole('link', { name: new RegExp(rina.name) }).click()
  await ratna.sees(SRQ_20.title)
  await ratna.sees('SRQ-20 1')
  await ratna.page.getByText(cardsCare.answers).click()
  await ratna.sees('‼ Ya')
  await ratna.goto(`/rujukan/${posyandu.person(rina)}/${posyandu.openDay}`)
  await ratna.sees(CARD_REASONS.jiwa)
  expect(await ratna.page.getByText(/SRQ|mengakhiri/).count()).toBe(0)
})

test('the wrong button is taken back: no referral, and the questions go on', async () => {
  const { posyandu, phone } = await atCareOf(rina)
  await openForm(phone, SRQ_20.title)
  const upToIt = SRQ_20.items.slice(0, Number(SELF_HARM)).map(({ code }) => (code === SELF_HARM ? YES : 0))
  await answerAll(phone, upToIt)
  await eventually(() => shownIn('referral', posyandu, rina)?.['status']).toBe('dibuat')
  await phone.button(care.notDanger).click()
  await phone.page.getByRole('region', { name: roles.note.urgent.title }).waitFor({ state: 'detached' })
  await eventually(() => shownIn('referral', posyandu, rina)?.['status']).toBeUndefined()
})

test('langkah 5 asks nothing of the child’s schedule', async () => {
  const { posyandu, phone } = await atCareOf(rina)
  await phone.goto(`/hari/${posyandu.openDay}/imunisasi/${posyandu.person(rina)}`)
  await phone.sees(cardsCare.nothingToGive)
  await phone.button(care.finish).click()
  await phone.isTold(cardsCare.received(rina.name))
  await eventually(() => shownIn('visit', posyandu, rina)?.['immunized']).toBe(true)
})

async function topOf(what: Locator): Promise<number> {
  const box = await what.boundingBox()
  return box?.y ?? NaN
}

/** `measured`: at the scale, before. */
async function atCareOf(
  person: Child,
  measured: VisitFields = {},
  changes?: (server: Server, phone: Phone) => Promise<void>,
) {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, person])
  const place = { posyandu: POSYANDU, openDay: posyandu.openDay, person: posyandu.person(person) }
  if (Object.keys(measured).length > 0) await recordMeasurements(posyandu.append, place, measured)
  await posyandu.sent()
  const phone = await aPhone(server)
  await changes?.(server, phone)
  await phone.join(server.link, 'Bu Sari')
  if (Object.keys(measured).length > 0) await hasRecord(phone.page, 'visit', measured)
  await phone.goto(careOf(posyandu, person))
  await phone.button(care.finish).waitFor()
  return { server, posyandu, phone }
}

function careOf({ openDay, person }: Posyandu, who: Child): string {
  return `/hari/${openDay}/pelayanan/${person(who)}`
}

async function choose({ page }: Phone, question: string, text: string): Promise<void> {
  await page.getByRole('group', { name: question }).getByRole('button', { name: text }).click()
}

async function openForm({ page }: Phone, title: string): Promise<void> {
  await page.getByRole('button', { name: title }).click()
  await page.getByRole('region', { name: title }).waitFor()
}

/** Chooses these options, from this question on. A second tap within the same moment is not an answer, so it is tapped until it counts. */
async function answerAll({ page }: Phone, options: readonly number[], from = 0): Promise<void> {
  const at = (): Promise<string> => page.locator('main').innerText()
  for (const [index, option] of options.entries()) {
    const question = new RegExp(`Pertanyaan ${from + index + 1} dari`)
    await eventually(async () => {
      const now = await at()
      if (!question.test(now)) return now
      await page.locator('.options button').nth(option).click()
      return at()
    }).not.toMatch(question)
  }
}

function shownIn(
  table: 'visit' | 'referral',
  { neighbour, openDay, person }: Posyandu,
  who: Child,
): Readonly<Record<string, unknown>> | undefined {
  const rows = neighbour.store.rows(table)
  return rows.find(({ record }) => record === visitId(person(who), openDay))?.shown
}
