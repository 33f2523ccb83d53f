/**
 * What of the area somebody looks at: it stands in the address, so that Back works, a reload shows the same, and a
 * colleague can be sent there.
 */
import type { CalendarMonth } from '../../domain/calendar.ts'
import type { Cell } from '../../reports/month/tally.ts'
import type { AreaPosyandu, MergedPosyandu } from '../../replica/area/area.ts'
import { isMonth } from './months.ts'
import { posyanduAt } from './posyandu-at.ts'

export interface View {
  readonly month: CalendarMonth
  readonly span: 'month' | 'year'
  readonly denominator: 'riil' | 'pusdatin'
  /** A tile or a form, by its code. */
  readonly of: string | undefined
  /** Empty text: places where nobody has said which desa. */
  readonly desa: string | undefined
  readonly posyandu: string | undefined
  readonly dusun: string | undefined
  readonly rt: string | undefined
  readonly sex: 'L' | 'P' | undefined
  readonly band: string | undefined
  /** Only people with a disability. */
  readonly disabled: boolean
}

/** An address of a posyandu that is gone, or another puskesmas', is one of the whole area. */
export function readView(params: URLSearchParams, now: CalendarMonth, all: readonly MergedPosyandu[]): View {
  const month = params.get('bulan')
  const sex = params.get('jk')
  return {
    month: isMonth(month) ? month : now,
    span: params.get('rentang') === 'tahun' ? 'year' : 'month',
    denominator: params.get('sasaran') === 'pusdatin' ? 'pusdatin' : 'riil',
    of: params.get('angka') ?? undefined,
    desa: params.get('desa') ?? undefined,
    posyandu: posyanduAt(all, params.get('posyandu'))?.posyandu,
    dusun: params.get('dusun') ?? undefined,
    rt: params.get('rt') ?? undefined,
    sex: sex === 'L' || sex === 'P' ? sex : undefined,
    band: params.get('umur') ?? undefined,
    disabled: params.get('disabilitas') === 'ya',
  }
}

export function viewQuery(view: View): string {
  const { month, span, denominator, of, desa, posyandu, dusun, rt, sex, band, disabled } = view
  const entries = Object.entries({
    bulan: month,
    rentang: span === 'year' ? 'tahun' : undefined,
    sasaran: denominator === 'pusdatin' ? 'pusdatin' : undefined,
    angka: of,
    desa,
    posyandu,
    dusun,
    rt,
    jk: sex,
    umur: band,
    disabilitas: disabled ? 'ya' : undefined,
  }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]))
  return `?${new URLSearchParams(entries).toString()}`
}

/** Of the posyandu of the area, those that are looked at. */
export function isInView({ posyandu, desa }: AreaPosyandu, view: Pick<View, 'desa' | 'posyandu'>): boolean {
  if (view.posyandu !== undefined) return posyandu === view.posyandu
  return view.desa === undefined || (desa ?? '') === view.desa
}

type Cut = Pick<View, 'dusun' | 'rt' | 'sex' | 'band' | 'disabled'>

/** Whether only some people of a posyandu are looked at. */
export function isCut({ dusun, rt, sex, band, disabled }: Cut): boolean {
  return disabled || [dusun, rt, sex, band].some((each) => each !== undefined)
}

/** Whether these people are looked at. */
export function fitsView(view: Cut): (cell: Omit<Cell, 'counts'>) => boolean {
  const { dusun, rt, sex, band, disabled } = view
  return (cell) =>
    (dusun === undefined || (cell.dusun ?? '') === dusun) &&
    (rt === undefined || (cell.rt ?? '') === rt) &&
    (sex === undefined || cell.sex === sex) &&
    (band === undefined || cell.band === band) &&
    (!disabled || cell.disabled === true)
}
