/** The workbook from the shell. */
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { invitationLink } from '../../src/log/invitation.ts'
import { Command } from '../moving/command.ts'
import { Ground } from '../relay/ground.ts'

const WORKBOOK = join(import.meta.dirname, 'posyandu-melati.xlsx')

let command: Command
let ground: Ground

beforeAll(async () => {
  command = await Command.bundle('scripts/import.ts')
})

beforeEach(async () => {
  ground = await Ground.lay()
})

afterEach(() => ground.clear())

test('an invitation that somebody else took is named as what it is', async () => {
  const invitation = ground.doors.next()
  const link = invitationLink(ground.relay.origin, invitation)
  expect((await command.run([WORKBOOK, '--join', link]).ended).code).toBe(0)

  const { code, said } = await command.run([WORKBOOK, '--join', link]).ended
  expect(code).toBe(1)
  expect(said).toContain('sudah dipakai')
}, 60_000)

test('of two files neither is read', async () => {
  const { code, said } = await command.run([WORKBOOK, WORKBOOK, '--dry-run']).ended
  expect(code).toBe(1)
  expect(said).toContain('Cara pakai')
})
