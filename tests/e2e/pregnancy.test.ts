/** A pregnancy from its registration through the five steps to the birth, KF and KN, with the relay away. */
import { test } from 'vitest'
import { addDays, calendarDateOf } from '../../src/domain/calendar.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { care } from '../../src/ui/words/id/care.ts'
import { immunization as vaccines } from '../../src/ui/words/id/immunization.ts'
import { pregnancy } from '../../src/ui/words/id/pregnancy.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa, wati } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

const today = calendarDateOf(new Date())
const typed = (date: string): string => date.split('-').reverse().join('/')
const field = (phone: Phone, label: string) => phone.page.getByLabel(label, { exact: true })
const choose = (phone: Phone, option: string) => phone.page.getByRole('radio', { name: option, exact: true }).check()
const section = (phone: Phone, title: string) => phone.page.getByRole('region', { name: title })

async function registers(phone: Phone, weeks: number): Promise<void> {
  const { form } = pregnancy
  await phone.link(words.people.maternal.title).click()
  await field(phone, form.dated.hpht).fill(typed(addDays(today, -weeks * 7)))
  await phone.sees(new RegExp(pregnancy.pregnant(weeks, 0)))
  await field(phone, form.field.gravida).fill('2')
  await field(phone, form.field.spacingYears).fill('1,5')
  await field(phone, form.field.weightBeforeKg).fill('58')
  await field(phone, form.field.heightCm).fill('155')
  await phone.button(form.save).click()
  await phone.isTold(form.saved(wati.name))
}

test('a pregnancy is registered, goes through the five steps, and ends with twins, KF and KN, without a relay', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, wati], ['bumil', 'balita'])
  const { openDay } = posyandu
  const person = posyandu.person(wati)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Sari')
  await phone.goto(`/warga/${person}`)
  await phone.sees(wati.name)
  await phone.isInstalled()
  await server.stop()

  await registers(phone, 20)
  await phone.sees(pregnancy.trimester(2))
  await phone.sees('Terlalu dekat (jarak di bawah 2 tahun)')
  await phone.sees(pregnancy.tetanus.status(0))

  // K1 after the first trimester, in one tap; taken back, it is open again.
  await phone.button(pregnancy.contact.todayLabel('K1')).click()
  await phone.sees(pregnancy.contact.access)
  await phone.button(words.common.undo).click()
  await phone.button(pregnancy.contact.todayLabel('K1')).click()
  await phone.sees(pregnancy.contact.access)

  await phone.goto(`/hari/${openDay}/daftar`)
  await phone.sees(new RegExp(words.today.cameShort(0, 1, 'bumil')))
  await phone.sees(new RegExp(words.people.maternal.hamil(20)))
  await phone.checkIn(wati.name)
  await phone.goto(`/hari/${openDay}/timbang/${person}`)
  await phone.sees(new RegExp(words.people.maternal.hamil(20)))
  await phone.key('624')
  await phone.isAt('Tekanan darah: atas (sistole)')
  await phone.key('12080')
  await phone.isAt('Lingkar lengan atas')
  await phone.key('240')
  await phone.button(words.weigh.save).click()
  await phone.isTold(words.weigh.saved(wati.name))
  // 4,4 kg in 20 weeks, IMT 24,1: 2,95 to 5,5 kg are expected.
  await phone.sees('Kenaikan berat sesuai kurva Buku KIA.')
  await phone.sees(pregnancy.gain.point(20, '+4,4'))

  await phone.goto(`/hari/${openDay}/pelayanan/${person}`)
  await phone.sees('Minum TTD atau MMS setiap hari?')
  await phone.button(/Ada tanda bahaya/).click()
  await phone.sees('Ketuban pecah atau keluar cairan')

  await phone.goto(`/hari/${openDay}/imunisasi/${person}`)
  await phone.button(pregnancy.received.give).click()
  await field(phone, vaccines.batch).fill('TD-0426')
  await phone.button(care.finish).click()
  await phone.sees(vaccines.givenByMissing)
  await phone.page.getByLabel(vaccines.givenBy).selectOption({ label: vaccines.givenByOther })
  await phone.page.getByLabel(vaccines.givenByName).fill('Bidan Rina')
  await field(phone, 'TTD diberikan (tablet)').fill('30')
  await phone.button(care.finish).click()
  await phone.isTold(pregnancy.received.saved(wati.name))

  await phone.goto(`/warga/${person}/hamil`)
  await phone.sees(pregnancy.tetanus.status(1))
  await gives(phone)

  await server.start()
  await phone.regainsSignal()
  const born = () => posyandu.neighbour.store.rows('person').filter(({ shown }) => shown.mother === person)
  await eventually(() => born().map(({ shown }) => [shown.name, shown.sex, shown.birthWeightG])).toEqual([
    ['By. Ny. Wati Rahayu 1', 'P', 2400],
    ['By. Ny. Wati Rahayu 2', 'L', 2600],
  ])
  await eventually(() => born().map(({ shown }) => shown.birthDate)).toEqual([addDays(today, -1), addDays(today, -1)])
  const td = () => posyandu.neighbour.store.rows('visit').flatMap(({ shown }) => shown['dose.td'] ?? [])
  await eventually(td).toEqual([{ outcome: 'given', givenBy: 'Bidan Rina', batch: 'TD-0426' }])
  await eventually(() => born().map(({ shown }) => typeof shown[`kn.${today}`])).toEqual(['object', 'undefined'])
})

/** Twins today; half typed, the app is swiped away. */
async function gives(phone: Phone): Promise<void> {
  const { end, contact } = pregnancy
  await phone.link(end.link).click()
  await choose(phone, end.outcome.lahir)
  await field(phone, end.on.lahir).fill(typed(today))
  await choose(phone, end.babies['2'])
  const baby = (n: number) => phone.page.getByRole('group', { name: end.baby(n, 2) })
  await baby(1).getByRole('radio', { name: words.people.female }).check()
  await baby(1).getByLabel(words.person.field.birthWeightG).fill('2400')
  await phone.sees(end.light)
  await phone.reopen(new URL(phone.page.url()).pathname)
  await baby(2).waitFor()
  await phone.button(words.common.save).click()
  await phone.sees(end.sexNeed)
  await baby(2).getByRole('radio', { name: words.people.male }).check()
  await baby(2).getByLabel(words.person.field.birthWeightG).fill('2600')
  await phone.button(words.common.save).click()
  await phone.isTold(end.born(wati.name, 2))

  await phone.sees(pregnancy.nifas(0))
  await phone.button(contact.todayLabel('KF1')).click()
  await section(phone, contact.kf).getByText(contact.state.done).waitFor()
  await section(phone, contact.kn('By. Ny. Wati Rahayu 1'))
    .getByRole('button', { name: contact.todayLabel('KN1') })
    .click()
  await section(phone, contact.kn('By. Ny. Wati Rahayu 1')).getByText(contact.state.done).waitFor()
  await phone.page.getByText(pregnancy.after.wrongDate).click()
  await field(phone, pregnancy.after.rightDate).fill(typed(addDays(today, -1)))
  await phone.button(words.common.save).click()
  await phone.sees(pregnancy.nifas(1))
  await phone.link('By. Ny. Wati Rahayu 1').click()
  await phone.sees(words.person.growth)
}
