import { result as resultWords } from '../../src/ui/words/id/result.ts'
import type { Locator } from 'playwright'
import { POSYANDU } from '../doors.ts'
import { expect, test } from 'vitest'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { registryOf } from '../../src/log/document-name.ts'
import { visitId } from '../../src/log/record-id.ts'
import { answers } from '../../src/ui/words/id/answers.ts'
import { care } from '../../src/ui/words/id/care.ts'
import { followUp } from '../../src/ui/words/id/follow-up.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { signs } from '../../src/ui/words/id/signs.ts'
import { holdsBackTables, letsTablesCome } from './held-tables.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, bima, monthsBefore, rafa, today, type Child, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'
import { hasRecord } from './unsealed.ts'

const MOST_TAPS = 5

test('a child with nothing wrong is done in five taps, and the other phones know', async () => {
  const { server, posyandu, phone } = await aWeighedChild(rafa, 9.4)
  const taps = [
    () => phone.page.getByRole('radio', { name: answers.brought.ibu }).click(),
    () => phone.button(care.allNo).click(),
    () => phone.button(care.ceklisDone).click(),
    () => phone.button(care.foodDone).click(),
    () => phone.button(care.finish).click(),
  ]
  expect(taps.length).toBeLessThanOrEqual(MOST_TAPS)
  for (const tap of taps) await tap()
  await phone.isTold(care.done(rafa.name))
  await phone.page.waitForURL(/\/pelayanan$/)
  await eventually(() => recorded(posyandu, rafa)).toMatchObject({
    serviced: true,
    broughtBy: 'ibu',
    'ask.tbc-batuk': false,
    'ask.sakit': [],
    'ask.ceklis': 'lengkap',
    'ask.mpasi': true,
  })

  const bidan = await aPhone(server)
  await bidan.join(server.link, 'Bu Bidan')
  await hasRecord(bidan.page, 'visit', { serviced: true })
  await bidan.goto(careOf(posyandu, rafa))
  await isShut(bidan, care.group.keluhan)
  await isShut(bidan, care.group.makan)
})

test('what was tapped before Back, or before the app was swiped away, is there on another phone', async () => {
  const { server, posyandu, phone } = await aWeighedChild(bima, 8.4)
  await phone.button(care.allNo).click()
  await phone.link(words.shell.back).click()
  await eventually(() => recorded(posyandu, bima)['ask.tbc-batuk']).toBe(false)
  expect(recorded(posyandu, bima)['serviced']).toBeUndefined()

  await phone.goto(careOf(posyandu, bima))
  await phone.page.getByText(answers.food.hewani).click()
  await phone.sees(`! ${care.missing}`)
  await phone.reopen(careOf(posyandu, bima))
  await phone.sees(`! ${care.missing}`)

  const other = await aPhone(server)
  await other.join(server.link, 'Bu Ratna')
  await hasRecord(other.page, 'visit', { 'ask.tbc-batuk': false })
  await other.goto(careOf(posyandu, bima))
  await isShut(other, care.group.keluhan)
  await other.button(care.finish).click()
  await eventually(() => recorded(posyandu, bima)['serviced']).toBe(true)
})

test('an app that dies before it knows that it has saved does not write a second value beside its own', async () => {
  const { posyandu, phone } = await aWeighedChild(bima, 8.4)
  const cough = answers.question['tbc-batuk']
  await answer(phone, cough, care.yes)
  const typed = await phone.page.evaluate(() => ({ ...localStorage }))
  await phone.link(words.shell.back).click()
  await eventually(() => recorded(posyandu, bima)['ask.tbc-batuk']).toBe(true)
  await eventually(() => isForgotten(phone, typed)).toBe(true)
  // The save is on the disk, and what was typed is there again.
  await phone.page.evaluate((kept) => void Object.assign(localStorage, kept), typed)
  await phone.goto(careOf(posyandu, bima))
  await answer(phone, cough, care.no)
  await phone.link(words.shell.back).click()
  await eventually(() => recorded(posyandu, bima)['ask.tbc-batuk']).toBe(false)
  expect(rowIn('visit', posyandu, bima)?.conflicts).toEqual([])
})

test('a danger sign opens the urgent card and makes the referral at once; undo takes both back', async () => {
  const { posyandu, phone } = await aWeighedChild(bima, 8.4)
  await phone.button(new RegExp(care.danger)).click()
  await phone.page.getByRole('checkbox', { name: signs.kejang }).check()
  await phone.button(care.dangerNow).click()
  await phone.page.getByRole('region', { name: care.urgentTitle }).waitFor()
  await phone.sees(care.urgentSign.kejang)
  // Offered for ten seconds, so first; what was written before it stays in the log.
  await phone.button(words.common.undo).click()
  await phone.page.getByRole('region', { name: care.urgentTitle }).waitFor({ state: 'detached' })

  const referred = { status: 'dibuat', reasons: ['tanda-bahaya'], tier: 'segera' }
  await eventually(() => written('visit', posyandu, bima)).toContainEqual(wrote({ 'ask.bahaya': ['kejang'] }))
  await eventually(() => written('referral', posyandu, bima)).toContainEqual(wrote(referred))
  await eventually(() => written('visit', posyandu, bima)).toContainEqual(wrote({ 'ask.bahaya': null }))
  await eventually(() => recorded(posyandu, bima)['ask.bahaya']).toBeUndefined()
  await eventually(() => referral(posyandu, bima)?.['status']).toBeUndefined()
})

test('the letter names the danger sign that was chosen last, also once the birth date says another age', async () => {
  const { posyandu, phone } = await aWeighedChild(bima, 8.4)
  const choose = async (sign: string): Promise<void> => {
    await phone.button(new RegExp(care.danger)).click()
    for (const chosen of await phone.page.getByRole('checkbox', { checked: true }).all()) await chosen.uncheck()
    await phone.page.getByRole('checkbox', { name: sign }).check()
    await phone.button(care.dangerNow).click()
  }
  await choose(signs.kejang)
  await choose(signs['diare-berat'])
  await eventually(() => referral(posyandu, bima)?.['trigger']).toBe(signs['diare-berat'])

  const birthDate = monthsBefore(today, 3, 5)
  await posyandu.append([
    { document: registryOf(POSYANDU), kind: 'person', record: posyandu.person(bima), set: { birthDate } },
  ])
  const card = phone.page.getByRole('region', { name: care.urgentTitle })
  await phone.sees(care.group.ceklis('3-6'))
  await card.getByText(signs['diare-berat'], { exact: true }).waitFor()
  await phone.button(care.notDanger).click()
  await eventually(() => referral(posyandu, bima)?.['status']).toBeUndefined()
})

test('a symptom of TBC and a missing milestone are told about before the next child', async () => {
  const { phone } = await aWeighedChild(bima, 8.4)
  await answer(phone, answers.question['tbc-batuk'], care.yes)
  await phone.button(care.restNo).click()
  await phone.page.getByText('Duduk sendiri tanpa dipegang').click()
  await phone.button(care.finish).click()
  await phone.isTold(care.done(bima.name))
  await phone.sees(followUp.card.make)
  await phone.sees(followUp.card.report)
  await phone.button(resultWords.nextChild).click()
  await phone.page.waitForURL(/\/pelayanan$/)
})

test('what WHO’s tables find stands before the questions when they come; oedema does not wait for them', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const thin = { weightKg: 6.2, heightCm: 78, posture: 'berdiri' } as const
  const swollen = { weightKg: 8.4, oedema: true }
  const at = (child: Child) => ({ posyandu: POSYANDU, openDay: posyandu.openDay, person: posyandu.person(child) })
  await recordMeasurements(posyandu.append, at(rafa), thin)
  await recordMeasurements(posyandu.append, at(bima), swollen)
  const phone = await aPhone(server)
  await holdsBackTables(server, phone)
  await phone.join(server.link, 'Bu Sari')
  for (const measured of [thin, swollen]) await hasRecord(phone.page, 'visit', measured)
  const refer = phone.link(followUp.card.make)
  const questions = phone.page.getByRole('region', { name: care.group.keluhan })

  await phone.goto(careOf(posyandu, rafa))
  await phone.sees(words.people.reading)
  await phone.button(new RegExp(care.danger)).waitFor()
  expect(await questions.or(refer).count()).toBe(0)
  await letsTablesCome(phone)
  await questions.waitFor()
  expect(await topOf(refer)).toBeLessThan(await topOf(questions))

  await phone.goto(careOf(posyandu, bima))
  await refer.waitFor()
  expect(await questions.count()).toBe(0)
  const before = await topOf(refer)
  await letsTablesCome(phone)
  await questions.waitFor()
  expect(await topOf(refer)).toBe(before)
})

async function topOf(what: Locator): Promise<number> {
  const box = await what.boundingBox()
  return box?.y ?? NaN
}

async function aWeighedChild(
  child: Child,
  weightKg: number,
): Promise<{ server: Server; posyandu: Posyandu; phone: Phone }> {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const place = {
    posyandu: POSYANDU,
    openDay: posyandu.openDay,
    person: posyandu.person(child),
  }
  await recordMeasurements(posyandu.append, place, { weightKg })
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  await phone.goto(`/hari/${posyandu.openDay}/pelayanan`)
  await phone.page.getByRole('link', { name: new RegExp(child.name) }).click()
  await phone.sees(care.group.keluhan)
  return { server, posyandu, phone }
}

function careOf({ openDay, person }: Posyandu, child: Child): string {
  return `/hari/${openDay}/pelayanan/${person(child)}`
}

async function answer({ page }: Phone, question: string, text: string): Promise<void> {
  await page.getByRole('group', { name: question }).getByRole('button', { name: text }).click()
}

/** Something that was kept on this phone then is not any more. */
function isForgotten({ page }: Phone, kept: Readonly<Record<string, string>>): Promise<boolean> {
  return page.evaluate((names) => names.some((name) => localStorage.getItem(name) === null), Object.keys(kept))
}

/** Answered with its one tap; while it is open its button has the same words. */
async function isShut(phone: Phone, title: string): Promise<void> {
  await phone.button(`${care.change}: ${title}`).waitFor()
}

function recorded(posyandu: Posyandu, child: Child): Readonly<Record<string, unknown>> {
  return shownIn('visit', posyandu, child) ?? {}
}

function referral(posyandu: Posyandu, child: Child): Readonly<Record<string, unknown>> | undefined {
  return shownIn('referral', posyandu, child)
}

function shownIn(
  table: 'visit' | 'referral',
  posyandu: Posyandu,
  child: Child,
): Readonly<Record<string, unknown>> | undefined {
  return rowIn(table, posyandu, child)?.shown
}

function rowIn(table: 'visit' | 'referral', { neighbour, openDay, person }: Posyandu, child: Child) {
  return neighbour.store.rows(table).find(({ record }) => record === visitId(person(child), openDay))
}

/** What each entry said that has come to the neighbour. */
async function written(kind: 'visit' | 'referral', { neighbour, openDay, person }: Posyandu, child: Child) {
  return (await neighbour.phone.history(kind, visitId(person(child), openDay))).map(({ set }) => set)
}

function wrote(fields: Readonly<Record<string, unknown>>): unknown {
  return expect.objectContaining(fields)
}
