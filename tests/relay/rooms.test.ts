/** Documents nobody has open cost nothing, and lose nothing by being put away. */
import { POSYANDU } from '../doors.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MemoryJournal, memoryDisk } from '../../server/journal/journal-memory.ts'
import { Ground } from './ground.ts'

class WatchedJournal extends MemoryJournal {
  readonly packed: string[] = []
  readonly opened: string[] = []

  override async compact(document = ''): Promise<void> {
    this.packed.push(document)
    await super.compact()
  }

  override standing(document: string): ReturnType<MemoryJournal['standing']> {
    this.opened.push(document)
    return super.standing(document)
  }
}

let ground: Ground
let journal: WatchedJournal

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  journal = new WatchedJournal(memoryDisk('watched'))
  ground = await Ground.lay({ journal })
})

afterEach(async () => {
  vi.useRealTimers()
  expect(ground.errors).toEqual([])
  await ground.clear()
})

test('a document is put away when the last phone has left, packed when much was written, and whole when it is opened again', async () => {
  const siti = await ground.device()
  const quiet = `visits/${POSYANDU}/2026-01`
  const [writer, other] = [ground.phone(siti), ground.phone(siti, quiet)]
  writer.write(...(await Promise.all(Array.from({ length: 250 }, () => siti.entry(ground.registry)))))
  other.write(await siti.entry(quiet))
  await writer.until(() => writer.hasAck(250))
  await other.until(() => other.hasAck(1))

  vi.advanceTimersByTime(30_000)
  expect(journal.packed).toEqual([])

  const before = await (await ground.rawPhone(siti)).admitted()
  writer.close()
  other.close()
  before.close()
  // Closing takes a moment to arrive: the sweep comes round until both are put away.
  const again = async (): Promise<number> => {
    const phone = await (await ground.rawPhone(siti, `visits/${POSYANDU}/2025-01`)).admitted()
    phone.close()
    vi.advanceTimersByTime(30_000)
    return journal.packed.length
  }
  while ((await again()) === 0);
  expect(journal.packed).toEqual([ground.registry])

  journal.opened.length = 0
  const late = ground.phone(siti)
  await late.until(() => late.texts().length === 250)
  expect(journal.opened).toEqual([ground.registry])
})
