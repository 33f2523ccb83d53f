/** The bidan and the ketua of the kader stand for a month on their own phones, without a signal; the puskesmas sees it. */
import { expect, test } from 'vitest'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { desaScope, posyanduScope } from '../../src/log/role.ts'
import { area } from '../../src/ui/words/id/area.ts'
import { areaClosing as closing } from '../../src/ui/words/id/area-closing.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { admin, POSYANDU } from '../doors.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa, today } from './posyandu.ts'
import { aPhone, aServer } from './scene.ts'

const { role } = closing.closing

/** From the main menu, as somebody who has never seen the screen would. */
async function findsQuality(phone: Phone): Promise<void> {
  await phone.goto('/lainnya')
  await phone.link(new RegExp(words.more.figures)).click()
  await phone.link(area.nav.quality).click()
  await phone.sees(closing.quality.nobody)
}

test('a bidan and a ketua sign the month on their phones while the server is away, and the puskesmas sees both', async () => {
  const server = await aServer()
  const { openDay, person, append, sent } = await aPosyandu(server)
  await recordMeasurements(append, { posyandu: POSYANDU, openDay, person: person(rafa) }, { weightKg: 9.4 })
  await sent()
  const bidan = await aPhone(server)
  const ketua = await aPhone(server)
  await bidan.join(
    await server.invitationLink({ role: 'bidan', scopes: [desaScope('Taba Lagan')] }, 'Bidan Ratih'),
    'Bidan Ratih',
  )
  await bidan.goto('/')
  await bidan.choosePosyandu('Melati')
  await ketua.join(
    await server.invitationLink({ role: 'ketua', scopes: [posyanduScope(POSYANDU)] }, 'Bu Ketua'),
    'Bu Ketua',
  )
  for (const phone of [bidan, ketua]) await findsQuality(phone)
  await Promise.all([bidan.isInstalled(), ketua.isInstalled()])
  await server.stop()
  await bidan.button(closing.quality.verifyAs(role.bidan)).click()
  await bidan.isTold(closing.quality.verified(role.bidan))
  await ketua.button(closing.quality.verifyAs(role.ketua)).click()
  await ketua.isTold(closing.quality.verified(role.ketua))

  await server.start()
  for (const phone of [bidan, ketua]) await phone.regainsSignal()
  for (const phone of [bidan, ketua]) await phone.badgeSays('Terkirim')
  await bidan.sees(`${role.ketua}: Bu Ketua`)
  const yanti = await aPhone(server, { viewport: { width: 1280, height: 800 } })
  await yanti.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')
  await yanti.goto(`/puskesmas/mutu?posyandu=${POSYANDU}&bulan=${today.slice(0, 7)}`)
  await yanti.sees(`${role.bidan}: Bidan Ratih`)
  await yanti.sees(`${role.ketua}: Bu Ketua`)
  expect(await yanti.page.getByText(closing.quality.nobody).count()).toBe(0)
})
