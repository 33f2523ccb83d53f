/** A posyandu's month, counted: every column of every form, by where people live, their sex and their age. */
import { AGE_GROUPS, type AgeGroup } from '../../domain/life-stage.ts'
import type { Sex } from '../../domain/growth/tables.ts'
import { bandOf, type BandCode } from '../day.ts'
import { countIn, type Column, type ReportForm } from './form.ts'
import type { PersonMonth } from './person-month.ts'

/** People who are alike in what figures are cut by. */
export interface Cell {
  readonly dusun: string | undefined
  readonly rt: string | undefined
  readonly sex: Sex | undefined
  /** Months for a child, the age group from six years on. */
  readonly band: BandCode | AgeGroup | undefined
  /** Has a disability, as somebody wrote down; absent for all others. */
  readonly disabled?: true
  /** By `form.column`; what is 0 is not there. */
  readonly counts: Readonly<Record<string, number>>
}

export type Tally = readonly Cell[]

export function tallyOf(people: readonly PersonMonth[], forms: readonly ReportForm[]): Tally {
  const cells = new Map<string, { cell: Omit<Cell, 'counts'>; counts: Record<string, number> }>()
  const named = forms.map((form) => ({ form, names: form.columns.map((column) => nameOf(form, column)) }))
  for (const at of people) {
    let counts: Record<string, number> | undefined
    for (const { form, names } of named) {
      if (!form.concerns(at)) continue
      form.columns.forEach((column, i) => {
        const count = countIn(column, at)
        if (count === 0) return
        counts ??= countsOf(cells, at)
        counts[names[i]!] = (counts[names[i]!] ?? 0) + count
      })
    }
  }
  return [...cells.values()].map(({ cell, counts }) => ({ ...cell, counts }))
}

function countsOf(
  cells: Map<string, { cell: Omit<Cell, 'counts'>; counts: Record<string, number> }>,
  at: PersonMonth,
): Record<string, number> {
  const cell = cellOf(at)
  const key = JSON.stringify([cell.dusun, cell.rt, cell.sex, cell.band, cell.disabled])
  const known = cells.get(key) ?? { cell, counts: {} }
  cells.set(key, known)
  return known.counts
}

/** A column's number over the cells that fit. */
export function sumOf(tally: Tally, name: string, fits: (cell: Cell) => boolean = () => true): number {
  return tally.reduce((sum, cell) => sum + (fits(cell) ? (cell.counts[name] ?? 0) : 0), 0)
}

export function nameOf(form: Pick<ReportForm, 'code'>, column: Pick<Column, 'code'>): string {
  return `${form.code}.${column.code}`
}

export interface Breach {
  readonly form: string
  readonly says: string
  readonly left: number
  readonly right: number
  /** Where it does not hold. */
  readonly cell: Omit<Cell, 'counts'>
}

/** Every sum of a form that does not hold, in whichever cell: asserted when a report is made, and shown. */
export function breachesIn(tally: Tally, form: ReportForm): readonly Breach[] {
  return tally.flatMap((cell) =>
    form.identities.flatMap(({ says, left, right }) => {
      const [a, b] = [left, right].map((codes) => codes.reduce((sum, code) => sum + countOf(cell, form, code), 0)) as [
        number,
        number,
      ]
      return a === b ? [] : [{ form: form.code, says, left: a, right: b, cell }]
    }),
  )
}

/** The people behind a number. */
export function peopleIn(people: readonly PersonMonth[], form: ReportForm, column: Column): readonly PersonMonth[] {
  return people.filter((at) => form.concerns(at) && countIn(column, at) > 0)
}

function countOf({ counts }: Cell, form: ReportForm, code: string): number {
  return counts[nameOf(form, { code })] ?? 0
}

/** Where somebody counts. */
export function cellOf(at: PersonMonth): Omit<Cell, 'counts'> {
  const { family, sex, birth, shown } = at.person
  const child = birth === undefined || birth > at.on ? undefined : bandOf(birth, at.on)
  return {
    dusun: family?.dusun ?? undefined,
    rt: family?.rt ?? undefined,
    sex,
    band: child ?? at.group,
    ...(shown.disability?.length && { disabled: true }),
  }
}

/** Every band that a cell can have, in the order of life. */
export const BAND_ORDER: readonly (BandCode | AgeGroup)[] = [
  '0-5',
  '6-11',
  '12-23',
  '24-35',
  '36-59',
  '60-71',
  ...AGE_GROUPS.slice(AGE_GROUPS.indexOf('usia-sekolah')),
]
