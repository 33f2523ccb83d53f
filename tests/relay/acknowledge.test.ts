/** "Terkirim" means on the relay's disk: nothing is said of an entry before. */
import { POSYANDU } from '../doors.ts'
import { afterEach, expect, test } from 'vitest'
import { MemoryJournal, memoryDisk } from '../../server/journal/journal-memory.ts'
import type { Head, Row } from '../../server/journal/journal.ts'
import { rootOf } from '../../src/log/update.ts'
import { closeCode } from '../../src/protocol.ts'
import { Ground } from './ground.ts'
import * as raw from './updates.ts'

let ground: Ground

afterEach(() => ground.clear())

/** A journal whose appends reach the disk when the test lets them. */
class SlowJournal extends MemoryJournal {
  readonly waiting: { readonly rows: readonly Row[]; readonly release: () => void }[] = []
  isSlow = false
  #changed: () => void = () => undefined

  override async append(rows: readonly Row[], receivedAt: number, expected?: Head): Promise<Head> {
    if (this.isSlow) {
      await new Promise<void>((release) => {
        this.waiting.push({ rows, release })
        this.#changed()
      })
    }
    return super.append(rows, receivedAt, expected)
  }

  async hasWaiting(count: number): Promise<void> {
    while (this.waiting.length < count) await new Promise<void>((resolve) => (this.#changed = resolve))
  }
}

test('nobody hears of an entry before it is on disk: no acknowledgement, no copy, no mention in a state vector', async () => {
  const journal = new SlowJournal(memoryDisk('slow'))
  ground = await Ground.lay({ journal })
  const [siti, dewi] = [await ground.device(), await ground.device()]
  const writer = await (await ground.rawPhone(siti)).admitted()
  const reader = await (await ground.rawPhone(dewi)).admitted()

  journal.isSlow = true
  writer.update(raw.rawStruct(writer.client, 0, raw.first(writer.client, await siti.entry(ground.registry))))
  await journal.hasWaiting(1)
  const late = await ground.rawPhone(dewi)
  expect((await late.hear('vector')).held.size).toBe(0)
  expect((await late.everything()).getArray(rootOf(writer.client)).length).toBe(0)
  expect(await reader.everything()).toBeDefined()
  expect([...writer.unheard, ...reader.unheard, ...late.unheard]).toEqual([])

  journal.isSlow = false
  journal.waiting[0]?.release()
  expect((await writer.hear('ack')).clocks).toEqual(new Map([[writer.client, 1]]))
  await reader.hear('update')
  await late.hear('update')
})

test('what comes while an append is on its way is journalled in one go afterwards', async () => {
  const journal = new SlowJournal(memoryDisk('slow'))
  ground = await Ground.lay({ journal })
  const siti = await ground.device()
  const writer = await (await ground.rawPhone(siti)).admitted()
  journal.isSlow = true
  for (let clock = 0; clock < 6; clock++) {
    const text = await siti.entry(ground.registry)
    const struct = clock === 0 ? raw.first(writer.client, text) : raw.next(writer.client, clock, text)
    writer.update(raw.rawStruct(writer.client, clock, struct))
    if (clock === 0) await journal.hasWaiting(1)
  }
  await writer.everything() // whatever was sent before this has been taken in
  journal.waiting[0]?.release()
  await journal.hasWaiting(2)
  expect(journal.waiting[1]?.rows.map(({ clock }) => clock)).toEqual([1, 2, 3, 4, 5])
  journal.waiting[1]?.release()
  expect((await writer.hear('ack')).clocks.get(writer.client)).toBe(1)
  expect((await writer.hear('ack')).clocks.get(writer.client)).toBe(6)
})

test('documents do not wait for each other', async () => {
  const journal = new SlowJournal(memoryDisk('slow'))
  ground = await Ground.lay({ journal })
  const siti = await ground.device()
  const month = `visits/${POSYANDU}/2026-03`
  const [a, b] = [await ground.rawPhone(siti), await ground.rawPhone(siti, month)]
  await Promise.all([a.admitted(), b.admitted()])
  journal.isSlow = true
  a.update(raw.rawStruct(a.client, 0, raw.first(a.client, await siti.entry(ground.registry))))
  await journal.hasWaiting(1)
  journal.isSlow = false
  b.update(raw.rawStruct(b.client, 0, raw.first(b.client, await siti.entry(month))))
  expect((await b.hear('ack')).clocks.get(b.client)).toBe(1)
  journal.waiting[0]?.release()
  await a.hear('ack')
})

test('on a full disk nothing is acknowledged and nobody hears of it; when there is room the phone is told at last', async () => {
  const disk = memoryDisk('full')
  ground = await Ground.lay({ journal: new MemoryJournal(disk) })
  const [siti, dewi] = [await ground.device(), await ground.device()]
  const reader = await ground.phone(dewi).until((phone) => phone.provider.synced)
  const writer = await ground.phone(siti).until((phone) => phone.provider.synced)
  disk.room = 0
  writer.write(await siti.entry(ground.registry))
  await writer.until(({ closeCodes }) => closeCodes.includes(closeCode.storage))
  expect(writer.hasAck(1)).toBe(false)
  expect(reader.texts()).toEqual([])
  disk.room = 100
  await writer.until(() => writer.hasAck(1))
  await reader.until(() => reader.texts().length === 1)
  expect(ground.errors.length).toBeGreaterThan(0)
})

test('a relay that is told to stop finishes what it has received, and tells the phones to come again', async () => {
  ground = await Ground.lay()
  const siti = await ground.device()
  const writer = await (await ground.rawPhone(siti)).admitted()
  const texts = await Promise.all(Array.from({ length: 200 }, () => siti.entry(ground.registry)))
  writer.update(raw.rawStruct(writer.client, 0, raw.first(writer.client, ...texts)))
  expect((await writer.hear('ack')).clocks.get(writer.client)).toBeLessThan(200)
  await ground.relay.close()
  expect(await writer.closed).toBe(closeCode.goingAway)
  const acks = writer.unheard.filter((heard) => heard.type === 'ack')
  expect(acks.at(-1)?.clocks.get(writer.client)).toBe(200)
  await ground.start()
  const reader = await (await ground.rawPhone(siti)).admitted()
  expect((await reader.everything()).getArray(rootOf(writer.client)).toArray()).toEqual(texts)
})
