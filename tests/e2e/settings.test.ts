/** What the district does its own way, changed on two devices at once. */
import { expect, test } from 'vitest'
import { directoryOf } from '../../src/log/document-name.ts'
import { posyanduScope } from '../../src/log/role.ts'
import { settings as words } from '../../src/ui/words/id/settings.ts'
import { POSYANDU, PUSKESMAS } from '../doors.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import { hasRecord } from './unsealed.ts'

test('what is typed stays while somebody else changes a setting, and saving it undoes nothing of theirs', async () => {
  const server = await aServer()
  const bidan = await aPhone(server)
  const grant = { role: 'bidan', scopes: [posyanduScope(POSYANDU)] } as const
  await bidan.join(await server.invitationLink(grant, 'Bu Bidan'), 'Bu Bidan')
  await bidan.goto('/lainnya/pengaturan')
  const fifth = bidan.page.getByLabel(words.stepName(5))
  await fifth.fill('Penyuluhan')
  const place = { document: directoryOf(PUSKESMAS), kind: 'settings', record: 'settings', who: 'puskesmas' }
  await server.puskesmas.writes([{ ...place, set: { 'step.4': 'Konseling' } }])
  await hasRecord(bidan.page, 'settings', { 'step.4': 'Konseling' })
  expect(await fifth.inputValue()).toBe('Penyuluhan')
  expect(await fifth.evaluate((field) => field === document.activeElement)).toBe(true)
  await bidan.button(words.save).click()
  await bidan.isTold(words.saved)
  await hasRecord(bidan.page, 'settings', { 'step.4': 'Konseling', 'step.5': 'Penyuluhan' })
  await eventually(() => bidan.page.getByLabel(words.stepName(4)).inputValue()).toBe('Konseling')
  expect(await fifth.inputValue()).toBe('Penyuluhan')
})
