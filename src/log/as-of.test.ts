import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asOf } from './as-of.ts'
import type { Entry, Json } from './entry.ts'
import { foldAll, recordKey, shownHead } from './fold.ts'
import { entryId } from './id.ts'

const DEVICE = 'SitiSitiSitiSiti'
const KEY = recordKey('person', 'rafa')
const FAR = '9999-12-31'

function entry(counter: number, at: string, set: Record<string, Json>, over: readonly string[] = []): Entry {
  const id = entryId(counter, DEVICE)
  return { v: 1, id, in: 'registry/m', kind: 'person', record: 'rafa', set, over, who: 'u', by: DEVICE, n: counter, at }
}

const first = entry(1, '2026-09-01T08:00:00+07:00', { name: 'Rafa', nik: '1' })
const second = entry(2, '2026-11-10T23:30:00+07:00', { name: 'Rafi' }, [first.id])

function nameOn(date: string, entries = [first, second]): Json | undefined {
  return shownHead(asOf(entries, date).get(KEY)?.fields.name)?.value
}

describe('a record as it stood on a date', () => {
  it('is what had been written by the end of that day, where it was written', () => {
    expect(nameOn('2026-08-31')).toBeUndefined()
    expect(nameOn('2026-09-01')).toBe('Rafa')
    expect(nameOn('2026-11-09')).toBe('Rafa')
    expect(nameOn('2026-11-10')).toBe('Rafi')
  })

  it('follows the clocks that wrote it, right or wrong', () => {
    const early = entry(3, '2020-01-01T08:00:00+07:00', { name: 'Raffi' }, [second.id])
    expect(nameOn('2020-01-02', [first, second, early])).toBe('Raffi')
  })
})

const at = fc.oneof(
  fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString()),
  fc.constantFrom('', 'kemarin', '0000-00-00T00:00:00Z'),
)
const someEntries = fc
  .array(fc.record({ at, name: fc.constantFrom('a', 'b', null), over: fc.nat(5) }), { maxLength: 8 })
  .map((all) => all.map(({ at, name, over }, i) => entry(i + 1, at, { name }, over > 0 && over <= i ? [entryId(over, DEVICE)] : []))) // prettier-ignore

it('as of the far future it is what it is today', () => {
  fc.assert(
    fc.property(someEntries, (entries) => {
      expect(asOf(entries, FAR)).toEqual(foldAll(entries))
    }),
  )
})

it('what was claimed later changes nothing of it', () => {
  const isBy = (date: string) => (each: Entry) => !/^\d/.test(each.at) || each.at.slice(0, 10) <= date
  fc.assert(
    fc.property(someEntries, fc.constantFrom('2021-06-01', '2025-01-01', '2029-12-31'), (entries, date) => {
      expect(asOf(entries, date)).toEqual(asOf(entries.filter(isBy(date)), FAR))
    }),
  )
})
