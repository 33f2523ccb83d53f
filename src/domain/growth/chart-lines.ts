/** The lines of the growth charts, from WHO's tables: where each SD stands on each page. */
import { interpolate, valueAtZ } from './lms.ts'
import type { GrowthTables, Lms, LmsTable, Sex } from './tables.ts'
import { DAYS_PER_MONTH } from './z-scores.ts'

export type ChartIndex = 'weightForAge' | 'heightForAge' | 'weightForHeight' | 'headForAge' | 'bmiForAge'

/** `x`: months, or cm of length or height where weight is read against it. `y`: kg, cm or kg/m². */
export interface ChartPoint {
  readonly x: number
  readonly y: number
}

export interface ChartLine {
  readonly z: number
  readonly points: readonly ChartPoint[]
}

/** One page of a chart: what its axis spans, and the ages in days that are drawn on it. */
export interface ChartPage {
  readonly name: 'baby' | 'child' | 'school'
  readonly from: number
  readonly to: number
  readonly firstDay: number
  readonly lastDay: number
}

/** Length until day 730, height from day 731: two tables, so two pages, as in Buku KIA. */
const BABY = { name: 'baby', firstDay: 0, lastDay: 730 } as const
/** To the end of the 61st month, which the programme still reads by the 0-60 month tables (`childScores`). */
const CHILD = { name: 'child', firstDay: 731, lastDay: 1857 } as const
const BY_AGE: readonly ChartPage[] = [
  { ...BABY, from: 0, to: 24 },
  { ...CHILD, from: 24, to: 60 },
]
const LAST_CHILD_MONTH = 72

export const CHART_PAGES: Readonly<Record<ChartIndex, readonly ChartPage[]>> = {
  weightForAge: BY_AGE,
  heightForAge: BY_AGE,
  headForAge: BY_AGE,
  bmiForAge: [...BY_AGE, { name: 'school', from: 60, to: LAST_CHILD_MONTH, firstDay: 1858, lastDay: 2222 }],
  weightForHeight: [
    { ...BABY, from: 45, to: 110 },
    { ...CHILD, from: 65, to: 120 },
  ],
}

/** The page a child of this age is drawn on: the last one for whoever is older than the chart. */
export function pageAt(index: ChartIndex, ageDays: number): ChartPage {
  const pages = CHART_PAGES[index]
  return pages.find(({ lastDay }) => ageDays <= lastDay) ?? pages.at(-1)!
}

/** The lines of one page, in the order of `zs`; each page is computed once. */
export function chartLines(
  tables: GrowthTables,
  sex: Sex,
  index: ChartIndex,
  page: ChartPage,
  zs: readonly number[],
): readonly ChartLine[] {
  const rows = pageRows(tables, sex, index, page)
  return zs.map((z) => ({ z, points: rows.map(({ x, lms }) => ({ x, y: valueAtZ(z, lms) })) }))
}

interface PageRow {
  readonly x: number
  readonly lms: Lms
}

const known = new WeakMap<GrowthTables, Map<string, readonly PageRow[]>>()

function pageRows(tables: GrowthTables, sex: Sex, index: ChartIndex, page: ChartPage): readonly PageRow[] {
  const ofTables = known.get(tables) ?? new Map<string, readonly PageRow[]>()
  known.set(tables, ofTables)
  const key = `${index} ${page.name} ${sex}`
  const rows = ofTables.get(key) ?? readRows(tables, sex, index, page)
  ofTables.set(key, rows)
  return rows
}

/** A row for every month or centimetre. */
function readRows(tables: GrowthTables, sex: Sex, index: ChartIndex, page: ChartPage): readonly PageRow[] {
  return Array.from({ length: page.to - page.from + 1 }, (_, step) => {
    const x = page.from + step
    const lms = rowAt(tables, sex, index, page, x)
    if (!lms) throw new Error(`expected a row of ${index} at ${x}, found none`)
    return { x, lms }
  })
}

/** A height counts as 7 mm more in the table of lengths (`GrowthTables`). */
const HEIGHT_TO_LENGTH_MM = 7

function rowAt({ who2006, who2007 }: GrowthTables, sex: Sex, index: ChartIndex, page: ChartPage, x: number) {
  if (index === 'weightForHeight')
    return who2006.weightForLength.row(sex, x * 10 + (page.name === 'baby' ? 0 : HEIGHT_TO_LENGTH_MM))
  if (page.name === 'school') return who2007.bmiForAge.row(sex, x)
  const days = x * DAYS_PER_MONTH
  const isSplit = index === 'heightForAge' || index === 'bmiForAge'
  return rowAtDay(who2006[index], sex, isSplit ? Math.min(Math.max(days, page.firstDay), page.lastDay) : days)
}

/**
 * WHO's monthly tables stand at m x 30.4375 days, between two rows of the daily one: month 6 is day 182.625. Only where a
 * length becomes a height is no row read from the other page. Month 60 is the last row.
 */
function rowAtDay(table: LmsTable, sex: Sex, days: number): Lms | undefined {
  const low = table.row(sex, Math.floor(days))
  const high = table.row(sex, Math.ceil(days)) ?? low
  return low && high && interpolate(low, high, days - Math.floor(days))
}
