import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planUndo, type UndoneRecord } from './batch-undo.ts'
import type { Entry, Json } from './entry.ts'
import { foldAll, isSameValue, recordKey, type RecordState } from './fold.ts'
import { entryId } from './id.ts'

const BUDI = 'BudiBudiBudiBudi'
const SITI = 'SitiSitiSitiSiti'
const RECORD = 'rafa'
const KEY = recordKey('person', RECORD)
const FIELDS = ['name', 'nik', 'phone'] as const

function entry(counter: number, by: string, set: Record<string, Json>, over: readonly string[] = []): Entry {
  const at = '2026-11-10T09:00:00+07:00'
  const id = entryId(counter, by)
  return { v: 1, id, in: 'registry/m', kind: 'person', record: RECORD, set, over, who: by, by, n: counter, at }
}

/** The plan, as the entries that the normal way of writing makes of it: they replace the heads they have seen. */
function written(plan: readonly UndoneRecord[], entries: readonly Entry[], by = 'BidanBidanBidanB'): Entry[] {
  const state = foldAll(entries).get(KEY)
  const last = entries.length
  return plan
    .flatMap(({ writes }) => writes)
    .map(({ set, seen }, i) => {
      const heads = Object.keys(set).flatMap((name) => state?.fields[name]?.heads.map(({ id }) => id) ?? [])
      return entry(last + 1 + i, by, set, [...new Set(heads)].filter((id) => seen.includes(id)).sort())
    })
}

const isBudi = ({ by }: Entry): boolean => by === BUDI

function valuesOf(state: RecordState | undefined, name: string): Json[] {
  const values = (state?.fields[name]?.heads ?? []).map(({ value }) => value)
  const different = values.filter((value, at) => values.findIndex((each) => isSameValue(each, value)) === at)
  return (different.length > 0 ? different : [null]).sort()
}

const shown = (entries: readonly Entry[]) => {
  const state = foldAll(entries).get(KEY)
  return Object.fromEntries(FIELDS.map((name) => [name, valuesOf(state, name)]))
}

describe('one person’s wrong batch', () => {
  const before = entry(1, SITI, { name: 'Rafa', phone: '0811' })
  const wrong = entry(2, BUDI, { name: 'Rifa', nik: '1', phone: '0812' }, [before.id])

  it('is taken back: what stood before stands again, and a first value is withdrawn', () => {
    const plan = planUndo([before, wrong], isBudi)
    expect(plan).toMatchObject([{ fields: ['name', 'nik', 'phone'], kept: [] }])
    expect(plan[0]!.writes).toHaveLength(1)
    const all = [before, wrong, ...written(plan, [before, wrong])]
    expect(shown(all)).toEqual({ name: ['Rafa'], nik: [null], phone: ['0811'] })
  })

  it('leaves alone, and names, what somebody has changed since', () => {
    const later = entry(3, SITI, { name: 'Raffa' }, [wrong.id])
    const plan = planUndo([later, before, wrong], isBudi)
    expect(plan).toMatchObject([{ fields: ['nik', 'phone'], kept: ['name'] }])
    const all = [before, wrong, later]
    expect(shown([...all, ...written(plan, all)])).toEqual({ name: ['Raffa'], nik: [null], phone: ['0811'] })
  })

  it('leaves alone what stands beside it, too: somebody will pick', () => {
    const beside = entry(3, SITI, { name: 'Raffa' }, [before.id])
    expect(planUndo([before, wrong, beside], isBudi)).toMatchObject([{ fields: ['nik', 'phone'], kept: ['name'] }])
  })

  it('brings back two values that stood side by side', () => {
    const other = entry(1, 'AniAniAniAniAniA', { name: 'Rava' })
    const picked = entry(2, BUDI, { name: 'Rifa' }, [before.id, other.id])
    const all = [before, other, picked]
    expect(shown([...all, ...written(planUndo(all, isBudi), all)]).name).toEqual(['Rafa', 'Rava'])
  })

  it('that changed nothing, or was taken back, is not taken back again', () => {
    const same = entry(2, BUDI, { name: 'Rafa' }, [before.id])
    expect(planUndo([before, same], isBudi)).toEqual([])
    const all = [before, wrong]
    expect(planUndo([...all, ...written(planUndo(all, isBudi), all)], isBudi)).toMatchObject([{ fields: [] }])
  })
})

/** Entries of several phones, each seeing some of what stood: in turn, side by side, and over each other. */
const someEntries = fc
  .array(
    fc.record({
      by: fc.constantFrom(BUDI, SITI, 'AniAniAniAniAniA'),
      set: fc.dictionary(fc.constantFrom(...FIELDS), fc.constantFrom('a', 'b', 'c', null), { minKeys: 1 }),
      sees: fc.constantFrom('all', 'some', 'none'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drafts) => {
    const entries: Entry[] = []
    for (const [i, { by, set, sees }] of drafts.entries()) {
      const state = foldAll(entries).get(KEY)
      const heads = Object.keys(set).flatMap((name) => state?.fields[name]?.heads.map(({ id }) => id) ?? [])
      const over = [...new Set(heads)].sort().filter((_, at) => sees === 'all' || (sees === 'some' && at % 2 === 0))
      entries.push(entry(i + 1, by, set, over))
    }
    return entries
  })

/** What others wrote and no other of them replaced, neither itself nor over something of the batch. */
function valuesWithoutBudi(entries: readonly Entry[], name: string): Json[] {
  const writers = entries.filter(({ set }) => Object.hasOwn(set, name))
  const reaches = (from: Entry, to: Entry): boolean =>
    from.over.some((id) => id === to.id || writers.some((each) => each.id === id && isBudi(each) && reaches(each, to)))
  const others = writers.filter((each) => !isBudi(each))
  const standing = others.filter((each) => !others.some((other) => reaches(other, each)))
  const values = [...new Set(standing.map(({ set }) => set[name]!))]
  return (values.length > 0 ? values : [null]).sort()
}

describe('whatever was written', () => {
  it('nothing of anybody else is touched', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const [before, after] = [entries, [...entries, ...written(planUndo(entries, isBudi), entries)]].map((all) =>
          foldAll(all).get(KEY),
        )
        for (const name of FIELDS) {
          const theirs = (state: RecordState | undefined) =>
            (state?.fields[name]?.heads ?? []).filter(
              ({ id }) => !id.endsWith(BUDI) && !id.endsWith('BidanBidanBidanB'),
            )
          expect(theirs(after)).toEqual(theirs(before))
        }
      }),
    )
  })

  it('a field that only the batch stands in becomes what it would be without it, and every other stays as it is', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const after = shown([...entries, ...written(planUndo(entries, isBudi), entries)])
        const now = shown(entries)
        const state = foldAll(entries).get(KEY)
        for (const name of FIELDS) {
          const heads = state?.fields[name]?.heads ?? []
          const isOnlyBatch = heads.length > 0 && heads.every(({ id }) => id.endsWith(BUDI))
          expect(after[name]).toEqual(isOnlyBatch ? valuesWithoutBudi(entries, name) : now[name])
        }
      }),
    )
  })

  it('the undo taken back gives what stood before it', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const undo = written(planUndo(entries, isBudi), entries)
        const all = [...entries, ...undo]
        const undone = [
          ...all,
          ...written(
            planUndo(all, (each) => undo.includes(each)),
            all,
            'CiciCiciCiciCici',
          ),
        ]
        expect(shown(undone)).toEqual(shown(entries))
      }),
    )
  })
})
