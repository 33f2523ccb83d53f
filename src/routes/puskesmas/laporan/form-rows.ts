/** A form as a table: its columns are rows here, for a form of 56 columns fits no screen; its cut stands across. Pure. */
import { BAND_ORDER, nameOf, sumOf, type Cell, type Tally } from '../../../reports/month/tally.ts'
import type { Column, ReportForm } from '../../../reports/month/form.ts'

/** A number's place across the table. */
export interface Across {
  readonly key: string
  /** Undefined: all. */
  readonly band: Cell['band'] | 'none' | undefined
  readonly sex: 'L' | 'P' | undefined
  readonly posyandu: string | undefined
}

export interface Counted {
  readonly posyandu: string
  readonly tally: Tally
}

/** As the form is cut. Bands in which nobody counts are left out; who has no band stands last. */
export function acrossOf(form: ReportForm, counted: readonly Counted[]): readonly Across[] {
  const total: Across = { key: 'all', band: undefined, sex: undefined, posyandu: undefined }
  const bySex: readonly Across[] = [
    { key: 'L', band: undefined, sex: 'L', posyandu: undefined },
    { key: 'P', band: undefined, sex: 'P', posyandu: undefined },
  ]
  if (form.rows === undefined) return [total]
  if (form.rows === 'sex') return [...bySex, total]
  const names = form.columns.map((column) => nameOf(form, column))
  const used = new Set(
    counted.flatMap(({ tally }) =>
      tally.flatMap((cell) => (names.some((name) => (cell.counts[name] ?? 0) > 0) ? [cell.band] : [])),
    ),
  )
  const bands: readonly (Cell['band'] | 'none')[] = [
    ...BAND_ORDER.filter((band) => used.has(band)),
    ...(used.has(undefined) ? (['none'] as const) : []),
  ]
  return [
    ...bands.flatMap((band) =>
      (['L', 'P'] as const).map((sex): Across => ({ ...total, key: `${band} ${sex}`, band, sex })),
    ),
    ...bySex,
    total,
  ]
}

/** What the form calls a column by, where that is a number; said once where several columns of ours are one of the form's. */
export function numberOn({ columns }: Pick<ReportForm, 'columns'>, at: number): string {
  const numberOf = (column: Column | undefined): string => /^\d+/.exec(column?.code ?? '')?.[0] ?? ''
  const number = numberOf(columns[at])
  return number === numberOf(columns[at - 1]) ? '' : number
}

/** A column by the form's number, if it has one, in a file and in the notes: our own names for columns tell nobody anything. */
export function numberedTitle({ code, under, label }: Pick<Column, 'code' | 'under' | 'label'>): string {
  const title = [under, label].filter(Boolean).join(': ')
  return /^\d/.test(code) ? `${code}  ${title}` : title
}

export function byPosyandu(posyandu: readonly string[]): readonly Across[] {
  const total: Across = { key: 'all', band: undefined, sex: undefined, posyandu: undefined }
  return [...posyandu.map((each): Across => ({ ...total, key: each, posyandu: each })), total]
}

export function numberAt(form: ReportForm, column: Column, counted: readonly Counted[], across: Across): number {
  const { band, sex, posyandu } = across
  const fits = (cell: Cell): boolean =>
    (sex === undefined || cell.sex === sex) &&
    (band === undefined || (band === 'none' ? cell.band === undefined : cell.band === band))
  return counted.reduce(
    (sum, each) =>
      sum + (posyandu === undefined || each.posyandu === posyandu ? sumOf(each.tally, nameOf(form, column), fits) : 0),
    0,
  )
}
