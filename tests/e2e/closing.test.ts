import { expect, test } from 'vitest'
import { monthOf } from '../../src/domain/calendar.ts'
import { AREA, posyanduScope } from '../../src/log/role.ts'
import { makeDeviceKeys } from '../../src/log/signature.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { spokenDevice, writeRecapFile } from '../../src/reports/closing/recap-file.ts'
import { INDICATORS } from '../../src/reports/pws/indicators.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { areaClosing } from '../../src/ui/words/id/area-closing.ts'
import { areaEvidence } from '../../src/ui/words/id/area-evidence.ts'
import { office as officeWords } from '../../src/ui/words/id/office.ts'
import { admin, POSYANDU } from '../doors.ts'
import { aPosyandu, bima, rafa, today } from './posyandu.ts'
import { aPhone, aServer } from './scene.ts'

const OFFICE_SCREEN = { width: 1280, height: 800 }
const { closing, quality } = areaClosing
const month = monthOf(today)
const monthName = `${words.dates.months[Number(month.slice(5)) - 1]!} ${month.slice(0, 4)}`

test('a month is looked at, closed and signed; what comes in later makes a revision; the dinas sees counts and no name', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const weigh = (child: typeof rafa, weightKg: number) =>
    recordMeasurements(
      posyandu.append,
      { posyandu: POSYANDU, openDay: posyandu.openDay, person: posyandu.person(child) },
      { weightKg },
    )
  await weigh(rafa, 9.4)
  await posyandu.sent()

  const office = await aPhone(server, { viewport: OFFICE_SCREEN })
  await office.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')
  await office.goto(`/puskesmas/mutu?posyandu=${POSYANDU}&bulan=${month}`)
  await office.sees(quality.counts(1, 0))
  await office.button(quality.verifyAs(closing.role.tpg)).click()
  await office.isTold(quality.verified(closing.role.tpg))

  await office.goto(`/puskesmas/tutup-bulan/${POSYANDU}?bulan=${month}`)
  await office.button(closing.close('Rekap 1', monthName)).click()
  await office.isTold(closing.closedNow('Rekap 1', 'Melati'))
  await office.sees(closing.nothingNew)
  await office.page.getByLabel(closing.signName(closing.role.ketua)).fill('Bu Sari')
  await office.button(closing.sign(closing.role.ketua)).click()
  await office.sees(`${closing.role.ketua}: Bu Sari`)
  await office.page.emulateMedia({ media: 'print' })
  await office.page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await office.sees(closing.numbers)
  await office.page
    .getByRole('heading', { name: /^SKDN balita/ })
    .filter({ visible: true })
    .waitFor()
  await office.page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await office.page.emulateMedia({ media: 'screen' })

  await weigh(bima, 8.5)
  await posyandu.sent()
  await office.sees(closing.sinceThen('Rekap 1'))
  const weighed = office.page.getByRole('row', { name: /SKDN.* 1 2 \+1$/ })
  await weighed.first().waitFor()
  await office.button(closing.close('Revisi 2', monthName)).click()
  await office.sees(closing.betweenRevisions('Rekap 1', 'Revisi 2'))
  // Nobody has signed the revision yet.
  await office.page.getByLabel(closing.signName(closing.role.ketua)).waitFor()

  const dinas = await aDinas(server)
  await dinas.sees(areaEvidence.dinas.of(2, 3))
  await dinas.sees(areaEvidence.dinas.closedOf(1, 1))
  const shown = await dinas.page.content()
  for (const { name } of [rafa, bima]) expect(shown).not.toContain(name)
})

test('what the bidan looked at on her own phone stands in the office’s list of the month', async () => {
  const server = await aServer()
  const { append, openDay, person, sent } = await aPosyandu(server)
  await recordMeasurements(append, { posyandu: POSYANDU, openDay, person: person(rafa) }, { weightKg: 9.4 })
  await sent()
  const bidan = await aPhone(server)
  const grant = { role: 'bidan', scopes: [posyanduScope(POSYANDU)] } as const
  await bidan.join(await server.invitationLink(grant, 'Bidan Rina'), 'Bidan Rina')
  const office = await aPhone(server, { viewport: OFFICE_SCREEN })
  await office.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')
  await office.goto(`/puskesmas/tutup-bulan?bulan=${month}`)
  await office.page.getByRole('row', { name: new RegExp(`Melati .*${closing.notChecked}`) }).waitFor()

  await bidan.goto(`/puskesmas/mutu?posyandu=${POSYANDU}&bulan=${month}`)
  await bidan.button(quality.verifyAs(closing.role.bidan)).click()
  await office.page.getByRole('row', { name: new RegExp(`Melati .*${closing.role.bidan},`) }).waitFor()
})

test('the dinas takes the recaps of another puskesmas from a file, once its computer is known', async () => {
  const server = await aServer()
  await aPosyandu(server)
  const dinas = await aDinas(server)
  const words = areaEvidence.dinas
  const keys = await makeDeviceKeys()
  const gizi = INDICATORS.filter(({ group }) => group === 'gizi').flatMap(({ part, whole = [] }) => [...part, ...whole])
  const counts = { ...Object.fromEntries(gizi.map((name) => [name, 3071])), 'skdn.s': 5012 }
  const recap = { puskesmas: 'talang-empat', name: 'Talang Empat', closed: 4, posyandu: 6, revisions: 4, openDays: 4 }
  const file = async (n: number): Promise<string> =>
    writeRecapFile([{ ...recap, month, revisions: n, counts: { ...counts, 'skdn.d': n } }], keys)
  const open = (text: string) =>
    dinas.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'rekap.json', mimeType: 'application/json', buffer: Buffer.from(text) })

  await open((await file(4128)).replace('4128', '4928'))
  await dinas.isTold(words.problem.changed('rekap.json'))
  await open(await file(4128))
  await dinas.sees(words.unknown('Talang Empat'))
  await dinas.sees(spokenDevice(keys.device))
  expect(await dinas.page.getByRole('row', { name: /Talang Empat/ }).count()).toBe(0)
  await dinas.button(words.isTheirs).click()
  await dinas.page.getByRole('row', { name: /Talang Empat 4 dari 6/ }).waitFor()
  await dinas.sees('4.128 dari 5.012')
  // Every column stands on an office's screen.
  const table = dinas.page.getByRole('region', { name: words.puskesmas })
  expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  await open(await file(4415))
  await dinas.isTold(words.opened(1))
  await dinas.sees(words.of(4415, 5012))
})

async function aDinas(server: Awaited<ReturnType<typeof aServer>>): ReturnType<typeof aPhone> {
  const dinas = await aPhone(server, { viewport: OFFICE_SCREEN })
  const link = await server.invitationLink({ role: 'dinas', scopes: [AREA] }, 'Pak Dedi')
  await dinas.goto(link.replace(server.origin, ''))
  await dinas.button(officeWords.welcome.startDinas).click()
  await dinas.page.getByRole('heading', { name: areaEvidence.dinas.title, exact: true }).waitFor()
  await dinas.goto(`/dinas?bulan=${month}`)
  return dinas
}
