import { beforeEach, describe, expect, it } from 'vitest'
import type { Entry, Json } from '../log/entry.ts'
import { entryId } from '../log/id.ts'
import { fieldStates } from './field-states.ts'
import { MemoryStore } from './memory-store.ts'
import { project } from './projection.ts'
import { readMeta } from './store.ts'

const DEVICE = 'SitiSitiSitiSiti'
const MONTH = 'visits/melati/2026-11'

function entry(counter: number, kind: string, record: string, set: Record<string, Json>, over: string[] = []): Entry {
  const id = entryId(counter, DEVICE)
  return {
    v: 1,
    id,
    in: MONTH,
    kind,
    record,
    set,
    over,
    who: 'u',
    by: DEVICE,
    n: counter,
    at: '2026-11-10T09:00:00+07:00',
  }
}

let store: MemoryStore
beforeEach(() => {
  store = new MemoryStore()
})

async function fold(...entries: Entry[]): Promise<void> {
  await store.transaction((tx) => project(tx, MONTH, entries))
}

const visit = () => store.rows('visit')[0]!

describe('what screens read of a visit', () => {
  it('names the child and the open day it belongs to', async () => {
    await fold(entry(1, 'visit', 'rafa/2026-11-x', { came: true, weightKg: 7.9 }))
    expect(visit()).toMatchObject({
      person: 'rafa',
      openDay: '2026-11-x',
      shown: { came: true, weightKg: 7.9 },
      open: 0,
    })
  })

  it('says that somebody must look when two values stand or an import had a doubt', async () => {
    await fold(
      entry(1, 'visit', 'rafa/2026-11-x', { weightKg: 7.9 }),
      entry(2, 'visit', 'rafa/2026-11-x', { weightKg: 8.4 }),
    )
    expect(visit()).toMatchObject({ conflicts: ['weightKg'], open: 1 })
    const doubt = { kind: 'decimal-point-lost', written: '84', suggestion: 8.4, sheet: 'Penimbangan', row: 75 }
    await fold(entry(3, 'visit', 'naura/2026-11-x', { 'doubt.weightKg': doubt }))
    expect(store.rows('visit')[1]).toMatchObject({ doubts: { weightKg: doubt }, open: 1 })
    await fold(entry(4, 'visit', 'naura/2026-11-x', { 'doubt.weightKg': null, weightKg: 8.4 }, [entryId(3, DEVICE)]))
    expect(store.rows('visit')[1]).toMatchObject({ doubts: {}, open: 0, shown: { weightKg: 8.4 } })
  })

  it('is the same whether entries come one by one or all at once', async () => {
    const entries = [1, 2, 3, 4].map((counter) =>
      entry(
        counter,
        'visit',
        `anak-${counter % 2}/2026-11-x`,
        { weightKg: counter },
        counter > 2 ? [entryId(counter - 2, DEVICE)] : [],
      ),
    )
    await fold(...entries)
    const atOnce = store.rows('visit')
    store = new MemoryStore()
    for (const one of [...entries].reverse()) await fold(one, one)
    expect(store.rows('visit').sort((a, b) => (a.record < b.record ? -1 : 1))).toEqual(
      [...atOnce].sort((a, b) => (a.record < b.record ? -1 : 1)),
    )
  })

  it('remembers the greatest counter, so that the next entry stands above everything seen', async () => {
    await fold(entry(41, 'visit', 'rafa/2026-11-x', { weightKg: 7.9 }))
    await fold(entry(7, 'visit', 'rafa/2026-11-x', { heightCm: 70 }))
    expect(await readMeta(store, 'counter')).toBe(41)
  })
})

describe('what a newer app wrote', () => {
  it('is kept, and the screen can say that an update is needed', async () => {
    await fold(entry(1, 'visit', 'rafa/2026-11-x', { weightKg: 7.9, moodScale: { smile: 3 } }))
    expect(visit()).toMatchObject({ newer: true, shown: { weightKg: 7.9 } })
    expect(fieldStates(visit()).moodScale!.heads[0]!.value).toEqual({ smile: 3 })
  })

  it('is kept when it is a value this app has no shape for, beside the values it knows', async () => {
    await fold(entry(1, 'visit', 'rafa/2026-11-x', { posture: 'digendong', weightKg: 7.9 }))
    expect(visit()).toMatchObject({ newer: true, shown: { weightKg: 7.9 } })
    expect(visit().shown.posture).toBeUndefined()
  })

  it('is kept when the whole kind of record is new', async () => {
    await fold(entry(1, 'tele-visit', 'rafa', { call: true }))
    expect(store.rows('unknown')[0]).toMatchObject({ record: 'tele-visit rafa', newer: true })
  })
})
