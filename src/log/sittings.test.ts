import { expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { entryId } from './id.ts'
import { isWithin, sittings } from './sittings.ts'

const HP = 'SitiSitiSitiSiti'

function entry(
  counter: number,
  at: string,
  { who = 'siti', by = HP, kind = 'visit', record = `r${counter}` } = {},
): Entry {
  return { v: 1, id: entryId(counter, by), in: 'registry/m', kind, record, set: {}, over: [], who, by, n: counter, at }
}

const morning = [entry(1, '2026-11-10T08:00:00+07:00'), entry(2, '2026-11-10T08:20:00+07:00', { record: 'r1' })]
const noon = [entry(3, '2026-11-10T12:00:00+07:00', { kind: 'person' })]
const imported = [entry(4, '2026-11-10T12:01:00+07:00', { who: 'import/siti', kind: 'person' })]

it('a pause, another phone, another person or an import begins a new one; the newest comes first', () => {
  const other = entry(5, '2026-11-10T08:10:00+07:00', { by: 'AniAniAniAniAniA' })
  const found = sittings([...noon, other, ...imported, ...morning])
  expect(found.map(({ who, by, entries, records }) => ({ who, by, entries, records }))).toEqual([
    { who: 'import/siti', by: HP, entries: 1, records: { person: 1 } },
    { who: 'siti', by: HP, entries: 1, records: { person: 1 } },
    { who: 'siti', by: HP, entries: 2, records: { visit: 1 } },
    { who: 'siti', by: 'AniAniAniAniAniA', entries: 1, records: { visit: 1 } },
  ])
})

it('holds what it was made of, and nothing else', () => {
  const all = [...morning, ...noon, ...imported]
  for (const sitting of sittings(all)) expect(all.filter(isWithin(sitting))).toHaveLength(sitting.entries)
})

it('does not break off when a clock says nothing that can be read', () => {
  expect(sittings([entry(1, 'kemarin'), entry(2, 'lusa')])).toMatchObject([{ entries: 2 }])
})
