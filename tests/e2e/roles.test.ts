import { expect, test } from 'vitest'
import { directoryOf, registryOf } from '../../src/log/document-name.ts'
import { desaScope, type Grant } from '../../src/log/role.ts'
import { roles } from '../../src/ui/words/id/roles.ts'
import { PUSKESMAS, POSYANDU } from '../doors.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import { hasFileKey } from './unsealed.ts'

const SECRET = 'Sering dipukul di rumah'
const bidan: Grant = { role: 'bidan', scopes: [desaScope('Taba Lagan')] }

/** Everything that the app keeps on this phone, as its databases and its storage hold it. */
async function keptOn({ page }: Phone): Promise<string> {
  return page.evaluate(async () => {
    const open = (name: string): Promise<IDBDatabase> =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(name))
      })
    const all = (store: IDBObjectStore): Promise<unknown[]> =>
      new Promise((resolve, reject) => {
        const request = store.getAll() as IDBRequest<unknown[]>
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(store.name))
      })
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }]
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await open(name)
      for (const table of db.objectStoreNames) found.push(table, await all(db.transaction(table).objectStore(table)))
      db.close()
    }
    return JSON.stringify(found, (_, value: unknown) =>
      value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value,
    )
  })
}

test('a kader’s note in confidence reaches the bidan, and neither her phone nor another kader’s shows it', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const [sari, ani, ratna] = [await aPhone(server), await aPhone(server), await aPhone(server)]
  await sari.join(server.link, 'Bu Sari')
  await ani.join(server.link, 'Bu Ani')
  await ratna.page.goto(await server.invitationLink(bidan, 'Bu Bidan'))
  // The name that the invitation was written for is one tap.
  await ratna.button(words.start.who.itIsMe('Bu Bidan')).click()
  await ratna.isTold(words.start.who.welcome('Bu Bidan'))
  for (const phone of [sari, ani]) await phone.goto(`/warga/${posyandu.person(rafa)}`)
  await Promise.all([sari.isInstalled(), ani.isInstalled(), hasFileKey(sari.page)])
  await server.stop()

  await sari.link(roles.note.link).click()
  await sari.page.getByLabel(roles.note.topic.kekerasan).click()
  await sari.sees(roles.note.urgent.title)
  await sari.page.getByLabel(roles.note.text.kekerasan).fill(SECRET)
  // Back loses nothing, and no disk has it.
  await sari.page.goBack()
  await sari.link(roles.note.link).click()
  await sari.page.getByLabel(roles.note.text.kekerasan).filter({ visible: true }).waitFor()
  await eventually(() => sari.page.getByLabel(roles.note.text.kekerasan).inputValue()).toBe(SECRET)
  await sari.button(roles.note.save).click()
  await sari.isTold(roles.note.saved)
  await sari.sees(roles.note.today(1))
  expect(await sari.page.getByText(SECRET).count()).toBe(0)
  await sari.reopen(`/rahasia/${posyandu.person(rafa)}`)
  await sari.sees(roles.note.today(1))
  await sari.badgeSays('1 belum terkirim')

  await server.start()
  for (const phone of [sari, ani, ratna]) await phone.regainsSignal()
  await sari.badgeSays('Terkirim')
  await ani.goto(`/rahasia/${posyandu.person(rafa)}`)
  await ani.sees(roles.note.explainKader)
  expect(await ani.page.getByText(SECRET).count()).toBe(0)
  for (const phone of [sari, ani]) expect(await keptOn(phone)).not.toContain(SECRET)

  await ratna.goto('/posyandu')
  await ratna.choosePosyandu('Melati')
  await ratna.sees('Posyandu Melati')
  await ratna.goto(`/rahasia/${posyandu.person(rafa)}`)
  await ratna.sees(SECRET)
  await ratna.sees(/Bu Sari/)
  await ratna.goto('/rahasia')
  await ratna.sees(SECRET)
})

test('a bidan goes from one posyandu to another with one tap, and sees the one at hand', async () => {
  const server = await aServer()
  await aPosyandu(server)
  const document = directoryOf(PUSKESMAS)
  await server.puskesmas.writes([
    { document, kind: 'posyandu', record: 'mawar', set: { name: 'Mawar', desa: 'Taba Lagan' }, who: 'puskesmas' },
    { document: registryOf('mawar'), kind: 'person', record: 'dewi', set: { name: 'Dewi Mawar' }, who: 'puskesmas' },
  ])
  const ratna = await aPhone(server)
  await ratna.join(await server.invitationLink(bidan, 'Bu Bidan'), 'Bu Ratna')
  await ratna.goto('/')
  await ratna.sees(roles.choose.title)
  await ratna.choosePosyandu('Melati')
  await ratna.goto('/warga')
  await ratna.sees(rafa.name)
  expect(await ratna.page.getByText('Dewi Mawar').count()).toBe(0)
  await ratna.goto('/lainnya')
  await ratna.sees(roles.isFor(roles.role.bidan, 'Desa Taba Lagan'))
  await ratna.link(/^Posyandu: Melati/).click()
  await ratna.choosePosyandu('Mawar')
  await ratna.link(words.shell.nav.people).click()
  await ratna.sees('Dewi Mawar')
  expect(await ratna.page.getByText(rafa.name).count()).toBe(0)
})

test('what a kader may not do is shown with who can, and never an error', async () => {
  const server = await aServer()
  await aPosyandu(server)
  const sari = await aPhone(server)
  await sari.join(server.link, 'Bu Sari')
  await sari.goto('/lainnya')
  await sari.sees(roles.isFor(roles.role.kader, 'Posyandu Melati'))
  await sari.sees(roles.who.office)
  expect(await sari.button(words.more.office).isDisabled()).toBe(true)
  expect(await sari.page.getByText(/^Posyandu: /).count()).toBe(0)
  await sari.goto('/lainnya/pengaturan')
  await sari.sees(roles.who.settings)
  expect(await sari.button('Simpan pengaturan').isDisabled()).toBe(true)
  await sari.goto('/pengelola')
  await sari.sees('Layar ini untuk pengelola')
  await sari.goto('/rahasia')
  await sari.sees(roles.who.confidential)
})

test('a phone whose invitation was used by another says so, loses nothing, and comes in with a new one', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const used = server.link
  const sari = await aPhone(server)
  await sari.join(used, 'Bu Sari')
  await sari.badgeSays('Terkirim')
  const late = await aPhone(server)
  await late.page.goto(used)
  await late.sees(words.shell.problem['invitation-used'].text)
  await late.page.getByLabel(roles.joined.newLink).fill(server.link)
  await late.button(roles.joined.again).click()
  await late.sees(words.start.who.title)
  await late.takesName('Bu Ani')
  await late.isTold(words.start.who.welcome('Bu Ani'))
  await late.goto(`/warga/${posyandu.person(rafa)}`)
  await late.sees(rafa.name)
  await eventually(() => late.badge.innerText()).toContain('Terkirim')
})

test('a phone whose access was taken away says it in one sentence, and goes on writing', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const sari = await aPhone(server)
  await sari.join(server.link, 'Bu Sari')
  await sari.goto(`/hari/${posyandu.openDay}/daftar`)
  await sari.checkIn(rafa.name)
  await sari.badgeSays('Terkirim')
  const sarisDevice = () =>
    posyandu.neighbour.store.rows('device').find(({ shown }) => String(shown.label).startsWith('Mozilla'))?.record
  await eventually(sarisDevice).toBeDefined()
  await server.puskesmas.writes([
    {
      document: directoryOf(PUSKESMAS),
      kind: 'grant',
      record: sarisDevice()!,
      set: { revoked: { [directoryOf(PUSKESMAS)]: 100, [`visits/${POSYANDU}/${posyandu.openDay.slice(0, 7)}`]: 1 } },
      who: 'puskesmas',
    },
  ])
  await sari.checkIn('Bima Saputra')
  await sari.sees(words.shell.problem.revoked.text)
  await sari.checkIn('Nadia Pratama')
  await sari.goto('/lainnya')
  await sari.sees(roles.revoked)
})
