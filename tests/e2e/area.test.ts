/** The puskesmas' computer: figures of the area, the people behind them, a referral answered from the office. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { checkIn, recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { refer } from '../../src/replica/intentions/referral.ts'
import { area } from '../../src/ui/words/id/area.ts'
import { followUp } from '../../src/ui/words/id/follow-up.ts'
import { national } from '../../src/ui/words/id/national.ts'
import { admin, POSYANDU } from '../doors.ts'
import { coverOf } from './focus.ts'
import { aPosyandu, bima, nadia, rafa } from './posyandu.ts'
import { aPhone, aServer } from './scene.ts'

const WIDE = { width: 1280, height: 800 }

test('a figure of the area leads to the names behind it, which are handed to their posyandu', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const { openDay, person, append } = posyandu
  await recordMeasurements(append, { posyandu: POSYANDU, openDay, person: person(rafa) }, { weightKg: 9.4 })
  await posyandu.sent()
  const yanti = await aPhone(server, { viewport: WIDE })
  await yanti.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')

  await yanti.link(area.nav.pws).click()
  await yanti.sees(area.pws.ofWhole(1, 3))
  await yanti.page
    .getByRole('row', { name: /Melati/ })
    .getByRole('link', { name: '2', exact: true })
    .click()
  await yanti.sees(nadia.name)
  await yanti.sees(bima.name)
  expect(await yanti.page.getByText(rafa.name).count()).toBe(0)

  await yanti.button(area.names.csv).click()
  await yanti.page.getByLabel(area.names.choose(bima.name)).check()
  await yanti.button(area.names.hand).click()
  await yanti.isTold(area.names.handed(1))
  const kader = await aPhone(server)
  await kader.join(server.link, 'Bu Sari')
  await kader.goto('/tugas?lihat=didatangi')
  await kader.sees(/Diminta puskesmas .*D\/S/)

  await yanti.goto('/riwayat/ekspor')
  await yanti.sees(/Berkas: .*\.csv/)
})

test('a referral comes in at the puskesmas, and its answer is on the kader’s phone', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const { openDay, person, append } = posyandu
  const place = { posyandu: POSYANDU, openDay, person: person(bima) }
  await checkIn(append, [place])
  await refer(append, place, { reasons: ['bgm'], trigger: 'BGM', tier: '24-jam', destination: 'puskesmas' })
  await posyandu.sent()
  const yanti = await aPhone(server, { viewport: WIDE })
  await yanti.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')

  await yanti.link(`${area.nav.referrals} ${area.nav.urgent(1)}`).click()
  await yanti.sees(area.referrals.open(1))
  await yanti.button(`${area.referrals.answer} ${bima.name}`).click()
  await yanti.page.getByRole('checkbox', { name: followUp.referral.action.kontrol }).check()
  await yanti.button(followUp.referral.saveAnswer).click()
  await yanti.isTold(area.referrals.saved(bima.name))
  await yanti.sees(area.referrals.answered(1))

  const kader = await aPhone(server)
  await kader.join(server.link, 'Bu Sari')
  await kader.goto(`/rujukan/${person(bima)}/${openDay}`)
  await kader.sees(followUp.referral.action.kontrol)
})

test('what the keyboard comes to on a narrow screen is never under a bar, nor under the column that stays', async () => {
  const server = await aServer()
  const { openDay, person, append, sent } = await aPosyandu(server)
  for (const child of [rafa, bima, nadia]) {
    await recordMeasurements(append, { posyandu: POSYANDU, openDay, person: person(child) }, { weightKg: 9.4 })
  }
  await sent()
  const yanti = await aPhone(server)
  await yanti.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')
  for (const [path, awaited] of [
    ['/puskesmas/laporan', area.report.fits],
    ['/puskesmas/rujukan', area.referrals.open(0)],
    ['/puskesmas/ekspor', national.exports.fhirExplain],
  ] as const) {
    await yanti.goto(path)
    await yanti.sees(awaited)
    for (let stop = 0; stop < 45; stop++) {
      await yanti.page.keyboard.press('Tab')
      expect(await coveredFocus(yanti.page), path).toBeUndefined()
    }
  }
})

/** What has the keyboard and cannot be seen, and what lies over it. A table that scrolls is seen by its frame. */
function coveredFocus(page: Page): Promise<string | undefined> {
  const look = (cover: typeof coverOf): string | undefined => {
    const focused = document.activeElement
    if (!focused || focused === document.body || focused.matches('[role=region]')) return undefined
    const over = cover(focused)
    return over === undefined ? undefined : `${focused.outerHTML.slice(0, 80)} under ${over?.outerHTML.slice(0, 80)}`
  }
  return page.evaluate<string | undefined>(`(${look.toString()})(${coverOf.toString()})`)
}
