import { Doors } from '../../../tests/doors.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Json } from '../../log/entry.ts'
import { Author, USER_KEY } from '../author.ts'
import { fieldStates } from '../field-states.ts'
import { join } from '../join.ts'
import { MemoryStore } from '../memory-store.ts'
import { writeMeta } from '../store.ts'
import type { Append, Saved, Write } from '../write.ts'
import { pickValue, undo } from './settle.ts'

const target = { document: 'visits/melati/2026-11', kind: 'visit', record: 'rafa/2026-11-x' }
let store: MemoryStore
let append: Append

beforeEach(async () => {
  store = new MemoryStore()
  const author = new Author(store, () => new Date('2026-11-10T02:12:05Z'), {
    onSaved: () => undefined,
    onError: () => undefined,
  })
  append = (writes) => author.append(writes)
  await join(store, author, new Doors().next(), 'HP Bu Ratna')
  await writeMeta(store, USER_KEY, 'ratna')
})

async function write(set: Write['set'], seen?: readonly string[]): Promise<readonly Saved[]> {
  const result = await append([{ ...target, set, ...(seen && { seen }) }])
  if (!result.ok) throw new Error(result.reason)
  return result.saved
}

function standing(field = 'weightKg'): readonly Json[] {
  return fieldStates(store.rows('visit')[0])[field]!.heads.map(({ value }) => value)
}

describe('taking back what was just saved', () => {
  it('puts the value from before in its place again', async () => {
    await write({ weightKg: 9.1 })
    await undo(append, await write({ weightKg: 9.4 }))
    expect(standing()).toEqual([9.1])
  })

  it('withdraws a first value', async () => {
    await undo(append, await write({ weightKg: 9.4 }))
    expect(standing()).toEqual([null])
  })

  it('puts two values side by side again, of which one had been picked', async () => {
    await write({ weightKg: 9.1 })
    await write({ weightKg: 9.6 }, [])
    const picked = await pickValue(append, target, 'weightKg', 9.6)
    expect(standing()).toEqual([9.6])
    await undo(append, picked.ok ? picked.saved : [])
    expect(standing()).toEqual([9.1, 9.6])
  })

  it('puts a withdrawal back beside a value, too', async () => {
    const [first] = await write({ weightKg: 9.1 })
    await write({ weightKg: null })
    await write({ weightKg: 9.6 }, [first!.id])
    await undo(append, await write({ weightKg: 9.5, headCm: 45 }))
    expect(standing()).toEqual([null, 9.6])
    expect(new Set(standing('headCm'))).toEqual(new Set([null]))
  })

  it('leaves a value standing that another phone wrote meanwhile', async () => {
    const [theirs] = await write({ weightKg: 9.1 })
    const mine = await write({ weightKg: 9.4 }, [theirs!.id])
    await write({ weightKg: 9.9 }, [])
    await undo(append, mine)
    expect([...standing()].sort()).toEqual([9.1, 9.9])
  })
})
