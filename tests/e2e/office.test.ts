import { expect, test } from 'vitest'
import { directoryOf, registryOf } from '../../src/log/document-name.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { area } from '../../src/ui/words/id/area.ts'
import { office } from '../../src/ui/words/id/office.ts'
import { roles } from '../../src/ui/words/id/roles.ts'
import { admin, PUSKESMAS } from '../doors.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa, type Posyandu } from './posyandu.ts'
import { aPhone, anUnclaimedServer, aServer, eventually } from './scene.ts'
import type { Server } from './server.ts'
import { hasFileKey } from './unsealed.ts'

/** What the office computer shows at once. */
const OFFICE_SCREEN = { width: 1280, height: 800 }

/** A device of the puskesmas at its own screen. */
async function anAdmin(server: Server, link: string, name = 'Ibu Yanti'): Promise<Phone> {
  const phone = await aPhone(server, { viewport: OFFICE_SCREEN })
  await phone.joinAsPuskesmas(link, name)
  await phone.link(area.nav.office).click()
  await phone.page.getByRole('heading', { name: office.title, exact: true }).waitFor()
  return phone
}

async function invites(phone: Phone, name: string): Promise<string> {
  await phone.button(office.invite.title).click()
  await phone.page.getByLabel(office.invite.name).fill(name)
  await phone.button(office.invite.make).click()
  await phone.page.getByRole('img', { name: office.invite.qr }).waitFor()
  // Whoever comes before the relay knows of it is turned away for good.
  await phone.badgeSays('Terkirim')
  return phone.page.getByText(/^http.*#/).innerText()
}

test('the claim makes an admin, who makes a posyandu and invites; the invited kader is at work, and no link works twice', async () => {
  const server = await anUnclaimedServer()
  const claim = server.claimLink
  if (claim === undefined) throw new Error('expected a server that nobody has claimed')
  const yanti = await anAdmin(server, claim)
  await yanti.page.getByLabel(office.posyandu.name).fill('Melati')
  await yanti.button(office.posyandu.save).click()
  await yanti.isTold(office.posyandu.saved('Melati'))

  const link = await invites(yanti, 'Bu Sari')
  const sari = await aPhone(server)
  await sari.page.goto(link)
  await sari.button('Saya Bu Sari').click()
  await sari.isTold(words.start.who.welcome('Bu Sari'))
  await sari.goto('/')
  await sari.page.getByRole('heading', { name: words.today.posyandu('Melati') }).waitFor()

  await yanti.sees(office.invite.joined('Bu Sari'))
  await yanti.button(office.close).click()
  await yanti.button(office.devices.revokeLabel('Bu Sari')).waitFor()

  const third = await aPhone(server)
  await third.page.goto(link)
  await third.sees(words.shell.problem['invitation-used'].text)
  const second = await aPhone(server)
  await second.page.goto(claim)
  await second.sees(words.shell.problem['invitation-used'].text)
  expect(server.claimLink).toBeUndefined()
})

test('a lost admin is replaced with the recovery link, whose holder sees every phone', async () => {
  const server = await anUnclaimedServer()
  const recovery = server.recoveryLink
  if (server.claimLink === undefined || recovery === undefined) throw new Error('expected a first start')
  const yanti = await anAdmin(server, server.claimLink)
  await yanti.page.getByLabel(office.posyandu.name).fill('Melati')
  await yanti.button(office.posyandu.save).click()
  await yanti.isTold(office.posyandu.saved('Melati'))
  const wati = await anAdmin(server, recovery, 'Ibu Wati')
  await wati.button(office.devices.revokeLabel('Ibu Yanti')).waitFor()
})

interface AtWork {
  readonly server: Server
  readonly posyandu: Posyandu
  readonly yanti: Phone
  readonly sari: Phone
  readonly ratna: Phone
}

/** Two kader at work, and the admin who sees both. */
async function atWork(): Promise<AtWork> {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const yanti = await anAdmin(server, await server.invitationLink(admin, 'Ibu Yanti'))
  const [sari, ratna] = [await joined(server, yanti, 'Bu Sari'), await joined(server, yanti, 'Bu Ratna')]
  return { server, posyandu, yanti, sari, ratna }
}

async function joined(server: Server, yanti: Phone, name: string): Promise<Phone> {
  const link = await invites(yanti, name)
  const phone = await aPhone(server)
  await phone.page.goto(link)
  await phone.button(`Saya ${name}`).click()
  await phone.isTold(words.start.who.welcome(name))
  await yanti.sees(office.invite.joined(name))
  await yanti.button(office.close).click()
  return phone
}

test('a phone revoked in two taps is told in one sentence; its later weight waits for a yes, and then is on the other phones', async () => {
  const { server, posyandu, yanti, sari, ratna } = await atWork()
  const { openDay, person } = posyandu
  await sari.openScale(openDay, person(rafa))
  // Written only after she was revoked, the key would wait for a yes as well.
  await hasFileKey(sari.page)

  await yanti.button(office.devices.revokeLabel('Bu Sari')).click()
  await yanti.sees(office.revoke.cannotRecall)
  await yanti.button(office.revoke.yes).click()
  await yanti.sees(office.revoke.done('Bu Sari'))
  await sari.sees(words.shell.problem.revoked.text)
  await yanti.button(office.close).click()

  await sari.weigh(openDay, person(rafa), '9,40', rafa.name)
  await eventually(async () => (await server.running.journal.quarantined()).length).toBe(1)
  await yanti.goto('/pengelola')
  await yanti.sees(office.waiting.title(1))
  await ratna.goto(`/hari/${openDay}/hasil/${person(rafa)}`)
  await ratna.sees(rafa.name)
  expect(await ratna.page.getByText('9,40 kg').count()).toBe(0)

  await yanti.button(office.waiting.acceptLabel('Bu Sari')).click()
  await ratna.sees('hari ini 9,40 kg')
  await eventually(() => yanti.page.getByText(office.waiting.title(1)).count()).toBe(0)
})

test('after revoking, a replacement is invited with everything filled in, and access can be given back', async () => {
  const { yanti, sari } = await atWork()
  await yanti.button(office.devices.revokeLabel('Bu Sari')).click()
  await yanti.button(office.revoke.yes).click()
  await sari.sees(words.shell.problem.revoked.text)
  await yanti.button(office.invite.replace).click()
  await eventually(() => yanti.page.getByLabel(office.invite.name).inputValue()).toBe('Bu Sari')
  await eventually(() => yanti.page.getByRole('checkbox', { name: 'Melati' }).isChecked()).toBe(true)
  await yanti.button(office.close).click()

  await yanti.page.getByText(office.devices.revokedTitle(1)).click()
  await yanti.button(office.devices.restoreLabel('Bu Sari')).click()
  await yanti.isTold(office.revoke.restored('Bu Sari'))
  await eventually(() => sari.page.getByText(words.shell.problem.revoked.text).count()).toBe(0)
})

test('a phone gets a name of its own and another posyandu, and its holder goes on there', async () => {
  const { server, yanti, sari } = await atWork()
  const document = directoryOf(PUSKESMAS)
  await server.puskesmas.writes([
    { document, kind: 'posyandu', record: 'mawar', set: { name: 'Mawar', desa: 'Taba Lagan' }, who: 'puskesmas' },
    { document: registryOf('mawar'), kind: 'person', record: 'dewi', set: { name: 'Dewi Mawar' }, who: 'puskesmas' },
  ])
  await yanti.button(office.devices.changeLabel('Bu Sari')).click()
  await yanti.page.getByLabel(office.change.label).fill('HP biru')
  await yanti.button(office.change.saveLabel).click()
  await yanti.isTold(office.change.renamed)
  await yanti.sees('HP biru')

  await yanti.button(office.devices.changeLabel('Bu Sari')).click()
  await yanti.page.getByRole('checkbox', { name: 'Melati' }).uncheck()
  await yanti.page.getByRole('checkbox', { name: 'Mawar' }).check()
  await yanti.button(office.change.move).click()
  await yanti.isTold(office.change.moved('Bu Sari'))

  await sari.goto('/warga')
  await sari.sees(roles.choose.moved)
  // Nor does any other screen say that it is still at work in the old one, whose name is not for it to change.
  await sari.goto('/lainnya')
  await sari.sees(roles.isFor(roles.role.kader, 'Posyandu Mawar'))
  await sari.sees(roles.choose.moved)
  expect(await sari.button(words.more.rename).count()).toBe(0)
  await sari.goto('/posyandu')
  await sari.choosePosyandu('Mawar')
  await sari.link(words.shell.nav.people).click()
  await sari.sees('Dewi Mawar')
  expect(await sari.page.getByText(rafa.name).count()).toBe(0)
})

test('what a kader had not sent when she was moved waits for a yes, and her phone says so until then and no longer', async () => {
  const { server, posyandu, yanti, sari } = await atWork()
  const { openDay, person } = posyandu
  const document = directoryOf(PUSKESMAS)
  const set = { name: 'Mawar', desa: 'Taba Lagan' }
  await server.puskesmas.writes([{ document, kind: 'posyandu', record: 'mawar', set, who: 'puskesmas' }])
  await sari.openScale(openDay, person(rafa))
  await hasFileKey(sari.page)
  await sari.isInstalled()
  await server.stop()
  await sari.weigh(openDay, person(rafa), '9,40', rafa.name)
  await sari.page.goto('about:blank')
  await server.start()
  await yanti.regainsSignal()
  await yanti.button(office.devices.changeLabel('Bu Sari')).click()
  await yanti.page.getByRole('checkbox', { name: 'Melati' }).uncheck()
  await yanti.page.getByRole('checkbox', { name: 'Mawar' }).check()
  await yanti.button(office.change.move).click()
  await yanti.isTold(office.change.moved('Bu Sari'))
  await yanti.badgeSays('Terkirim')

  const refused = words.shell.problem.refused(1).text
  await sari.goto('/lainnya')
  await sari.sees(refused)
  await sari.goto('/')
  await sari.sees(roles.choose.moved)
  await sari.badgeSays('Terkirim')
  expect(await sari.page.getByText(refused).count()).toBe(0)
  await sari.choosePosyandu('Mawar')
  await sari.sees(refused)
  await yanti.goto('/pengelola')
  await yanti.button(office.waiting.acceptLabel('Bu Sari')).click()
  await eventually(() => sari.page.getByText(refused).count()).toBe(0)
})
