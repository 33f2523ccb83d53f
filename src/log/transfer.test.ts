import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryToJson, type Entry, type Json } from './entry.ts'
import { foldAll, shownHead } from './fold.ts'
import { entryId, isEntryId } from './id.ts'
import { carriedBy, idHere } from './transfer.ts'

const THERE = 'SitiSitiSitiSiti'
const HERE = 'AniAniAniAniAniA'
const SIGNATURE = 'A'.repeat(86)

function entry(
  n: number,
  by: string,
  posyandu: string,
  [kind, record]: readonly [string, string],
  set: Record<string, Json>,
  over: readonly string[] = [],
): Entry {
  const document = kind === 'visit' ? `visits/${posyandu}/2026-10` : `registry/${posyandu}`
  const at = '2026-10-10T09:00:00+07:00'
  return { v: 1, id: entryId(n, by), in: document, kind, record, set, over, who: 'u', by, n, at }
}

const signed = (one: Entry): string => SIGNATURE + entryToJson(one)
const visit = (n: number, set: Record<string, Json>, over: number[] = []) =>
  entry(
    n,
    THERE,
    'mawar',
    ['visit', 'rafa/2026-10-x'],
    set,
    over.map((id) => entryId(id, THERE)),
  )
const transfer = (n: number, inner: readonly Entry[], set: Record<string, Json> = {}) =>
  entry(n, HERE, 'melati', ['transfer', `t${n}`], {
    person: 'rafa-di-sini',
    was: 'rafa',
    from: 'Mawar',
    entries: inner.map(signed),
    ...set,
  })

/** What stands, by record. */
function fold(entries: readonly Entry[]): Record<string, unknown> {
  const all = entries.flatMap((one) => (one.kind === 'transfer' ? carriedBy(one) : [one]))
  return Object.fromEntries(
    [...foldAll(all)].map(([key, { fields }]) => [
      key,
      Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.heads.map(({ value }) => value)])),
    ]),
  )
}

describe('what somebody who moved here brought along', () => {
  it('is read under their record here, in the document where it would have been written', () => {
    const [one] = carriedBy(transfer(1, [visit(900, { weightKg: 8.1 })]))
    expect(one).toMatchObject({
      in: 'visits/melati/2026-10',
      record: 'rafa-di-sini/2026-10-x',
      set: { weightKg: 8.1 },
      who: 'u',
    })
  })

  it('names the person here wherever it named the person, and their vials as theirs', () => {
    const pmt = entry(5, THERE, 'mawar', ['pmt', 'abc'], { person: 'rafa', startedOn: '2026-09-01' })
    const vial = entry(6, THERE, 'mawar', ['vial', 'botol'], { batch: 'B1' })
    const dose = visit(7, { 'dose.mr': { outcome: 'given', vial: 'botol' } })
    const read = carriedBy(transfer(1, [pmt, vial, dose]))
    expect(read.map(({ record }) => record)).toEqual([
      'abc@rafa-di-sini',
      'botol@rafa-di-sini',
      'rafa-di-sini/2026-10-x',
    ])
    expect(read[0]!.set.person).toBe('rafa-di-sini')
    expect(read[2]!.set['dose.mr']).toMatchObject({ vial: 'botol@rafa-di-sini' })
  })

  it('never carries what was written in confidence, nor who they are, nor a transfer inside a transfer', () => {
    const person = entry(1, THERE, 'mawar', ['person', 'rafa'], { name: 'Rafa' })
    const secret = { ...visit(2, { note: 'x' }), in: 'sensitive/mawar/2026-10', kind: 'sensitive' }
    const again = transfer(3, [visit(4, { weightKg: 8 })])
    expect(carriedBy(transfer(9, [person, secret, again]))).toEqual([])
  })

  it('is corrected here like anything else, whatever the counters are at', () => {
    const carried = transfer(1, [visit(900_000, { weightKg: 8.1 })])
    const heads = carriedBy(carried).map(({ id }) => id)
    const correction = entry(2, HERE, 'melati', ['visit', 'rafa-di-sini/2026-10-x'], { weightKg: 8.4 }, heads)
    expect(fold([carried, correction])).toEqual({ 'visit rafa-di-sini/2026-10-x': { weightKg: [8.4] } })
  })

  it('moves on again with what was corrected on the way, the newest standing', () => {
    const first = visit(900_000, { weightKg: 8.1 })
    const seen = idHere(first.id, 0)
    const correction = entry(2, HERE, 'melati', ['visit', 'rafa-di-sini/2026-10-x'], { weightKg: 8.4 }, [seen])
    const move = { person: 'rafa-ketiga', from: 'Melati' }
    const here = { ...transfer(5, [correction], { ...move, was: 'rafa-di-sini' }), in: 'registry/anggrek' }
    const before = { ...transfer(6, [first], { ...move, was: 'rafa', hops: 1 }), in: 'registry/anggrek' }
    expect(fold([here, before])).toEqual({ 'visit rafa-ketiga/2026-10-x': { weightKg: [8.4] } })
    expect(fold([before, here])).toEqual(fold([here, before]))
  })

  it('leaves alone what is no transfer, or cannot be read', () => {
    expect(carriedBy(visit(1, { weightKg: 8 }))).toEqual([])
    expect(carriedBy(transfer(1, [], { entries: ['x', 'y'] }))).toEqual([])
    expect(carriedBy(transfer(1, [], { entries: 7 }))).toEqual([])
  })

  /** Visits there that correct one another, split over transfers in any way, with corrections here. */
  const lives = fc
    .array(fc.record({ weight: fc.integer({ min: 1, max: 9 }), replaces: fc.nat(5) }), { minLength: 1, maxLength: 8 })
    .map((all) =>
      all.map(({ weight, replaces }, i) => visit(100 + i, { weightKg: weight }, replaces < i ? [100 + replaces] : [])),
    )

  it('says the same in any order, twice, in parts, and before or after what was written here', () => {
    fc.assert(
      fc.property(lives, fc.nat(8), fc.infiniteStream(fc.nat()), (inner, cut, luck) => {
        const parts = [transfer(1, inner.slice(0, cut)), transfer(2, inner.slice(cut)), transfer(3, inner.slice(1))]
        const heads = [...foldAll(carriedBy(transfer(4, inner))).values()].flatMap(({ fields }) =>
          Object.values(fields).map((field) => shownHead(field)!.id),
        )
        const here = entry(50, HERE, 'melati', ['visit', 'rafa-di-sini/2026-10-x'], { weightKg: 99 }, heads)
        const whole = fold([...parts, here])
        const shuffled = [...parts, here, ...parts]
          .map((one) => [luck.next().value as number, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one)
        expect(fold(shuffled)).toEqual(whole)
        expect(fold([here, transfer(4, inner)])).toEqual(whole)
      }),
    )
  })

  it('keeps the order of entries within a posyandu, below everything written here, and stays an id', () => {
    const ids = fc.tuple(fc.integer({ min: 1, max: 9_000_000 }), fc.integer({ min: 1, max: 9_000_000 }), fc.nat(3))
    fc.assert(
      fc.property(ids, ([a, b, hops]) => {
        const [one, other] = [idHere(entryId(a, THERE), hops), idHere(entryId(b, THERE), hops)]
        expect(isEntryId(one)).toBe(true)
        expect(one < other).toBe(a < b)
        expect(one < entryId(1, HERE)).toBe(true)
        expect(idHere(one, 0) < one).toBe(true)
        expect(idHere(idHere(entryId(a, THERE), 0), 0)).toBe(idHere(entryId(a, THERE), 1))
      }),
    )
  })
})
