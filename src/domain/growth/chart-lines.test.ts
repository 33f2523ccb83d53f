import { describe, expect, it } from 'vitest'
import { CHART_PAGES, chartLines, pageAt, type ChartIndex } from './chart-lines.ts'
import { chartShape } from './chart-shapes.ts'
import { loadGrowthTables } from './load-tables.ts'
import type { Sex } from './tables.ts'

const tables = await loadGrowthTables()
const indices = Object.keys(CHART_PAGES) as ChartIndex[]
const every = indices.flatMap((index) =>
  CHART_PAGES[index].flatMap((page) => (['L', 'P'] as const).map((sex) => ({ index, page, sex }))),
)
const SEVEN = [-3, -2, -1, 0, 1, 2, 3]

/** Of two pages that share a border, the one that ends there. */
function valueAt(sex: Sex, index: ChartIndex, z: number, x: number): string {
  const page = CHART_PAGES[index].find(({ to }) => x <= to)!
  const point = chartLines(tables, sex, index, page, [z])[0]?.points.find((each) => each.x === x)
  return point?.y.toFixed(1) ?? 'none'
}

// Month 6 is day 182.625 and month 24 day 730.5: a table read at a whole day is 0.1 kg off there.
it.each<[Sex, z: number, kg: readonly number[]]>([
  ['L', -3, [2.1, 5.7, 6.9, 8.6, 10.0, 11.2, 12.3]],
  ['L', -2, [2.5, 6.4, 7.7, 9.7, 11.3, 12.7, 14.0]],
  ['L', 0, [3.3, 7.9, 9.6, 12.2, 14.3, 16.3, 18.2]],
  ['L', 1, [3.9, 8.8, 10.8, 13.6, 16.2, 18.6, 20.8]],
  ['P', -3, [2.0, 5.1, 6.3, 8.1, 9.6, 10.9, 12.0]],
  ['P', -2, [2.4, 5.7, 7.0, 9.0, 10.8, 12.3, 13.6]],
  ['P', 0, [3.2, 7.3, 8.9, 11.5, 13.9, 16.1, 18.0]],
  ['P', 1, [3.7, 8.2, 10.1, 13.0, 15.8, 18.5, 21.0]],
])('the KMS of a child (%s) has its %i SD line where the monthly table of WHO has it', (sex, z, kg) => {
  const inKg = [0, 6, 12, 24, 36, 48, 59].map((month) => valueAt(sex, 'weightForAge', z, month))
  expect(inKg).toEqual(kg.map((each) => each.toFixed(1)))
})

describe('the other charts agree with the tables WHO prints', () => {
  it.each<[string, Sex, ChartIndex, z: number, x: number, y: number]>([
    ['PB/U of a boy of 12 months, median', 'L', 'heightForAge', 0, 12, 75.7],
    ['PB/U of a girl of 12 months, -2 SD', 'P', 'heightForAge', -2, 12, 68.9],
    ['TB/U of a boy of 36 months, -3 SD', 'L', 'heightForAge', -3, 36, 85.0],
    ['LK/U of a girl of 12 months, median', 'P', 'headForAge', 0, 12, 44.9],
    ['IMT/U of a boy of 12 months, median', 'L', 'bmiForAge', 0, 12, 16.8],
    ['IMT/U of a girl of 66 months, median', 'P', 'bmiForAge', 0, 66, 15.2],
    ['BB/PB of a boy 75 cm long, -3 SD', 'L', 'weightForHeight', -3, 75, 7.5],
    ['BB/PB of a boy 75 cm long, median', 'L', 'weightForHeight', 0, 75, 9.5],
  ])('%s', (_what, sex, index, z, x, y) => {
    const page = index === 'weightForHeight' ? CHART_PAGES.weightForHeight[0] : undefined
    const found = page
      ? chartLines(tables, sex, index, page, [z])[0]
          ?.points.find((each) => each.x === x)
          ?.y.toFixed(1)
      : valueAt(sex, index, z, x)
    expect(found).toBe(y.toFixed(1))
  })

  it('a length and the height 0.7 cm under it have the same weights', () => {
    const [lying, standing] = CHART_PAGES.weightForHeight.map(
      (page) => chartLines(tables, 'P', 'weightForHeight', page, [0])[0]!.points,
    )
    const standingAt100 = standing!.find(({ x }) => x === 100)!.y
    const lyingAround = [100, 101].map((x) => lying!.find((each) => each.x === x)!.y)
    expect(standingAt100).toBeGreaterThan(lyingAround[0]!)
    expect(standingAt100).toBeLessThan(lyingAround[1]!)
  })

  it('at 24 months the page of lengths ends 0.7 cm above where the page of heights begins', () => {
    const [lying, standing] = CHART_PAGES.heightForAge.map((page) => chartLines(tables, 'L', 'heightForAge', page, [0]))
    expect(lying![0]!.points.at(-1)!.y - standing![0]!.points[0]!.y).toBeCloseTo(0.7, 1)
  })
})

it('every page has a point for each month or centimetre, and its lines never cross', () => {
  for (const { index, page, sex } of every) {
    const lines = chartLines(tables, sex, index, page, SEVEN)
    const xs = Array.from({ length: page.to - page.from + 1 }, (_, step) => page.from + step)
    expect(lines.map(({ points }) => points.map(({ x }) => x))).toEqual(SEVEN.map(() => xs))
    for (const at of xs.keys()) {
      const values = lines.map(({ points }) => points[at]!.y)
      expect(values).toEqual(values.toSorted((a, b) => a - b))
      expect(values.every(Number.isFinite)).toBe(true)
    }
  }
})

it('a child is drawn on the page of its age; IMT/U alone goes on after five years', () => {
  expect([0, 730, 731, 1857].map((days) => pageAt('heightForAge', days).name)).toEqual([
    'baby',
    'baby',
    'child',
    'child',
  ])
  expect([1857, 1858, 2200].map((days) => pageAt('bmiForAge', days).name)).toEqual(['child', 'school', 'school'])
  expect(pageAt('weightForAge', 2200).name).toBe('child')
})

describe('how a chart is drawn', () => {
  it('its bands begin and end on SDs it has lines for, and follow one another without a gap', () => {
    for (const index of indices) {
      const { bands } = chartShape(index)
      expect(bands.slice(1).every(({ fromZ }, at) => fromZ === bands[at]!.toZ)).toBe(true)
      expect(bands.find(({ kind }) => kind === 'normal')).toBeDefined()
    }
  })

  it('a puskesmas with an older KMS has its red line where that card has it', () => {
    const { lines } = chartShape('weightForAge', { merahZ: -2, oranyeZ: 2 })
    expect(lines.filter(({ kind }) => kind === 'merah' || kind === 'oranye')).toEqual([
      { z: -2, kind: 'merah' },
      { z: 2, kind: 'oranye' },
    ])
    expect(new Set(lines.map(({ z }) => z)).size).toBe(lines.length)
  })
})
