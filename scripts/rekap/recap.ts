/** A form of one posyandu and month, as rows of numbers. Pure. */
import type { CalendarMonth } from '../../src/domain/calendar.ts'
import type { MergedPosyandu } from '../../src/replica/area/area.ts'
import type { ReportForm } from '../../src/reports/month/form.ts'
import { BAND_ORDER, breachesIn, nameOf, sumOf, type Cell, type Tally } from '../../src/reports/month/tally.ts'

export interface RecapRow {
  /** Absent: of all. */
  readonly band?: string
  readonly sex?: string
  /** By column. */
  readonly counts: Readonly<Record<string, number>>
}

export interface Recap {
  readonly posyandu: string
  readonly name: string
  readonly desa: string | null
  readonly month: CalendarMonth
  readonly report: string
  readonly version: string
  readonly openDays: number
  /** Null: nothing of that month is here, which is not the same as nobody. */
  readonly total: Readonly<Record<string, number>> | null
  /** Where the form is cut by age and sex. */
  readonly rows: readonly RecapRow[]
  /** Sums of the form that do not hold. */
  readonly breaches: readonly string[]
}

export function recapOf(
  { posyandu, name, desa = null }: Omit<MergedPosyandu, 'desa'> & { readonly desa?: string | undefined | null },
  month: CalendarMonth,
  form: ReportForm,
  { tally, openDays }: { readonly tally: Tally | undefined; readonly openDays: number },
): Recap {
  return {
    posyandu,
    name,
    desa,
    month,
    report: form.code,
    version: form.version,
    openDays,
    total: tally ? countsOf(tally, form) : null,
    rows: tally ? rowsOf(tally, form) : [],
    breaches: tally
      ? breachesIn(tally, form).map(
          ({ says, left, right, cell }) =>
            `${says}: ${left} ≠ ${right} (${[cell.dusun, cell.rt, cell.sex, cell.band].map((each) => each ?? '-').join(' ')})`,
        )
      : [],
  }
}

const SEXES = ['L', 'P', undefined] as const

function rowsOf(tally: Tally, form: ReportForm): readonly RecapRow[] {
  const bands = form.rows === 'band-and-sex' ? [...BAND_ORDER, undefined] : form.rows === 'sex' ? ['all' as const] : []
  return bands.flatMap((band) =>
    SEXES.flatMap((sex): RecapRow[] => {
      const counts = countsOf(tally, form, (cell) => (band === 'all' || cell.band === band) && cell.sex === sex)
      if (Object.values(counts).every((count) => count === 0)) return []
      return [{ ...(band !== 'all' && { band: band ?? '' }), sex: sex ?? '', counts }]
    }),
  )
}

function countsOf(tally: Tally, form: ReportForm, fits?: (cell: Cell) => boolean): Readonly<Record<string, number>> {
  return Object.fromEntries(form.columns.map((column) => [column.code, sumOf(tally, nameOf(form, column), fits)]))
}

/** A line a row, the sums of a posyandu last. Nothing where nothing of that month is here. */
export function csvOf(recaps: readonly Recap[], form: ReportForm): string {
  const codes = form.columns.map(({ code }) => code)
  const lines = recaps.flatMap((recap) => {
    const { posyandu, name, desa, month, openDays, total, rows } = recap
    const head = [posyandu, name, desa ?? '', month, String(openDays)]
    const empty = codes.map(() => '')
    return [
      ...rows.map(({ band = '', sex = '', counts }) => [...head, band, sex, ...codes.map((code) => counts[code] ?? 0)]),
      [...head, 'jumlah', 'jumlah', ...(total ? codes.map((code) => total[code] ?? 0) : empty)],
    ]
  })
  const heads = ['posyandu', 'nama', 'desa', 'bulan', 'hari_buka', 'umur', 'jk', ...codes]
  return [heads, ...lines].map((line) => line.map(quoted).join(',') + '\n').join('')
}

function quoted(cell: string | number): string {
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
