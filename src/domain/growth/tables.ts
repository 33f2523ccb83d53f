import { decodeColumn } from './columns.ts'

/** Laki-laki or perempuan. */
export type Sex = 'L' | 'P'

/** One row of a growth table: Box-Cox power, median and coefficient of variation. */
export type Lms = { readonly l: number; readonly m: number; readonly s: number }

export type LmsTable = {
  /** The row at a whole `x` (day, month, or length in mm), or undefined where WHO gives none. */
  readonly row: (sex: Sex, x: number) => Lms | undefined
}

/** L and M in ten-thousandths, S in hundred-thousandths: the digits as WHO prints them. */
export type EncodedColumns = { readonly first: number; readonly l: string; readonly m: string; readonly s: string }
export type EncodedTable = Readonly<Record<Sex, EncodedColumns>>

export const WHO_2006_TABLES = [
  'weightForAge',
  'heightForAge',
  'bmiForAge',
  'headForAge',
  'armForAge',
  'weightForLength',
] as const
export const WHO_2007_TABLES = ['weightForAge', 'heightForAge', 'bmiForAge'] as const

export type EncodedWho2006 = Readonly<Record<(typeof WHO_2006_TABLES)[number], EncodedTable>>
export type EncodedWho2007 = Readonly<Record<(typeof WHO_2007_TABLES)[number], EncodedTable>>

export type GrowthTables = {
  /** By day 0 to 1826 (arm from day 91); `weightForLength` by length in mm, a height counting as 7 mm more. */
  readonly who2006: Readonly<Record<keyof EncodedWho2006, LmsTable>>
  /** By month 60 to 229 (weight to 121). */
  readonly who2007: Readonly<Record<keyof EncodedWho2007, LmsTable>>
}

/** Wraps the encoded tables; each is decoded once, when first asked. */
export function growthTables(who2006: EncodedWho2006, who2007: EncodedWho2007): GrowthTables {
  return {
    who2006: {
      weightForAge: lazyTable(who2006.weightForAge),
      heightForAge: lazyTable(who2006.heightForAge),
      bmiForAge: lazyTable(who2006.bmiForAge),
      headForAge: lazyTable(who2006.headForAge),
      armForAge: lazyTable(who2006.armForAge),
      weightForLength: lazyTable(who2006.weightForLength),
    },
    who2007: {
      weightForAge: lazyTable(who2007.weightForAge),
      heightForAge: lazyTable(who2007.heightForAge),
      bmiForAge: lazyTable(who2007.bmiForAge),
    },
  }
}

type Columns = { readonly l: readonly number[]; readonly m: readonly number[]; readonly s: readonly number[] }

function lazyTable(encoded: EncodedTable): LmsTable {
  const decoded = new Map<Sex, Columns>()
  const columnsOf = (sex: Sex): Columns => {
    const known = decoded.get(sex)
    if (known) return known
    const { l, m, s } = encoded[sex]
    const columns = { l: decodeColumn(l), m: decodeColumn(m), s: decodeColumn(s) }
    decoded.set(sex, columns)
    return columns
  }
  return {
    row(sex, x) {
      const columns = columnsOf(sex)
      const index = x - encoded[sex].first
      const l = columns.l[index]
      const m = columns.m[index]
      const s = columns.s[index]
      if (l === undefined || m === undefined || s === undefined) return undefined
      return { l: l / 1e4, m: m / 1e4, s: s / 1e5 }
    },
  }
}
