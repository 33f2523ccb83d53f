import { expect, test } from 'vitest'
import { signatureOf } from '../../src/log/entry.ts'
import { registryOf } from '../../src/log/document-name.ts'
import { row } from '../../tests/contract/journal-contract.ts'
import { POSYANDU } from '../../tests/doors.ts'
import { Device } from '../../tests/relay/phone.ts'
import { memoryDisk } from '../journal/journal-memory.ts'
import { TroubledJournal } from '../../tests/relays/troubled-journal.ts'
import { HeldCounts } from './held-counts.ts'

const DOCUMENT = registryOf(POSYANDU)

test('a journal that does not answer once is asked again by whoever wants to know next', async () => {
  const siti = await Device.make()
  const [first, second] = [await siti.entry(DOCUMENT), await siti.entry(DOCUMENT)]
  const journal = TroubledJournal.on(memoryDisk('jurnal'))
  const rowOf = (text: string, clock: number) => ({ ...row(DOCUMENT, 1, clock, text), by: siti.id, n: clock + 1 })
  await journal.append([rowOf(first, 0)], 0)
  const { authors } = await journal.standing(DOCUMENT)
  const held = new HeldCounts(DOCUMENT, authors, journal)

  journal.unansweredReads = 1
  const asked = held.signatureAt(siti.id, 1)
  held.note(rowOf(second, 1)) // while it is read
  await expect(asked).rejects.toThrow('the connection was lost')
  expect(await held.signatureAt(siti.id, 1)).toBe(signatureOf(first))
})
