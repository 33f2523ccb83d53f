import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { aMortalPhone, weightsLost } from './killed.ts'
import { aServer } from './scene.ts'

test('a phone that dies the moment it says "tersimpan" still has the weight', async () => {
  const server = await aServer()
  const profile = await mkdtemp(join(tmpdir(), 'lima-langkah-hp-'))
  onTestFinished(() => rm(profile, { recursive: true, force: true }))
  const mortal = await aMortalPhone(server, profile)
  expect(await weightsLost(mortal, ['9,40', '9,45', '9,35'])).toEqual([])
})
