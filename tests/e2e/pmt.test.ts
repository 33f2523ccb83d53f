import { expect, test } from 'vitest'
import { addDays } from '../../src/domain/calendar.ts'
import { startPmt } from '../../src/replica/intentions/pmt.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { followUp } from '../../src/ui/words/id/follow-up.ts'
import { id as words } from '../../src/ui/words/id/index.ts'
import { POSYANDU } from '../doors.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, rafa, today } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import { hasRecord } from './unsealed.ts'

const { pmt } = followUp
const taps = ({ page }: Phone, answer: string): Promise<void> =>
  page.getByRole('radio', { name: answer, exact: true }).first().check()

test('PMT that two phones begin apart is one, and where they say different things somebody picks', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa])
  const { openDay } = posyandu
  const place = { posyandu: POSYANDU, openDay, person: posyandu.person(rafa) }
  const thin = { weightKg: 8, heightCm: 78, posture: 'terlentang' } as const
  await recordMeasurements(posyandu.append, place, thin)
  await posyandu.sent()
  const [kader, bidan] = [await aPhone(server), await aPhone(server)]
  await kader.join(server.link, 'Bu Sari')
  await bidan.join(server.link, 'Bidan Ratih')
  for (const phone of [kader, bidan]) {
    await hasRecord(phone.page, 'visit', thin)
    await phone.isInstalled()
  }
  await server.stop()
  for (const [phone, eaten] of [
    [kader, 'habis'],
    [bidan, 'tidak'],
  ] as const) {
    await phone.goto(`/hari/${openDay}/hasil/${place.person}`)
    await phone.button(pmt.start(56)).click()
    await phone.isTold(pmt.started(rafa.name))
    await phone.goto('/pmt')
    await taps(phone, pmt.eaten[eaten])
    await phone.isTold(pmt.eatenSaved(rafa.name, pmt.eaten[eaten]))
  }
  await server.start()
  for (const phone of [kader, bidan]) await phone.regainsSignal()
  await kader.sees(/^! Dua HP mencatat (Habis dan Tidak|Tidak dan Habis)/)
  await kader.sees(pmt.running(1))
  expect(await kader.page.getByRole('radio', { checked: true }).count()).toBe(0)
  await taps(kader, pmt.eaten.sebagian)
  const episodes = posyandu.neighbour.store
  await eventually(() => episodes.rows('pmt').map(({ shown }) => shown[`eaten.${today}`])).toEqual(['sebagian'])
  await bidan.goto('/pmt')
  await bidan.page.getByRole('radio', { name: pmt.eaten.sebagian, checked: true }).waitFor()
})

test('PMT that was ended by mistake goes on when the bidan says so', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa])
  const course = { reason: 'tidak-naik', startedOn: addDays(today, -13), days: 14, kind: 'lokal' } as const
  const { episode } = await startPmt(posyandu.append, POSYANDU, { person: posyandu.person(rafa), ...course })
  await posyandu.sent()
  const bidan = await aPhone(server)
  await bidan.join(server.link, 'Bidan Ratih')
  await bidan.goto(`/pmt/${episode}`)
  await bidan.page.getByLabel(pmt.weight(2)).fill('9,4')
  await bidan.button(words.common.save).first().click()
  await bidan.isTold(pmt.weightSaved(rafa.name))
  await taps(bidan, pmt.decisions.selesai)
  await bidan.sees(/^Selesai \d/)
  await taps(bidan, pmt.decisions.lanjut)
  await bidan.sees(pmt.day(14, 21))
  await bidan.goto('/pmt')
  await bidan.sees(pmt.running(1))
})
