/** What every journal must do whose entries can be moved into another. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Halted, type MovableJournal, type WaitingEntry } from '../../server/journal/journal.ts'
import { row, rowsInTurn } from './journal-contract.ts'

export interface MovableHarness {
  /** Opens what was there before; each call closes what the last one opened. */
  open(): Promise<MovableJournal>
  dispose(): Promise<void>
}

const AT = 1_770_000_000_000
const where = { document: 'a', client: 9, clock: 0, reason: 'revoked', sender: 'siti', receivedAt: AT }
const waits: WaitingEntry = { ...where, author: 'siti', n: 1, text: 's'.repeat(86) + 'siti 1' }

export function movableContract(name: string, makeHarness: () => Promise<MovableHarness>): void {
  describe(`a journal in ${name}, to be moved`, () => {
    let harness: MovableHarness
    let journal: MovableJournal

    beforeEach(async () => {
      harness = await makeHarness()
      journal = await harness.open()
    })

    afterEach(() => harness.dispose())

    test('knows when it received each entry, also once they are packed', async () => {
      const rows = rowsInTurn('a', Array<number>(20).fill(7))
      for (const [i, one] of rows.entries()) await journal.append([one], AT + i)
      for (const again of [() => Promise.resolve(), () => journal.compact('a')]) {
        await again()
        expect(await journal.received('a', 7, 3, 6)).toEqual([AT + 3, AT + 4, AT + 5])
        expect(await journal.received('a', 7, 18, 100)).toEqual([AT + 18, AT + 19])
      }
      journal = await harness.open()
      expect(await journal.received('a', 7, 0, 20)).toEqual(rows.map((_, i) => AT + i))
      expect(await journal.received('a', 8, 0, 20)).toEqual([])
    })

    test('keeps of an entry from elsewhere when it was received there', async () => {
      await journal.append([{ ...row('a', 7, 0), receivedAt: AT - 1_000 }, row('a', 7, 1)], AT)
      expect(await journal.received('a', 7, 0, 2)).toEqual([AT - 1_000, AT])
    })

    test('takes nothing while its entries are leaving or have left, and says so when it is opened again', async () => {
      await journal.append([row('a', 7, 0)], AT)
      for (const why of ['leaving', 'moved'] as const) {
        await journal.setHalt({ why, place: '/media/lain' })
        await expect(journal.append([row('a', 7, 1)], AT)).rejects.toThrow()
        journal = await harness.open()
        expect(await journal.halt()).toEqual({ why, place: '/media/lain' })
        await expect(journal.append([row('a', 7, 1)], AT)).rejects.toThrow()
        expect(await journal.read('a', 7, 0, 9)).toEqual(['a 7 0'])
        // What waits for leave is a genuine entry too: kept here now, it would be missing there.
        await expect(journal.keepWaiting([waits])).rejects.toThrow(Halted)
      }
    })

    test('takes entries while they arrive, and from then on', async () => {
      expect(await journal.halt()).toBeUndefined()
      await journal.setHalt({ why: 'arriving', place: '/media/lain' })
      await journal.append([row('a', 7, 0)], AT)
      await journal.setHalt(undefined)
      journal = await harness.open()
      expect(await journal.halt()).toBeUndefined()
      await journal.append([row('a', 7, 1)], AT)
      expect(await journal.read('a', 7, 0, 9)).toEqual(['a 7 0', 'a 7 1'])
    })
  })
}
