import { test } from 'vitest'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import { openDayId } from '../../src/log/record-id.ts'
import { guest as words } from '../../src/ui/words/id/guest.ts'
import { papers } from '../../src/ui/words/id/papers.ts'
import { POSYANDU, PUSKESMAS } from '../doors.ts'
import { aPosyandu, monthsBefore, rafa, today } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

test('a guest’s weighing counts at their own posyandu once the bidan has said who they are, without the server too', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa])
  const day = openDayId(today, 'mawar')
  const birthDate = monthsBefore(today, 20, 5)
  const bayu = { name: 'Bayu Anggara', sex: 'L', birthDate, motherName: 'Lastri' } as const
  const who = 'puskesmas'
  await server.puskesmas.writes([
    {
      document: directoryOf(PUSKESMAS),
      kind: 'posyandu',
      record: 'mawar',
      set: { name: 'Mawar', desa: 'Taba Lagan' },
      who,
    },
    { document: registryOf('mawar'), kind: 'open-day', record: day, set: { date: today, groups: ['balita'] }, who },
    { document: registryOf('mawar'), kind: 'person', record: 'bayu', set: bayu, who },
  ])
  await posyandu.append([
    {
      document: registryOf(POSYANDU),
      kind: 'person',
      record: 'tamu',
      set: { ...bayu, name: 'Bayu Angara', guestFrom: 'Mawar' },
    },
    {
      document: visitsOf(POSYANDU, today.slice(0, 7)),
      kind: 'visit',
      record: `tamu/${posyandu.openDay}`,
      set: { came: true, weightKg: 10.4 },
    },
  ])
  await posyandu.sent()

  const ratna = await aPhone(server)
  await ratna.join(await server.invitationLink({ role: 'bidan', scopes: ['desa/Taba Lagan'] }, 'Bu Bidan'), 'Bu Ratna')
  await ratna.goto('/')
  await ratna.choosePosyandu('Mawar')
  await ratna.goto('/warga/bayu')
  await ratna.sees(bayu.name)
  await ratna.goto('/lainnya')
  await ratna.link(/^Posyandu: Mawar/).click()
  await ratna.choosePosyandu('Melati')
  await ratna.goto(`/hari/${posyandu.openDay}/hasil/tamu`)
  await ratna.sees('10,40')
  await ratna.isInstalled()
  await server.stop()

  await ratna.goto('/warga/tamu')
  await ratna.button(words.isThis(bayu.name)).click()
  await ratna.isTold(words.linked(bayu.name))
  await ratna.sees(words.is(bayu.name, 'Mawar'))
  await ratna.goto('/lainnya')
  await ratna.link(/^Posyandu: Melati/).click()
  await ratna.choosePosyandu('Mawar')
  await ratna.goto(`/hari/${day}/hasil/bayu`)
  await ratna.sees('10,40')
  await ratna.goto(`/hari/${day}/kertas/skdn`)
  const total = ratna.page.getByRole('row').filter({
    has: ratna.page.getByRole('rowheader', { name: papers.skdn.both }),
  })
  // S K D N T O B BGM
  await eventually(async () => (await total.getByRole('cell').allInnerTexts()).join(' ')).toBe('1 0 1 0 0 0 1 0')
})
