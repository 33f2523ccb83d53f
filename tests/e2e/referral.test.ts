import { POSYANDU } from '../doors.ts'
import { expect, test } from 'vitest'
import { correctPerson } from '../../src/replica/intentions/registry.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import type { VisitFields } from '../../src/log/records/visit.ts'
import { audit } from '../../src/ui/words/id/audit.ts'
import { followUp } from '../../src/ui/words/id/follow-up.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, bima, rafa, type Posyandu } from './posyandu.ts'
import { aPhone, aServer } from './scene.ts'
import { textDrawn } from './text-drawn.ts'
import type { Server } from './server.ts'

interface Morning {
  readonly server: Server
  readonly posyandu: Posyandu
  readonly kader: Phone
  readonly bidan: Phone
}

/** Rafa has a red arm and is to be referred at once; Bima did not gain and is only told of. */
async function aMorning(): Promise<Morning> {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const measured = (child: typeof rafa, fields: VisitFields) => {
    const place = {
      posyandu: POSYANDU,
      openDay: posyandu.openDay,
      person: posyandu.person(child),
    }
    return recordMeasurements(posyandu.append, place, fields)
  }
  await measured(rafa, { weightKg: 9.4, armCm: 11.2 })
  await measured(bima, { weightKg: 8.15 })
  await posyandu.sent()
  const kader = await aPhone(server)
  const bidan = await aPhone(server)
  await kader.join(server.link, 'Bu Sari')
  await bidan.join(server.link, 'Bidan Ratih')
  return { server, posyandu, kader, bidan }
}

const referralOf = ({ posyandu }: Morning, child: typeof rafa): string =>
  `/rujukan/${posyandu.person(child)}/${posyandu.openDay}`

async function refers(phone: Phone, morning: Morning, child: typeof rafa): Promise<void> {
  await phone.goto(referralOf(morning, child))
  await phone.sees('LiLA 11,2 cm')
  await phone.button(followUp.referral.save).click()
  await phone.isTold(followUp.referral.madeDone(child.name))
}

test('an answer written at the pustu crosses to the kader’s phone as something to do', async () => {
  const morning = await aMorning()
  const { server, kader, bidan } = morning
  await kader.goto('/lapor')
  await kader.sees(followUp.report.refer(1))
  await kader.sees('LiLA 11,2 cm')
  await kader.link(followUp.card.make).click()
  await kader.sees(followUp.referral.urgent)
  await kader.button(followUp.referral.save).click()
  await kader.isTold(followUp.referral.madeDone(rafa.name))
  await kader.badgeSays('Terkirim')

  await bidan.goto(referralOf(morning, rafa))
  await bidan.sees(followUp.referral.status.dibuat)
  await Promise.all([kader.isInstalled(), bidan.isInstalled()])
  await server.stop()
  await bidan.button(followUp.referral.answer).click()
  await bidan.page.getByRole('checkbox', { name: followUp.referral.action.kontrol }).check()
  await bidan.page.getByLabel(followUp.referral.words).fill('Makan obat gizi sampai habis')
  await bidan.page.getByRole('checkbox', { name: followUp.referral.inCare }).check()
  await bidan.button(followUp.referral.saveAnswer).click()
  await bidan.isTold(followUp.referral.answered(rafa.name))

  await server.start()
  for (const phone of [bidan, kader]) await phone.regainsSignal()
  await kader.sees(`${followUp.referral.action.kontrol}. Makan obat gizi sampai habis`)
  await kader.sees(/dari Bidan Ratih/)
  await kader.goto('/lapor')
  await kader.page.getByText(followUp.report.done(1)).click()
  await kader.sees(/sudah dalam tata laksana sejak/)
})

test('a refusal on one phone is read on the other, in the family’s words', async () => {
  const morning = await aMorning()
  const { kader, bidan } = morning
  await refers(bidan, morning, rafa)
  await kader.goto(referralOf(morning, rafa))
  await kader.button(`${followUp.referral.refuse}…`).click()
  await kader.page.getByLabel(followUp.referral.refusal).fill('Ayah belum pulang')
  await kader.button(followUp.referral.refuse).click()
  await kader.isTold(`${rafa.name}: keluarga menolak`)
  await bidan.goto('/rujukan')
  await bidan.sees(followUp.referral.answeredHead(1))
  await bidan.sees(followUp.referral.refused('Ayah belum pulang'))
})

test('the bidan ticks off what she was told, and both phones know', async () => {
  const { kader, bidan } = await aMorning()
  await bidan.goto('/lapor')
  await bidan.sees(followUp.report.tell(1))
  const card = bidan.page.getByRole('article').filter({ hasText: bima.name })
  await card.getByRole('button', { name: followUp.card.told }).click()
  await bidan.isTold(followUp.card.toldDone(bima.name))
  await kader.goto('/lapor')
  await kader.sees(followUp.report.done(1))
  expect(await kader.page.getByText(followUp.report.tell(1)).count()).toBe(0)
})

test('the letter names the child’s NIK on paper when somebody says what for, and nowhere in what is sent by phone', async () => {
  const morning = await aMorning()
  const { posyandu, kader } = morning
  const nik = '1709010501250001'
  await correctPerson(posyandu.append, POSYANDU, posyandu.person(rafa), { nik })
  await posyandu.sent()
  await kader.page.addInitScript(() => {
    navigator.share = (data) => Promise.resolve(document.body.setAttribute('data-shared', data?.text ?? ''))
  })
  const drawn = await textDrawn(kader)
  await refers(kader, morning, rafa)
  // It asks what for once it knows a NIK.
  await kader.button(audit.nik.why.loket).waitFor()
  expect(await kader.page.getByText('1709 0105 0125 0001').count()).toBe(0)
  await kader.button(audit.nik.why.loket).click()
  await kader.sees('1709 0105 0125 0001')
  await kader.button(followUp.slip.share).click()
  const shared = (await kader.page.getAttribute('body', 'data-shared')) ?? ''
  expect(shared).toContain('LiLA merah: LiLA 11,2 cm')
  expect(shared).toContain(rafa.name)
  expect(shared.replaceAll(' ', '')).not.toContain(nik)

  const [picture] = await Promise.all([
    kader.page.waitForEvent('download'),
    kader.button(followUp.slip.picture).click(),
  ])
  expect(picture.suggestedFilename()).toMatch(/^rujukan-[a-z-]+-\d{4}-\d{2}-\d{2}\.png$/)
  const onPicture = await drawn()
  for (const part of [rafa.name, 'RUJUKAN SEGERA', 'LiLA 11,2 cm', 'Bu Sari']) expect(onPicture).toContain(part)
  expect(onPicture.replaceAll(' ', '')).not.toContain(nik)
})
