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
