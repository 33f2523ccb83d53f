import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openPhone, survivesKill } from './killed.ts'
import { aPosyandu, rafa } from './posyandu.ts'
import { aServer } from './scene.ts'

test('a phone that dies the moment it says "tersimpan" still has the weight', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const profile = await mkdtemp(join(tmpdir(), 'lima-langkah-hp-'))
  onTestFinished(() => rm(profile, { recursive: true, force: true }))
  const { browser, phone } = await openPhone({ origin: server.origin, profile })
  await phone.join(server.link, 'Bu Ratna')
  await phone.openScale(posyandu.openDay, posyandu.person(rafa))
  await phone.isInstalled()
  await browser.kill()

  await server.stop()
  const place = {
    origin: server.origin,
    profile,
    openDay: posyandu.openDay,
    person: posyandu.person(rafa),
    name: rafa.name,
  }
  const kept: boolean[] = []
  for (const weight of ['9,40', '9,45', '9,35']) kept.push(await survivesKill(place, weight))
  expect(kept).toEqual([true, true, true])
})
