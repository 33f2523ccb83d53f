import { parseCsv, type CsvRow } from './csv.ts'
import type { GrowthIndex, ZScore } from './lms.ts'
import type { GrowthTables, Sex } from './tables.ts'
import { zScores, type GrowthScores, type Measured, type Posture } from './z-scores.ts'
import { zScores5to19 } from './z-scores-5to19.ts'

export type ScoreCsvError =
  | { readonly code: 'empty' }
  | { readonly code: 'unclosed-quote'; readonly line: number }
  | { readonly code: 'missing-column'; readonly column: string }
  | { readonly code: 'too-many-cells'; readonly line: number; readonly value: string }
  | { readonly code: 'bad-value'; readonly line: number; readonly column: string; readonly value: string }

export type ScoreCsvResult =
  { readonly ok: true; readonly csv: string } | { readonly ok: false; readonly error: ScoreCsvError }

/**
 * One line of z-scores and flags for each line of measurements, in order: `sex, age_days` or `age_months, weight_kg,
 * lenhei_cm, measure, headc_cm, armc_cm, oedema` in any order in, WHO's column names out. Empty where WHO gives none.
 * A file with `height_cm` in place of `lenhei_cm`, as AnthroPlus has it, is one of 5 to 19 years.
 */
export function scoreCsv(tables: GrowthTables, text: string): ScoreCsvResult {
  const parsed = parseCsv(text)
  if (!parsed.ok) return failed({ code: 'unclosed-quote', line: parsed.unclosedQuoteOnLine })
  const [header, ...rows] = parsed.rows
  if (!header) return failed({ code: 'empty' })
  const columns = header.cells.map((cell) => cell.trim().toLowerCase())
  if (!columns.includes('sex')) return failed({ code: 'missing-column', column: 'sex' })
  if (!columns.includes('age_days') && !columns.includes('age_months'))
    return failed({ code: 'missing-column', column: 'age_days' })

  const { height, output, score } =
    columns.includes('height_cm') && !columns.includes('lenhei_cm') ? ANTHRO_PLUS : ANTHRO
  const lines = [output.map(([z]) => z).concat(output.map(([, flag]) => flag))]
  for (const row of rows) {
    const read = readRow(columns, row, height)
    if (!read.ok) return read
    const scores = score(tables, read.child)
    const inOrder = output.map(([, , index]) => scores[index])
    lines.push(inOrder.map(zCell).concat(inOrder.map(flagCell)))
  }
  return { ok: true, csv: lines.map((cells) => `${cells.join(',')}\n`).join('') }
}

/** What WHO's software reads and writes: Anthro to 5 years, AnthroPlus from 5 to 19. */
interface Layout {
  /** The column of the height. */
  readonly height: string
  readonly output: readonly (readonly [z: string, flag: string, index: GrowthIndex])[]
  readonly score: (tables: GrowthTables, child: Measured) => GrowthScores
}

const ANTHRO: Layout = {
  height: 'lenhei_cm',
  output: [
    ['zlen', 'flen', 'heightForAge'],
    ['zwei', 'fwei', 'weightForAge'],
    ['zwfl', 'fwfl', 'weightForHeight'],
    ['zbmi', 'fbmi', 'bmiForAge'],
    ['zhc', 'fhc', 'headForAge'],
    ['zac', 'fac', 'armForAge'],
  ],
  score: zScores,
}

const ANTHRO_PLUS: Layout = {
  height: 'height_cm',
  output: [
    ['zhfa', 'fhfa', 'heightForAge'],
    ['zwfa', 'fwfa', 'weightForAge'],
    ['zbfa', 'fbfa', 'bmiForAge'],
  ],
  score: zScores5to19,
}

const SEXES: Readonly<Record<string, Sex>> = { '1': 'L', l: 'L', m: 'L', '2': 'P', p: 'P', f: 'P' }
const POSTURES: Readonly<Record<string, Posture>> = { l: 'terlentang', h: 'berdiri' }
const OEDEMA: Readonly<Record<string, boolean>> = { y: true, '1': true, n: false, '2': false, '0': false }
const MISSING = new Set(['', 'na'])
const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/

function readRow(
  columns: readonly string[],
  row: CsvRow,
  height: string,
): { readonly ok: true; readonly child: Measured } | (ScoreCsvResult & { readonly ok: false }) {
  // A comma too many, as a decimal one, would shift what follows.
  const beyond = row.cells.slice(columns.length).find((cell) => cell.trim() !== '')
  if (beyond !== undefined) return failed({ code: 'too-many-cells', line: row.line, value: beyond.trim() })
  let error: ScoreCsvError | undefined
  const cellOf = (column: string): string => row.cells[columns.indexOf(column)]?.trim() ?? ''
  const read = <T>(column: string, valueOf: (text: string) => T | undefined): T | undefined => {
    const text = cellOf(column).toLowerCase()
    if (MISSING.has(text)) return undefined
    const value = valueOf(text)
    if (value === undefined) error ??= { code: 'bad-value', line: row.line, column, value: cellOf(column) }
    return value
  }
  const age = (text: string): number | undefined => (text.startsWith('-') ? undefined : numberOf(text))
  const child = {
    sex: read('sex', (text) => SEXES[text]),
    ageDays: read('age_days', age),
    ageMonths: read('age_months', age),
    weightKg: read('weight_kg', numberOf),
    heightCm: read(height, numberOf),
    posture: read('measure', (text) => POSTURES[text]),
    headCm: read('headc_cm', numberOf),
    armCm: read('armc_cm', numberOf),
    oedema: read('oedema', (text) => OEDEMA[text]),
  }
  return error ? failed(error) : { ok: true, child }
}

function numberOf(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text.replace(',', '.')) : undefined
}

function zCell(score: ZScore | undefined): string {
  return score ? score.z.toFixed(2) : ''
}

function flagCell(score: ZScore | undefined): string {
  if (!score) return ''
  return score.flagged ? '1' : '0'
}

function failed(error: ScoreCsvError): { readonly ok: false; readonly error: ScoreCsvError } {
  return { ok: false, error }
}
