import { describe, expect, test } from 'vitest'
import { directoryOf, registryOf } from '../../src/log/document-name.ts'
import { readEntry } from '../../src/log/entry.ts'
import { admin, Doors, POSYANDU, PUSKESMAS } from '../../tests/doors.ts'
import { Device } from '../../tests/relay/phone.ts'
import { Access } from '../access.ts'
import { judge } from '../gate.ts'
import { MemoryJournal, memoryDisk } from '../journal/journal-memory.ts'
import { OwnPeer } from './own-peer.ts'
import { judgeBatch, type Context, type Outcome } from './batch.ts'
import { Known } from './known.ts'

const DOCUMENT = registryOf(POSYANDU)

describe('a batch that was judged and not written', () => {
  test('counts for nothing when it is judged again, and its device was revoked meanwhile', async () => {
    const doors = new Doors([admin])
    const access = new Access({ puskesmas: PUSKESMAS, doors: doors.doors })
    const take = async (text: string): Promise<void> => access.take(readEntry(text)!)
    const [office, siti] = [await Device.make(), await Device.make()]
    for (const device of [office, siti]) await take(await device.deviceEntry(doors.next()))
    const revokeAfter = async (last: number): Promise<void> => {
      const set = { revoked: { [DOCUMENT]: last } }
      await take(await office.entry(directoryOf(PUSKESMAS), { kind: 'grant', record: siti.id, set }))
    }
    const context = await contextOf(access)
    const text = await siti.entry(DOCUMENT)
    const judged = (): Promise<Outcome> => judgeBatch([pieceOf(text)], context)

    await revokeAfter(1)
    expect((await judged()).accepted).toHaveLength(1)
    await revokeAfter(0)
    const { accepted, refused } = await judged()
    expect([accepted, refused]).toMatchObject([[], [{ refusal: { reason: 'revoked' } }]])
  })
})

async function contextOf(access: Access): Promise<Context> {
  const journal = new MemoryJournal(memoryDisk('jurnal'))
  const { authors, held } = await Known.load(DOCUMENT, journal)
  return { document: DOCUMENT, authors, claims: new Map(), journal, access, held, judge }
}

function pieceOf(text: string): Parameters<typeof judgeBatch>[0][number] {
  return { from: new OwnPeer(7), client: 7, clock: 0, texts: [text], isBroken: false, ended: new Set() }
}
