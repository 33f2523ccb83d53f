import { beforeEach, describe, expect, it } from 'vitest'
import { readEntry, type Entry } from '../log/entry.ts'
import { importPublicKey, verifyEntry } from '../log/signature.ts'
import { Author, USER_KEY } from './author.ts'
import { Doors } from '../../tests/doors.ts'
import { join } from './join.ts'
import { MemoryStore } from './memory-store.ts'
import { fieldStates } from './field-states.ts'
import { writeMeta } from './store.ts'
import type { Saved, Write } from './write.ts'

const invitation = new Doors().next()
const visit = (set: Write['set'], seen?: readonly string[]): Write => {
  return { document: 'visits/melati/2026-11', kind: 'visit', record: 'rafa/2026-11-x', set, ...(seen && { seen }) }
}
const clock = () => new Date('2026-11-10T02:12:05Z')

const quiet = { onSaved: () => undefined, onError: () => undefined }

let store: MemoryStore
let author: Author

beforeEach(async () => {
  store = new MemoryStore()
  author = new Author(store, clock, quiet)
  await join(store, author, invitation, 'HP Bu Ratna')
  await writeMeta(store, USER_KEY, 'ratna')
})

async function saved(...writes: Write[]): Promise<readonly Saved[]> {
  const result = await author.append(writes)
  if (!result.ok) throw new Error(result.reason)
  return result.saved
}

function written(): Entry[] {
  return store.rows('outbox').map(({ text }) => readEntry(text)!)
}

const weightHeads = () => fieldStates(store.rows('visit')[0]).weightKg!.heads

describe('a saved entry', () => {
  it('is in the outbox, signed, and on the screen’s tables when the save resolves', async () => {
    await saved(visit({ weightKg: 7.95 }))
    const { text } = store.rows('outbox').at(-1)!
    const key = await importPublicKey(store.rows('self')[0]!.publicKey)
    expect(await verifyEntry(text, key!)).toBe(true)
    expect(store.rows('visit')[0]!.shown).toEqual({ weightKg: 7.95 })
  })

  it('replaces what stood there, and says what that was', async () => {
    const [first] = await saved(visit({ weightKg: 7.95 }))
    const [second] = await saved(visit({ weightKg: 8.1 }))
    expect(written().at(-1)!.over).toEqual([first!.id])
    expect(second!.before).toEqual({ weightKg: [7.95] })
  })

  it('leaves a value standing that came in while the person was typing', async () => {
    const [theirs] = await saved(visit({ weightKg: 7.95 }))
    await saved(visit({ weightKg: 8.1 }, []))
    expect(weightHeads().map((head) => head.value)).toEqual([7.95, 8.1])
    await saved(visit({ weightKg: 8 }, [theirs!.id]))
    expect(weightHeads().map((head) => head.value)).toEqual([8.1, 8])
  })

  it('counts up, one by one in its document and above everything seen', async () => {
    await saved(visit({ weightKg: 1 }), visit({ weightKg: 2 }))
    await saved(visit({ weightKg: 3 }))
    const entries = written().filter((entry) => entry.kind === 'visit')
    expect(entries.map(({ n }) => n)).toEqual([1, 2, 3])
    const ids = written().map(({ id }) => id)
    expect([...ids].sort()).toEqual(ids)
  })

  it('names the clock’s time with its zone', async () => {
    await saved(visit({ weightKg: 1 }))
    expect(new Date(written().at(-1)!.at).toISOString()).toBe('2026-11-10T02:12:05.000Z')
  })
})

describe('what moves while an entry is being signed', () => {
  /** Does this once, after the next time that somebody has read. */
  function afterReading(work: () => Promise<unknown>): void {
    const read = store.read.bind(store)
    store.read = async (reading) => {
      store.read = read
      const value = await read(reading)
      await work()
      return value
    }
  }

  it('a value that another tab saved is replaced, and no number is given twice', async () => {
    const tab = new Author(store, clock, quiet)
    afterReading(() => tab.append([visit({ weightKg: 7.95 })]))
    const [second] = await saved(visit({ weightKg: 8.1 }))
    const [theirs, ours] = written().filter(({ kind }) => kind === 'visit')
    expect(ours).toMatchObject({ id: second!.id, over: [theirs!.id], n: theirs!.n + 1 })
    expect(second!.before).toEqual({ weightKg: [7.95] })
    expect(weightHeads().map((head) => head.value)).toEqual([8.1])
  })

  it('what the person did not see of it stays beside theirs', async () => {
    const tab = new Author(store, clock, quiet)
    afterReading(() => tab.append([visit({ weightKg: 7.95 })]))
    await saved(visit({ weightKg: 8.1 }, []))
    expect(weightHeads().map((head) => head.value)).toEqual([7.95, 8.1])
  })

  it('another person who took the phone is who wrote it', async () => {
    afterReading(() => writeMeta(store, USER_KEY, 'wati'))
    await saved(visit({ weightKg: 8.1 }))
    expect(written().at(-1)!.who).toBe('wati')
  })

  it('a save that failed spends no number', async () => {
    const [first] = await saved(visit({ weightKg: 1 }))
    const transaction = store.transaction.bind(store)
    store.transaction = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
    expect((await author.append([visit({ weightKg: 2 })])).ok).toBe(false)
    store.transaction = transaction
    await saved(visit({ weightKg: 3 }))
    const [before, after] = written().filter(({ kind }) => kind === 'visit')
    expect([before!.id, after!.n - before!.n]).toEqual([first!.id, 1])
  })
})

describe('a save that cannot be made durable', () => {
  it('says so and is not shown as saved', async () => {
    const full = new DOMException('no room', 'QuotaExceededError')
    store.transaction = () => Promise.reject(full)
    expect(await author.append([visit({ weightKg: 1 })])).toEqual({ ok: false, reason: 'storage-full' })
  })

  it('does not let a value into the log that is not of its field’s type', async () => {
    const before = store.rows('outbox').length
    expect(await author.append([visit({ weightKg: 'delapan' })])).toEqual({ ok: false, reason: 'broken' })
    expect(store.rows('outbox')).toHaveLength(before)
  })

  it('asks for a person at the phone before anything else', async () => {
    const nobody = new MemoryStore()
    const alone = new Author(nobody, clock, quiet)
    expect(await alone.append([visit({ weightKg: 1 })])).toEqual({ ok: false, reason: 'not-joined' })
    await join(nobody, alone, invitation, 'HP')
    expect(await alone.append([visit({ weightKg: 1 })])).toEqual({ ok: false, reason: 'no-person' })
  })
})

describe('two tabs of a phone', () => {
  it('that join in the same moment are one device', async () => {
    store = new MemoryStore()
    const tabs = [new Author(store, clock, quiet), new Author(store, clock, quiet)]
    const results = await Promise.all(tabs.map((tab) => join(store, tab, invitation, 'HP Bu Ratna')))
    expect(results).toEqual([{ ok: true }, { ok: true }])
    const [{ device } = { device: '' }, ...others] = store.rows('self')
    expect(others).toEqual([])
    expect(written().map(({ by, kind }) => [by, kind])).toEqual([
      [device, 'device'],
      [device, 'grant'],
    ])
  })

  it('that answer two invitations in the same moment keep the one that came first', async () => {
    store = new MemoryStore()
    const doors = new Doors()
    const joining = [doors.next(), doors.next()].map((each) =>
      join(store, new Author(store, clock, quiet), each, 'HP Bu Ratna'),
    )
    const results = await Promise.all(joining)
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, reason: 'already-joined' })
    expect(written().map(({ kind }) => kind)).toEqual(['device', 'grant'])
  })
})
