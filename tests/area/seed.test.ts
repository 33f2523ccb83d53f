/** The made-up area has what an office looks for: work between open days, families that moved, months that are closed. */
import { beforeAll, expect, test } from 'vitest'
import { SeededArea, type AreaPlan } from '../../scripts/seed/area.ts'
import { JournalArea } from '../../scripts/rekap/journal-area.ts'
import { groupBy } from '../../src/domain/group-by.ts'
import { growthTables } from '../../src/domain/growth/tables.ts'
import { who2006 } from '../../src/domain/growth/tables/who-2006.ts'
import { who2007 } from '../../src/domain/growth/tables/who-2007.ts'
import { readEntry, type Entry } from '../../src/log/entry.ts'
import { countsOf, differences, newestOfMonth, recapOf, type Recap } from '../../src/reports/closing/recap.ts'
import { publishedMonths } from '../../src/reports/closing/district.ts'
import { HeldCount } from '../../src/reports/completeness.ts'
import { FORMS } from '../../src/reports/forms/all.ts'
import { countMonth } from '../../src/reports/month/count.ts'
import { admin, Doors } from '../doors.ts'

const SMALL: AreaPlan = { posyandu: 1, people: 150, months: 2, seed: 3, until: '2026-07' }
const PLAN: AreaPlan = { ...SMALL, posyandu: 4, months: 7, closed: '2026-07' }
const tables = growthTables(who2006, who2007)

let texts: Map<string, string[]>
let entries: readonly Entry[]
let recaps: readonly Recap[]

beforeAll(async () => {
  texts = new Map()
  const area = await SeededArea.plan(PLAN, new Doors([admin]).next(), tables)
  for await (const rows of area.batches()) {
    for (const { document, text } of rows) texts.set(document, [...(texts.get(document) ?? []), text])
  }
  entries = [...texts.values()].flat().flatMap((text) => readEntry(text) ?? [])
  recaps = ofKind('recap').flatMap(({ record, set }) => recapOf(record, set) ?? [])
})

function ofKind(kind: string): readonly Entry[] {
  return entries.filter((entry) => entry.kind === kind)
}

test('homes are visited, meals handed out and children fed between open days', () => {
  expect(new Set(ofKind('home-visit').map(({ set }) => set.sheet)).size).toBeGreaterThan(2)
  const visits = groupBy(ofKind('home-visit'), ({ in: document }) => document.split('/')[1])
  const each = [...visits.values()].map((own) => own.length)
  expect(Math.max(...each)).toBeGreaterThan(1.4 * Math.min(...each))
  expect(ofKind('mbg-day').length).toBeGreaterThan(0)
  const fed = ofKind('pmt')
  expect(fed.some(({ set }) => 'startedOn' in set)).toBe(true)
  expect(fed.some(({ set }) => 'endedOn' in set)).toBe(true)
})

test('a family that moves is followed by its history, and goes on at the other posyandu', async () => {
  const area = await JournalArea.read(held())
  const histories: string[] = []
  for (const { in: document, set } of ofKind('transfer')) {
    const { person, was, from } = set as { person: string; was: string; from: string }
    expect(ofKind('person').some((entry) => entry.record === was && entry.set.living === 'pindah')).toBe(true)
    const here = area.posyandu.find(({ posyandu }) => document.endsWith(`/${posyandu}`))!
    expect(here.name).not.toBe(from)
    const moved = (await area.records(here)).people.find(({ record }) => record === person)
    expect(moved?.shown.living).toBe('menetap')
    const [before, after] = [true, false].map((isBefore) =>
      moved?.visits.some(({ elsewhere }) => (elsewhere !== undefined) === isBefore),
    )
    if (before && after) histories.push(person)
  }
  expect(histories).not.toEqual([])
})

test('the newest months are closed and published; what came afterwards made a revision', async () => {
  expect([...new Set(recaps.map(({ month }) => month))].sort()).toEqual(['2026-05', '2026-06', '2026-07'])
  const revised = recaps.find(({ revision }) => revision === 2)!
  const first = recaps.find((each) => each.record === revised.record.replace(/2$/, '1'))!
  expect(differences(first.counts, revised.counts).length).toBeGreaterThan(0)
  const [newest] = publishedMonths({ puskesmas: 'p' }, recaps, PLAN.posyandu)
  expect(newest).toMatchObject({ month: '2026-07', posyandu: PLAN.posyandu })
  expect(newest!.counts['skdn.d']).toBeGreaterThan(0)

  // What nothing came in after is what the app counts today.
  const area = await JournalArea.read(held())
  for (const recap of newestOfMonth(recaps, '2026-07')) {
    const served = await area.records(area.posyandu.find(({ posyandu }) => posyandu === recap.posyandu)!)
    const now = countsOf(countMonth(served, '2026-07', { tables, today: '2026-11-01', forms: FORMS }))
    expect(differences(recap.counts, now)).toEqual([])
  }
})

test('without a word about closing nothing newer than the month before is closed', async () => {
  const area = await SeededArea.plan(SMALL, new Doors([admin]).next(), tables)
  const months = new Set<unknown>()
  for await (const rows of area.batches()) {
    for (const { text } of rows) {
      const entry = readEntry(text)
      if (entry?.kind === 'recap') months.add(entry.set.month)
    }
  }
  expect([...months]).toEqual(['2026-06'])
})

test('who was referred before the newest month was answered; of that month some wait', () => {
  const referrals = groupBy(ofKind('referral'), ({ record }) => record)
  const open = [...referrals.values()].filter((own) => own.every(({ set }) => set.status !== 'selesai'))
  expect(referrals.size).toBeGreaterThan(open.length)
  expect(open.length).toBeGreaterThan(0)
  for (const [{ in: document }] of open as [Entry][]) expect(document).toMatch(/2026-07$/)
})

test('nothing of a posyandu is missing that its entries name', async () => {
  const area = await JournalArea.read(held())
  for (const { posyandu } of area.posyandu) {
    const count = new HeldCount()
    for (const entry of entries) if (entry.in.split('/')[1] === posyandu) count.take(entry)
    expect(count.result(posyandu).devices.filter(({ missing }) => missing > 0)).toEqual([])
  }
})

test('every column of the forms that a posyandu fills in has somebody in some month', async () => {
  const area = await JournalArea.read(held())
  const counts: Record<string, number> = {}
  for (const each of area.posyandu) {
    const served = await area.records(each)
    for (const month of ['2026-05', '2026-06', '2026-07'])
      for (const [name, n] of Object.entries(
        countsOf(countMonth(served, month, { tables, today: '2026-11-01', forms: FORMS })),
      ))
        counts[name] = (counts[name] ?? 0) + n
  }
  for (const name of ['ilp-anak.11', 'ilp-anak.32', 'kia.pf', 'kia.kn1', 'sip-6.6', 'spm.8-sasaran'])
    expect(counts[name] ?? 0, name).toBeGreaterThan(0)
})

test('all of this is a small part of what is written', () => {
  const more = ['home-visit', 'mbg-day', 'pmt', 'transfer', 'recap', 'sign-off', 'programme-month', 'target']
  const added = entries.filter(({ kind }) => more.includes(kind)).length
  // Of few people over few months it is more than of the 40 posyandu of 800 that figures are promised for.
  expect(added / entries.length).toBeLessThan(0.15)
})

function held() {
  return { documents: () => [...texts.keys()], texts: (document: string) => texts.get(document) ?? [] }
}
