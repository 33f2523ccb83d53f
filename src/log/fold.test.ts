import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry, Json } from './entry.ts'
import { foldAll, foldEntry, headsOf, isConflict, recordKey, shownHead, type RecordState } from './fold.ts'
import { entryId } from './id.ts'

const SITI = 'SitiSitiSitiSiti'
const ANI = 'AniAniAniAniAniA'
const KEY = recordKey('visit', 'rafa/2026-11-x')

function entry(counter: number, device: string, set: Record<string, Json>, over: readonly string[] = []): Entry {
  const at = '2026-11-10T09:00:00+07:00'
  const id = entryId(counter, device)
  return {
    v: 1,
    id,
    in: 'visits/m/2026-11',
    kind: 'visit',
    record: 'rafa/2026-11-x',
    set,
    over,
    who: 'u',
    by: device,
    n: counter,
    at,
  }
}

function fold(entries: readonly Entry[]): RecordState {
  return foldAll(entries).get(KEY)!
}

describe('a record is what its entries say', () => {
  it('shows the corrected weight, and the correction is not a conflict', () => {
    const first = entry(1, SITI, { weightKg: 8.4 })
    const state = fold([first, entry(2, ANI, { weightKg: 7.9 }, [first.id])])
    expect(shownHead(state.fields.weightKg)?.value).toBe(7.9)
    expect(isConflict(state.fields.weightKg!)).toBe(false)
  })

  it('keeps both weights when two phones wrote apart, until somebody picks one', () => {
    const siti = entry(1, SITI, { weightKg: 8.4 })
    const ani = entry(1, ANI, { weightKg: 7.9 })
    const apart = fold([siti, ani])
    expect(apart.fields.weightKg!.heads.map((head) => head.value).sort()).toEqual([7.9, 8.4])
    expect(isConflict(apart.fields.weightKg!)).toBe(true)
    const picked = foldEntry(apart, entry(2, ANI, { weightKg: 8.4 }, headsOf(apart, ['weightKg'])))
    expect(picked.fields.weightKg!.heads).toHaveLength(1)
    expect(isConflict(picked.fields.weightKg!)).toBe(false)
  })

  it('does not call it a conflict when two phones wrote the same number', () => {
    expect(
      isConflict(fold([entry(1, SITI, { weightKg: 8.4 }), entry(1, ANI, { weightKg: 8.4 })]).fields.weightKg!),
    ).toBe(false)
  })

  it('leaves the fields alone that an entry does not set', () => {
    const first = entry(1, SITI, { weightKg: 8.4, heightCm: 70 })
    const state = fold([first, entry(2, ANI, { weightKg: 7.9 }, [first.id])])
    expect(shownHead(state.fields.heightCm)?.value).toBe(70)
  })

  it('does not bring a replaced entry back to life when it arrives late', () => {
    const first = entry(1, SITI, { weightKg: 8.4 })
    const second = entry(2, ANI, { weightKg: 7.9 }, [first.id])
    expect(fold([second, first])).toEqual(fold([first, second]))
  })

  it('shows a withdrawn value as withdrawn, not as never written', () => {
    const first = entry(1, SITI, { weightKg: 8.4 })
    const head = shownHead(fold([first, entry(2, SITI, { weightKg: null }, [first.id])]).fields.weightKg)
    expect(head).toBeDefined()
    expect(head!.value).toBeNull()
  })

  it('lets no circle of entries make a value vanish', () => {
    const a = entry(1, SITI, { weightKg: 1 }, [entryId(2, ANI)])
    const b = entry(2, ANI, { weightKg: 2 }, [entryId(1, SITI), entryId(2, ANI)])
    expect(fold([a, b]).fields.weightKg!.heads.map((head) => head.value)).toEqual([2])
  })

  it('keeps both when one broken device signs two different entries with one id', () => {
    const entries = [entry(1, SITI, { weightKg: 8.4 }), entry(1, SITI, { weightKg: 9 })]
    expect(fold(entries).fields.weightKg!.heads).toHaveLength(2)
    expect(fold(entries)).toEqual(fold([...entries].reverse()))
  })
})

const devices = fc.constantFrom(SITI, ANI, 'DewiDewiDewiDewi')
const ids = fc.tuple(fc.integer({ min: 1, max: 12 }), devices).map(([counter, device]) => entryId(counter, device))
const values = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constant(null),
  fc.constantFrom('a', 'b'),
  fc.array(fc.boolean(), { maxLength: 2 }),
)
const sets = fc
  .dictionary(fc.constantFrom('weightKg', 'heightCm', 'newerField'), values, { minKeys: 1 })
  .map((set) => ({ ...set }))
/** Any entries at all: circles and self-references in `over` included, ids doubled too. */
const entries = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), devices, sets, fc.array(ids, { maxLength: 4 }))
    .map(([counter, device, set, over]) => entry(counter, device, set, over)),
  { minLength: 1, maxLength: 14 },
)

describe('a hostile entry', () => {
  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])('may call a field %s', (name) => {
    const first = entry(1, SITI, { [name]: 1 })
    const state = fold([first, entry(2, ANI, { [name]: 2 }, [first.id])])
    expect(shownHead(state.fields[name])?.value).toBe(2)
  })

  it('that names five hundred ids, a hundred times, does not make the next one slow', () => {
    let state: RecordState | undefined
    for (let i = 0; i < 100; i++) {
      const over = Array.from({ length: 500 }, (_, j) => entryId(i * 500 + j + 1, ANI))
      state = foldEntry(state, entry(1_000_000 + i, SITI, { weightKg: i }, over))
    }
    expect(state?.fields.weightKg?.replaced).toHaveLength(50_000)
    const fastest = Math.min(
      ...[1, 2, 3].map((i) => {
        const before = performance.now()
        state = foldEntry(state, entry(1_002_000 + i, SITI, { weightKg: 9 }, [entryId(i, SITI)]))
        return performance.now() - before
      }),
    )
    expect(fastest).toBeLessThan(20)
  })
})

describe('the fold depends on the set of entries alone', () => {
  it('gives the same record in any order, however often each entry comes', () => {
    const shuffled = entries.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
    )
    fc.assert(
      fc.property(shuffled, ([list, again]) => {
        expect(fold(again)).toEqual(fold(list))
      }),
      { numRuns: 2000 },
    )
  })

  it('gives the same record when it is folded part by part', () => {
    const split = fc.tuple(entries, fc.nat())
    fc.assert(
      fc.property(split, ([list, at]) => {
        const cut = at % (list.length + 1)
        const first = foldAll(list.slice(0, cut)).get(KEY)
        const state = list.slice(cut).reduce<RecordState | undefined>((folded, next) => foldEntry(folded, next), first)
        expect(state).toEqual(fold(list))
      }),
    )
  })

  it('has as heads exactly the writers that no greater writer of the field named', () => {
    fc.assert(
      fc.property(entries, (list) => {
        for (const [name, field] of Object.entries(fold(list).fields)) {
          const writers = list.filter((writer) => name in writer.set)
          const replaced = new Set(writers.flatMap((writer) => writer.over.filter((id) => id < writer.id)))
          const expected = new Set(writers.map(({ id }) => id).filter((id) => !replaced.has(id)))
          expect(new Set(field.heads.map((head) => head.id))).toEqual(expected)
        }
      }),
    )
  })

  it('always leaves at least one head in a field that was written', () => {
    fc.assert(
      fc.property(entries, (list) => {
        for (const field of Object.values(fold(list).fields)) expect(field.heads.length).toBeGreaterThan(0)
      }),
    )
  })
})
