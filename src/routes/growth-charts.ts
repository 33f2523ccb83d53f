/** A child's visits as growth charts, with the words and numbers that stand beside them. */
import type { CalendarDate } from '../domain/calendar.ts'
import { monthOf } from '../domain/calendar.ts'
import { CHART_PAGES, chartLines, pageAt, type ChartIndex, type ChartPage } from '../domain/growth/chart-lines.ts'
import { chartShape } from '../domain/growth/chart-shapes.ts'
import { KMS_LINES, type KmsLines } from '../domain/growth/cut-offs.ts'
import type { GrowthTables } from '../domain/growth/tables.ts'
import { kmsStrip, type StripColumn } from '../domain/weighing/strip.ts'
import type { DayVisit } from '../replica/queries/child.ts'
import type { Chart, ChartMark, ChartSheet } from '../ui/chart-sheet.ts'
import { shortDate } from '../ui/dates.ts'
import type { StripMonth, ValueRow } from '../ui/kms-rows.ts'
import { formatCm, formatDecimal, formatKg, formatZ } from '../ui/numbers.ts'
import { resultWords } from '../ui/words/result.ts'
import { chartWords } from '../ui/words/charts.ts'
import { t } from '../ui/words/words.svelte.ts'
import { weighingsOf, type Born, type GrowthRow } from './growth-record.ts'

/** Over a missed month the line between two points is broken. */
const LONGEST_STEP_MONTHS = 1.6
/** A year and this month: what fits across a page. */
const STRIP_MONTHS = 13

/** `rows`: this child's visits until the age the chart is opened at, oldest first. */
export function growthChart(
  index: ChartIndex,
  tables: GrowthTables,
  { sex }: Born,
  rows: readonly GrowthRow[],
  kms: KmsLines = KMS_LINES,
): Chart {
  const pages = CHART_PAGES[index]
  const { lines, bands } = chartShape(index, kms)
  const zs = [...new Set([...lines.map(({ z }) => z), ...bands.flatMap(({ fromZ, toZ }) => [fromZ, toZ])])]
  const openPage = (page: ChartPage): ChartSheet => {
    const drawn = new Map(chartLines(tables, sex, index, page, zs).map(({ z, points }) => [z, points]))
    const pointsOf = (z: number) => drawn.get(z) ?? []
    return {
      from: page.from,
      to: page.to,
      lines: lines.map(({ z, kind }) => ({ z, kind, points: pointsOf(z) })),
      bands: bands.map(({ fromZ, toZ, kind }) => ({ kind, low: pointsOf(fromZ), high: pointsOf(toZ) })),
      marks: marksOn(index, page, rows),
    }
  }
  const [first, ...others] = pages.map((page) => ({ name: pageName(index, page), open: () => openPage(page) }))
  if (!first) throw new Error(`expected pages of ${index}, found none`)
  const age = rows.at(-1)?.ageDays ?? 0
  const name = chartName(index, age)
  const { axes, key, label } = chartWords()
  return {
    label: label(index === 'weightForAge' ? `${chartWords().kms}: ${name}` : name),
    axes: axes[index],
    steps: index === 'weightForHeight' ? [5, 10, 20] : [3, 6, 12],
    key: index === 'weightForAge' ? key.weightForAge(signed(kms.merahZ), signed(kms.oranyeZ)) : key[index],
    pages: [first, ...others],
    here: pages.indexOf(pageAt(index, age)),
  }
}

/** "Panjang menurut umur", by what is measured at this age. */
export function chartName(index: ChartIndex, ageDays: number): string {
  const { name } = chartWords()
  const isLength = pageAt('heightForAge', ageDays).name === 'baby'
  if (index === 'heightForAge') return isLength ? name.lengthForAge : name.heightForAge
  if (index === 'weightForHeight') return isLength ? name.weightForLength : name.weightForHeight
  return name[index]
}

/** The numbers of a chart, newest first. */
export function chartRows(index: ChartIndex, rows: readonly GrowthRow[], openDay: string): readonly ValueRow[] {
  return rows
    .flatMap((row) => {
      const drawn = drawnOf(index, row)
      if (!drawn) return []
      return [
        {
          key: row.openDay,
          isNow: row.openDay === openDay,
          age: resultWords().months(row.completedMonths),
          date: shortDate(row.on),
          value: drawn.value,
          z: formatZ(row.scores[index]?.z ?? 0),
          words: classInWords(index, row),
        },
      ]
    })
    .reverse()
}

/** The strip under the KMS, up to the month of this open day. */
export function stripMonths(born: Born, visits: readonly DayVisit[], on: CalendarDate): readonly StripMonth[] {
  const child = { ...born, weighings: weighingsOf(visits.filter(({ date }) => date !== undefined && date <= on)) }
  return kmsStrip(child, monthOf(on), STRIP_MONTHS).map((column) => monthInWords(column, monthOf(on)))
}

function monthInWords({ month, weighing, completedMonths, kbmGrams, status }: StripColumn, now: string): StripMonth {
  const { none } = resultWords()
  const name = t().dates.monthsShort[Number(month.slice(5)) - 1] ?? ''
  const weight = weighing && formatKg(weighing.weightKg)
  return {
    key: month,
    isNow: month === now,
    month: `${name} ${month.slice(2, 4)}`,
    age: completedMonths === undefined ? none : String(completedMonths),
    weight: weight === undefined ? none : weighing?.copied ? chartWords().copied(weight) : weight,
    // In the month of birth there is no least gain.
    required: kbmGrams ? String(kbmGrams) : none,
    code: status?.code ?? none,
  }
}

function marksOn(index: ChartIndex, page: ChartPage, rows: readonly GrowthRow[]): readonly ChartMark[] {
  const here = rows.filter(({ ageDays }) => ageDays >= page.firstDay && ageDays <= page.lastDay)
  const drawn = here.flatMap((row) => {
    const one = drawnOf(index, row)
    return one ? [{ ...one, row }] : []
  })
  return drawn.map(({ row, x, y, value, label, what }, at) => {
    const before = drawn[at - 1]?.row
    return {
      x: Math.min(Math.max(x, page.from), page.to),
      y,
      isAfterGap: before !== undefined && row.ageMonths - before.ageMonths > LONGEST_STEP_MONTHS,
      label,
      words: chartWords().point(resultWords().months(row.completedMonths), shortDate(row.on), value, what),
    }
  })
}

interface Drawn {
  readonly x: number
  readonly y: number
  readonly value: string
  readonly label: string
  readonly what: string
}

/** Where a visit stands on this chart, and in which words; undefined when it has nothing to draw there. */
function drawnOf(index: ChartIndex, row: GrowthRow): Drawn | undefined {
  const { shown, scores, weighing, ageMonths } = row
  const { weightKg, heightCm, headCm } = shown
  if (index === 'weightForAge') {
    if (typeof weightKg !== 'number') return undefined
    const kg = formatKg(weightKg)
    const label = [kg, weighing?.code].filter(Boolean).join(' · ')
    return { x: ageMonths, y: weightKg, value: `${kg}\u00a0kg`, label, what: weighing?.code ?? '' }
  }
  const score = scores[index]
  if (!score) return undefined
  const { adjustedHeightCm, bmi } = scores
  const what = [formatZ(score.z), classInWords(index, row)].filter(Boolean).join(' · ')
  const at = (x: number, y: number, value: string, label: string): Drawn => ({ x, y, value, label, what })
  switch (index) {
    case 'heightForAge': {
      const cm = formatCm(heightCm ?? 0)
      return adjustedHeightCm === undefined ? undefined : at(ageMonths, adjustedHeightCm, `${cm}\u00a0cm`, cm)
    }
    case 'headForAge': {
      const cm = formatCm(headCm ?? 0)
      return at(ageMonths, headCm ?? 0, `${cm}\u00a0cm`, cm)
    }
    case 'bmiForAge': {
      const digits = formatDecimal(bmi ?? 0, 1)
      return at(ageMonths, bmi ?? 0, chartWords().bmiValue(digits), digits)
    }
    case 'weightForHeight': {
      const [kg, cm] = [formatKg(weightKg ?? 0), formatCm(heightCm ?? 0)]
      const value = chartWords().weightAt(kg, cm)
      return adjustedHeightCm === undefined ? undefined : at(adjustedHeightCm, weightKg ?? 0, value, kg)
    }
  }
}

function classInWords(index: ChartIndex, { status, shown }: GrowthRow): string {
  const { plain } = resultWords()
  const value = index === 'headForAge' ? status.head : status[index]
  return value === undefined || shown.oedema === true ? '' : plain[value]
}

function pageName(index: ChartIndex, { name, from, to }: ChartPage): string {
  const { page } = chartWords()
  if (index !== 'weightForHeight') return page.months(from, to)
  return name === 'baby' ? page.lying : page.standing
}

function signed(z: number): string {
  return z < 0 ? `−${-z}` : `+${z}`
}
