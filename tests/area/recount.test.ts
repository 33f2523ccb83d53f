import { expect, test } from 'vitest'
import type { CalendarMonth } from '../../src/domain/calendar.ts'
import { growthTables } from '../../src/domain/growth/tables.ts'
import { who2006 } from '../../src/domain/growth/tables/who-2006.ts'
import { who2007 } from '../../src/domain/growth/tables/who-2007.ts'
import { FORMS } from '../../src/reports/forms/all.ts'
import { countMonth } from '../../src/reports/month/count.ts'
import { breachesIn, sumOf } from '../../src/reports/month/tally.ts'
import { JournalArea } from '../../scripts/rekap/journal-area.ts'
import { naiveCount } from './naive-count.ts'
import { Village } from './village.ts'

const MONTHS: readonly CalendarMonth[] = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']
const tables = growthTables(who2006, who2007)
const forms = FORMS.filter(({ code }) => code === 'skdn' || code === 'ilp-anak')
/** Not counted a second time: they have tests of their own. */
const NOT_RECOUNTED = ['26', '28']

const seen = new Set<string>()

test.each([1, 2, 3, 4])('SKDN and the recap of 36 columns are what the entries say, in village %i', async (seed) => {
  const village = new Village('melati', `recount ${seed}`)
  village.directory('sukamaju')
  village.grow(45, MONTHS)
  const area = await JournalArea.read(village)
  const served = await area.records(area.posyandu[0]!)
  const texts = village.documents().flatMap((document) => village.texts(document))
  for (const month of MONTHS) {
    const tally = countMonth(served, month, { tables, today: '2026-12-01', forms })
    const naive = naiveCount(texts, month)
    for (const form of forms) {
      const counts = form.code === 'skdn' ? naive.skdn : naive.anak
      const codes = form.columns.map(({ code }) => code).filter((code) => !NOT_RECOUNTED.includes(code))
      const counted = codes.map((code) => [code, sumOf(tally, `${form.code}.${code}`)])
      expect({ month, form: form.code, ...Object.fromEntries(counted) }).toEqual({
        month,
        form: form.code,
        ...Object.fromEntries(codes.map((code) => [code, counts[code] ?? 0])),
      })
      expect(breachesIn(tally, form)).toEqual([])
      for (const code of codes) if (counts[code]) seen.add(`${form.code}.${code}`)
    }
  }
})

test('in these villages every column had somebody in it', () => {
  const all = forms.flatMap((form) => form.columns.map(({ code }) => `${form.code}.${code}`))
  const not = NOT_RECOUNTED.map((code) => `ilp-anak.${code}`)
  expect(all.filter((name) => !seen.has(name) && !not.includes(name))).toEqual([])
})
