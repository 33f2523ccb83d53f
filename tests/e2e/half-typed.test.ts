/** A correction is begun, left, and opened again after somebody else has corrected the same record. */
import { expect, test } from 'vitest'
import { addDays, calendarDateOf } from '../../src/domain/calendar.ts'
import { correctActivity, recordActivity } from '../../src/replica/intentions/activities.ts'
import { correctPregnancy, registerPregnancy } from '../../src/replica/intentions/pregnancy.ts'
import { activities } from '../../src/ui/words/id/activities.ts'
import { pregnancy as words } from '../../src/ui/words/id/pregnancy.ts'
import { POSYANDU } from '../doors.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa, wati } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

const today = calendarDateOf(new Date())
const field = (phone: Phone, label: string) => phone.page.getByLabel(label, { exact: true })

test('a correction that was left half typed takes back nothing that another phone corrected since', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const sari = await aPhone(server)
  const ratna = await aPhone(server)
  await sari.join(server.link, 'Bu Sari')
  await ratna.join(server.link, 'Bu Ratna')
  const card = `/warga/${posyandu.person(rafa)}`

  await sari.goto(`${card}/perbaiki`)
  await field(sari, 'Nama panggilan').fill('Dedek')
  await sari.goto(card)
  await sari.sees(rafa.name)

  await ratna.goto(`${card}/perbaiki`)
  await field(ratna, 'Nama ibu').fill('Siti Aisyah')
  await ratna.button('Simpan').click()
  await ratna.isTold(rafa.name)
  await sari.sees('Siti Aisyah')

  await sari.goto(`${card}/perbaiki`)
  await eventually(() => field(sari, 'Nama ibu').inputValue()).toBe('Siti Aisyah')
  expect(await field(sari, 'Nama panggilan').inputValue()).toBe('Dedek')
  await sari.button('Simpan').click()
  for (const phone of [sari, ratna]) {
    await phone.goto('/warga')
    await phone.sees('(Dedek)')
    await phone.goto(card)
    await phone.sees('Siti Aisyah')
  }
})

test('so does the correction of a pregnancy: the number of the child is the colleague’s, the husband is hers', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, wati])
  const { append } = posyandu
  const mother = { posyandu: POSYANDU, person: posyandu.person(wati), records: [posyandu.person(wati)] }
  const { pregnancy, result } = await registerPregnancy(append, mother, [], { lmp: addDays(today, -140), gravida: 2 })
  expect(result.ok).toBe(true)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  const page = `/warga/${mother.person}/hamil`

  await phone.goto(`${page}/ubah`)
  await field(phone, words.form.husband).fill('Pak Andi')
  await phone.goto(page)
  await phone.sees(words.gravida(2))
  const dueDate = addDays(today, 150)
  await correctPregnancy(append, mother, pregnancy, { dueDate, datedBy: 'usg', gravida: 3 })
  await phone.sees(words.gravida(3))

  await phone.goto(`${page}/ubah`)
  await eventually(() => field(phone, words.form.field.gravida).inputValue()).toBe('3')
  expect(await field(phone, words.form.dated.usg).inputValue()).toBe(dueDate.split('-').reverse().join('/'))
  await phone.button(words.form.save).click()
  await phone.isTold(words.form.corrected(wati.name))
  const stands = () => posyandu.neighbour.store.rows('pregnancy').map(({ shown }) => shown)
  await eventually(stands).toMatchObject([{ dueDate, datedBy: 'usg', gravida: 3, husband: 'Pak Andi' }])
})

test('so does the correction of an activity, which writes what is otherwise and nothing else', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const held = { kind: 'penyuluhan', on: today, topic: 'Isi piringku', people: 12, openDay: posyandu.openDay } as const
  await recordActivity(posyandu.append, POSYANDU, held)
  const stands = () => posyandu.neighbour.store.rows('activity')
  const { record } = stands()[0]!
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')

  await phone.goto(`/kegiatan/catat?kegiatan=${record}`)
  await field(phone, activities.form.speaker).fill('Bidan Rina')
  await phone.goto('/kegiatan')
  await phone.sees(activities.people(12))
  await correctActivity(posyandu.append, POSYANDU, record, { people: 15 })
  await phone.sees(activities.people(15))

  await phone.goto(`/kegiatan/catat?kegiatan=${record}`)
  await eventually(() => field(phone, activities.form.people).inputValue()).toBe('15')
  await phone.button('Simpan').click()
  await phone.isTold(activities.form.saved(held.topic))
  await eventually(() => stands().map(({ shown }) => shown)).toEqual([{ ...held, people: 15, speaker: 'Bidan Rina' }])
})
