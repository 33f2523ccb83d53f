/** Figures of a tile by place: desa, posyandu, dusun, RT. Pure. */
import { groupBy } from '../../domain/group-by.ts'
import type { Cell } from '../month/tally.ts'
import { figureOf, type Asked, type Figure, type MonthTally } from './figure.ts'
import type { Indicator } from './indicator.ts'

export interface PlacedPosyandu {
  readonly posyandu: string
  readonly name: string
  readonly desa: string | undefined
}

/** A row of the table. What is undefined is not narrowed down to; empty text is "not filled in". */
export interface PlaceRow {
  readonly key: string
  readonly level: 'area' | 'desa' | 'posyandu' | 'dusun' | 'rt'
  readonly desa?: string
  readonly posyandu?: string
  readonly dusun?: string
  readonly rt?: string
  readonly name: string
  readonly figure: Figure
}

export interface PlacesAsked extends Omit<Asked, 'pusdatin'> {
  /** Of a desa, by its name; undefined: the count of those who live there. */
  readonly pusdatinOf?: (desa: string) => number | undefined
  /** Posyandu whose dusun and RT are shown. */
  readonly open: ReadonlySet<string>
}

export function placeRows(
  indicator: Indicator,
  posyandu: readonly PlacedPosyandu[],
  tallies: readonly MonthTally[],
  asked: PlacesAsked,
): readonly PlaceRow[] {
  const talliesOf = groupBy(tallies, (each) => each.posyandu)
  return [...groupBy(posyandu, ({ desa }) => desa ?? '')].flatMap(([desa, members]) => {
    const all = members.flatMap((each) => talliesOf.get(each.posyandu) ?? [])
    const figure = figureOf(indicator, all, { ...asked, pusdatin: asked.pusdatinOf?.(desa) })
    return [
      { key: `desa ${desa}`, level: 'desa' as const, desa, name: desa, figure },
      ...members.flatMap((each) => posyanduRows(indicator, each, talliesOf.get(each.posyandu) ?? [], asked)),
    ]
  })
}

/** Pusdatin counts by desa: of smaller places only those who live there are known. */
function posyanduRows(
  indicator: Indicator,
  { posyandu, name, desa = '' }: PlacedPosyandu,
  tallies: readonly MonthTally[],
  asked: PlacesAsked,
): readonly PlaceRow[] {
  const own: PlaceRow = {
    key: posyandu,
    level: 'posyandu',
    desa,
    posyandu,
    name,
    figure: figureOf(indicator, tallies, asked),
  }
  if (!asked.open.has(posyandu)) return [own]
  const cells = tallies.flatMap(({ tally }) => tally ?? [])
  const dusun = names(cells, (cell) => cell.dusun)
  return [
    own,
    ...dusun.flatMap((each): PlaceRow[] => {
      const isThere = (cell: Cell): boolean => (cell.dusun ?? '') === each
      const at = { desa, posyandu, dusun: each }
      return [
        { key: `${posyandu} ${each}`, level: 'dusun', ...at, name: each, figure: within(isThere) },
        ...names(cells.filter(isThere), (cell) => cell.rt).map((rt): PlaceRow => ({
          key: `${posyandu} ${each} ${rt}`,
          level: 'rt',
          ...at,
          rt,
          name: rt,
          figure: within((cell) => isThere(cell) && (cell.rt ?? '') === rt),
        })),
      ]
    }),
  ]

  function within(isThere: (cell: Cell) => boolean): Figure {
    const fits = (cell: Cell): boolean => isThere(cell) && (asked.fits?.(cell) ?? true)
    return figureOf(indicator, tallies, { ...asked, fits })
  }
}

/** "2" before "10"; what is not filled in comes last. */
function names(cells: readonly Cell[], of: (cell: Cell) => string | undefined): readonly string[] {
  return [...new Set(cells.map((cell) => of(cell) ?? ''))].sort((a, b) =>
    a === '' || b === '' ? (a === b ? 0 : a === '' ? 1 : -1) : a.localeCompare(b, 'id', { numeric: true }),
  )
}
