import { POSYANDU } from '../doors.ts'
import { expect, test } from 'vitest'
import { openVial, recordDoses, recordHistory, reportKipi } from '../../src/replica/intentions/immunization.ts'
import { visitId } from '../../src/log/record-id.ts'
import { correctPerson, startOpenDay } from '../../src/replica/intentions/registry.ts'
import { checkIn } from '../../src/replica/intentions/visit.ts'
import { id } from '../../src/ui/words/id/index.ts'
import { immunization as words } from '../../src/ui/words/id/immunization.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa, today, type Child, type Posyandu } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'

/** Nothing but IPV 2 and MR 1 is missing, on any day of the month. */
const adit: Child = { name: 'Adit Nugroho', mother: 'Wati Ningsih', sex: 'L', months: 10 }
const intan: Child = { name: 'Intan Permata', mother: 'Yuli Astuti', sex: 'P', months: 1 }

const lastYear = Number(today.slice(0, 4)) - 1

interface Station {
  readonly server: Server
  readonly posyandu: Posyandu
  readonly phone: Phone
  readonly openDay: string
  readonly at: (child: Child) => string
}

/** Adit has all his doses but those of 9 months, Intan all of hers; both came today. */
async function aStation(): Promise<Station> {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [adit, intan, rafa])
  const { append, openDay } = posyandu
  const home = POSYANDU
  const place = (child: Child) => ({ posyandu: home, openDay, person: posyandu.person(child) })
  await recordHistory(append, home, posyandu.person(adit), upToMonth4())
  const atBirth = { date: monthsAfterBirth(intan, 0), proof: 'buku-kia' as const }
  await recordHistory(append, home, posyandu.person(intan), { 'hb0.1': atBirth, 'bcg.1': atBirth, 'opv.1': atBirth })
  await checkIn(append, [place(adit), place(intan)])
  await posyandu.sent()
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  return { server, posyandu, phone, openDay, at: (child) => `/hari/${openDay}/imunisasi/${posyandu.person(child)}` }
}

test('a vial is opened once and inherited with one tap, and who gave it is not who wrote it down', async () => {
  const { posyandu, phone, openDay, at } = await aStation()
  await phone.goto(`/hari/${openDay}/imunisasi`)
  await phone.sees(words.vialsCount(0))
  await phone.goto(`/hari/${openDay}/imunisasi/botol`)
  await phone.page.getByRole('radio', { name: words.product.mr }).check()
  await phone.page.getByLabel(words.batch).fill('mr2241')
  await phone.page.getByRole('radio', { name: words.vvmWords.A }).check()
  await phone.button(words.openVial).click()
  await phone.isTold(words.opened(words.product.mr))
  // A minute may have begun since.
  await phone.page
    .getByText(words.left(6 * 60))
    .or(phone.page.getByText(words.left(6 * 60 - 1)))
    .waitFor()

  await phone.goto(at(adit))
  await phone.button(words.giveLabel('MR 1')).click()
  await phone.sees(/Botol mr2241, dibuka/)
  await phone.button(words.postponeLabel('IPV 2')).click()
  await phone.page.getByRole('radio', { name: words.postponeReasons['vaksin-habis'] }).check()
  await phone.button(words.done(1)).click()
  await phone.sees(words.givenByMissing)
  await eventually(() =>
    phone.page.getByLabel(words.givenBy).evaluate((field) => field === document.activeElement),
  ).toBe(true)
  await phone.page.getByLabel(words.givenBy).selectOption({ label: words.givenByOther })
  await phone.page.getByLabel(words.givenByName).fill('Bidan Rina')

  // What was tapped is still there after the app was swiped away.
  await phone.reopen(at(adit))
  await phone.button(words.done(1)).click()
  await phone.isTold(words.saved(adit.name, 1))

  // Undone while that is offered, it is due again.
  await phone.button(id.common.undo).click()
  await phone.isTold(id.shell.undone)
  await phone.goto(at(adit))
  await phone.button(words.done(0)).waitFor()

  const visit = `${posyandu.person(adit)}/${openDay}`
  await posyandu.neighbour.retry()
  await eventually(async () => {
    const history = await posyandu.neighbour.phone.history('visit', visit)
    return history.find(({ set }) => set.immunized)?.set
  }).toMatchObject({
    immunized: true,
    'dose.mr': { outcome: 'given', givenBy: 'Bidan Rina' },
    'dose.ipv': { outcome: 'postponed', reason: 'vaksin-habis' },
  })
})

test('of a vial that may not be used the screen says so, and not that there is none', async () => {
  const { posyandu, phone, openDay, at } = await aStation()
  const openedAt = new Date().toISOString()
  await openVial(posyandu.append, POSYANDU, openDay, { product: 'mr', batch: 'mr7', vvm: 'C', openedAt })
  await posyandu.sent()
  await phone.goto(at(adit))
  await phone.button(words.giveLabel('MR 1')).click()
  await phone.sees(words.vialProblem.vvm)
  expect(await phone.page.getByText(words.noVial).count()).toBe(0)
  // It was used all the same: that is what stands there then.
  await phone.page.getByLabel(words.vialOf(words.product.mr)).selectOption({ index: 1 })
  await phone.sees(words.vialProblem.vvm)
})

test('a child with nothing due is done with one tap', async () => {
  const { phone, at, openDay } = await aStation()
  await phone.goto(at(intan))
  await phone.sees(words.nothingDue)
  await phone.sees(/^Berikutnya: /)
  await phone.button(words.done(0)).click()
  await phone.isTold(words.saved(intan.name, 0))
  await phone.page.waitForURL(`**/hari/${openDay}/imunisasi`)
  await phone.page.getByRole('heading', { name: id.steps.doneHead(1) }).waitFor()
})

test('after a complaint the next dose is held until the bidan has answered', async () => {
  const { posyandu, phone, at, openDay } = await aStation()
  const home = POSYANDU
  const kipi = { person: posyandu.person(adit), products: ['mr'], signs: ['kejang'], serious: true, onset: today }
  await reportKipi(posyandu.append, home, openDay, kipi)
  await posyandu.sent()
  await phone.goto(at(adit))
  await phone.sees(words.held)
  expect(await phone.button(words.giveLabel('MR 1')).count()).toBe(0)
  await phone.link(words.heldSee).click()
  await phone.sees(words.kipiSerious)
  await phone.page.getByLabel(words.kipiAnswer).fill('Boleh lanjut bulan depan')
  await phone.button(words.kipiAnswerSave).click()
  await phone.isTold(words.kipiAnswered)
  await phone.goto(at(adit))
  await phone.button(words.giveLabel('MR 1')).waitFor()
})

test('a dose that two phones said different things of stands as a task in words', async () => {
  const { posyandu, phone, openDay } = await aStation()
  const place = { posyandu: POSYANDU, openDay, person: posyandu.person(adit) }
  const givenBy = 'Bidan Rina'
  await recordDoses(posyandu.append, place, { doses: { mr: { outcome: 'given', givenBy } } }, [])
  await recordDoses(posyandu.append, place, { doses: { mr: { outcome: 'postponed', reason: 'demam' } } }, [])
  await posyandu.sent()
  await phone.goto('/tugas')
  await phone.sees(id.tasks.use(words.given))
  await phone.sees(id.tasks.use(`${words.state.ditunda}: ${words.postponeReasons.demam}`))
  await phone.sees(id.conflict.title(words.product.mr))
  // A dose is nothing to weigh again.
  await phone.link(id.tasks.result).waitFor()
})

test('a dose that another phone gives while the step stands open here is not taken back by what is tapped here', async () => {
  const { posyandu, phone, openDay, at } = await aStation()
  await phone.goto(at(adit))
  await phone.button(words.giveLabel('IPV 2')).waitFor()
  const place = { posyandu: POSYANDU, openDay, person: posyandu.person(adit) }
  const mr = { outcome: 'given', givenBy: 'Bidan Rina' } as const
  await recordDoses(posyandu.append, place, { doses: { mr } })
  await phone.sees(words.recordedBefore)
  await phone.button(new RegExp(`^${words.done(0)}`)).click()
  await eventually(() => posyandu.neighbour.phone.history('visit', visitId(place.person, openDay))).toHaveLength(3)
  const visit = posyandu.neighbour.store.rows('visit').find(({ record }) => record === visitId(place.person, openDay))
  expect(visit?.shown['dose.mr']).toEqual(mr)
})

test('of two capsules that two phones gave apart in one round, each says so of the other and can be taken back', async () => {
  const { posyandu, phone } = await aStation()
  const { append } = posyandu
  const person = posyandu.person(rafa)
  await correctPerson(append, POSYANDU, person, { birthDate: `${lastYear - 2}-01-05` })
  const give = async (date: string): Promise<string> => {
    const { openDay } = await startOpenDay(append, POSYANDU, { date, groups: ['balita'] })
    await recordDoses(append, { posyandu: POSYANDU, openDay, person }, { doses: {}, vitaminA: 'merah' })
    return openDay
  }
  await give(`${lastYear}-08-31`)
  const second = await give(`${lastYear}-09-05`)
  await posyandu.sent()
  await phone.goto(`/hari/${second}/imunisasi/${person}`)
  await phone.sees(`${words.vitaminA}: ${words.alreadyGiven(`31 Agu ${lastYear}`)}`)
  await phone.button(words.giveLabel(words.vitaminA)).click()
  await phone.button(words.done(0)).click()
  await phone.isTold(words.saved(rafa.name, 0))
  const capsules = () => posyandu.neighbour.store.rows('visit').flatMap(({ shown }) => shown.vitaminA ?? [])
  await eventually(capsules).toEqual(['merah'])
})

test('doses of the Buku KIA are typed in one go', async () => {
  const { posyandu, phone } = await aStation()
  const person = posyandu.person(rafa)
  await phone.goto(`/warga/${person}/imunisasi`)
  await phone.button(words.fill).click()
  await phone.page.getByLabel('BCG', { exact: true }).fill(daysAgo(400))
  await phone.page.getByLabel('OPV 1', { exact: true }).fill('31/02/2026')
  await phone.button(words.forgottenLabel('HB0')).click()
  await phone.button(words.fillSave(2)).click()
  await phone.sees(words.badDoseDate)
  await phone.page.getByLabel('OPV 1', { exact: true }).fill(daysAgo(400))
  await phone.button(words.fillSave(3)).click()
  await phone.isTold(words.filled(3))
  await phone.button(words.fill).click()
  await eventually(() => phone.page.getByLabel('BCG', { exact: true }).inputValue()).toBe(daysAgo(400))
  await phone.button(words.fillSave(0)).waitFor()
})

test('doses that come from another phone while they are being typed stand beside them', async () => {
  const { posyandu, phone } = await aStation()
  const person = posyandu.person(rafa)
  await phone.goto(`/warga/${person}/imunisasi`)
  await phone.button(words.fill).click()
  await phone.page.getByLabel('BCG', { exact: true }).fill(daysAgo(400))
  const proof = 'buku-kia' as const
  await recordHistory(posyandu.append, POSYANDU, person, { 'opv.1': { date: daysBefore(300), proof } })
  await eventually(() => phone.page.getByLabel('OPV 1', { exact: true }).inputValue()).toBe(daysAgo(300))
  await phone.button(words.fillSave(1)).click()
  await phone.isTold(words.filled(1))
  await phone.button(words.fill).click()
  await phone.button(words.fillSave(0)).waitFor()
  for (const [dose, days] of [
    ['BCG', 400],
    ['OPV 1', 300],
  ] as const) {
    await eventually(() => phone.page.getByLabel(dose, { exact: true }).inputValue()).toBe(daysAgo(days))
  }
})

test('a dose recorded at two places shows as a possible double, and both stand', async () => {
  const { posyandu, phone, openDay } = await aStation()
  const home = POSYANDU
  const person = posyandu.person(rafa)
  const proof = 'buku-kia' as const
  await recordHistory(posyandu.append, home, person, { 'mr.1': { date: daysBefore(2), proof } })
  await recordDoses(posyandu.append, { posyandu: home, openDay, person }, { doses: { mr: { outcome: 'given' } } })
  await posyandu.sent()
  await phone.goto(`/warga/${person}/imunisasi`)
  await phone.sees(words.doubles)
  for (const dose of ['MR 1', 'MR 2']) await phone.sees(dose)
})

/** Everything up to 4 months, each on its day. */
function upToMonth4() {
  const at = (month: number) => ({ date: monthsAfterBirth(adit, month), proof: 'buku-kia' as const })
  return {
    'hb0.1': at(0),
    'bcg.1': at(1),
    ...Object.fromEntries([0, 2, 3, 4].map((month, index) => [`opv.${index + 1}`, at(month)])),
    ...Object.fromEntries(
      ['dpt', 'rv'].flatMap((antigen) => [2, 3, 4].map((month, index) => [`${antigen}.${index + 1}`, at(month)])),
    ),
    'pcv.1': at(2),
    'pcv.2': at(3),
    'ipv.1': at(4),
  }
}

/** Children of a test are born on the 5th. */
function monthsAfterBirth({ months }: Child, month: number): string {
  const at = new Date(`${today.slice(0, 7)}-05T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - months + month)
  return at.toISOString().slice(0, 10)
}

function daysBefore(days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}

/** As it is typed. */
function daysAgo(days: number): string {
  return daysBefore(days).split('-').reverse().join('/')
}
