/**
 * Writes src/domain/growth/tables/ from WHO's LMS tables as CSV (columns sex,x,L,M,S; sex 1 or 2). Run only when WHO
 * publishes new numbers:
 *
 *   npx rolldown scripts/build-growth-tables.ts --platform node --format esm -o /tmp/build-growth-tables.mjs
 *   node /tmp/build-growth-tables.mjs <folder with the CSV files>
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeColumn, encodeColumn } from '../src/domain/growth/columns.ts'

type Row = { readonly x: number; readonly l: number; readonly m: number; readonly s: number }
type Rows = Readonly<Record<'L' | 'P', readonly Row[]>>

/** Beyond 1826 days a child is 60 months old, and WHO's software (anthro 1.1.0) no longer uses the rows. */
const LAST_DAY = 1826
/** A height is read in the length table at 0.7 cm more; both tables agree in every row they share. */
const HEIGHT_TO_LENGTH_MM = 7

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('expected the folder with the CSV files as the argument')

writeModule(
  'who-2006',
  'WHO Child Growth Standards (2006), 0-5 years: by day, weight-for-length by mm (a height counts as 7 mm more)',
  {
    weightForAge: daily('wfa-0to5-daily.csv'),
    heightForAge: daily('lhfa-0to5-daily.csv'),
    bmiForAge: daily('bfa-0to5-daily.csv'),
    headForAge: daily('hcfa-0to5-daily.csv'),
    armForAge: daily('acfa-0to5-daily.csv'),
    weightForLength: merged(
      read('wfl-45to110cm.csv', (cm) => Math.round(cm * 10)),
      read('wfh-65to120cm.csv', (cm) => Math.round(cm * 10) + HEIGHT_TO_LENGTH_MM),
    ),
  },
)
writeModule('who-2007', 'WHO Reference 2007, 5-19 years: by month', {
  weightForAge: read('wfa-5to10-monthly.csv'),
  heightForAge: read('hfa-5to19-monthly.csv'),
  bmiForAge: read('bfa-5to19-monthly.csv'),
})

function daily(file: string): Rows {
  const rows = read(file)
  const kept = (row: Row): boolean => row.x <= LAST_DAY
  return { L: rows.L.filter(kept), P: rows.P.filter(kept) }
}

function merged(lengths: Rows, heights: Rows): Rows {
  const merge = (sex: 'L' | 'P'): Row[] => {
    const byX = new Map(lengths[sex].map((row) => [row.x, row]))
    for (const row of heights[sex]) {
      const same = byX.get(row.x)
      if (same && (same.l !== row.l || same.m !== row.m || same.s !== row.s))
        throw new Error(`expected length and height to agree at ${row.x} mm`)
      byX.set(row.x, row)
    }
    return [...byX.values()].sort((a, b) => a.x - b.x)
  }
  return { L: merge('L'), P: merge('P') }
}

function read(file: string, xOf: (x: number) => number = (x) => x): Rows {
  const rows: { L: Row[]; P: Row[] } = { L: [], P: [] }
  const [header, ...lines] = readFileSync(join(folder ?? '', file), 'utf8')
    .trim()
    .split('\n')
  if (!header?.startsWith('sex,x,L,M,S')) throw new Error(`expected columns sex,x,L,M,S in ${file}, found ${header}`)
  for (const line of lines) {
    const [sex, x, l, m, s] = line.split(',')
    rows[sex === '1' ? 'L' : 'P'].push({ x: xOf(Number(x)), l: whole(l, 1e4), m: whole(m, 1e4), s: whole(s, 1e5) })
  }
  return rows
}

function whole(text: string | undefined, scale: number): number {
  const scaled = Math.round(Number(text) * scale)
  if (scaled / scale !== Number(text)) throw new Error(`expected no digits beyond 1/${scale}, found ${text}`)
  return scaled
}

function column(values: readonly number[]): string {
  const text = encodeColumn(values)
  if (decodeColumn(text).join() !== values.join()) throw new Error('expected the encoding to lose nothing')
  return text
}

function columns(rows: readonly Row[]): string {
  const first = rows[0]?.x ?? 0
  if (rows.some((row, index) => row.x !== first + index)) throw new Error('expected a row for every x')
  const texts = (['l', 'm', 's'] as const).map((key) => `      ${key}: '${column(rows.map((row) => row[key]))}',\n`)
  return `{\n      first: ${first},\n${texts.join('')}    }`
}

function writeModule(name: string, title: string, tables: Readonly<Record<string, Rows>>): void {
  const bodies = Object.entries(tables).map(
    ([table, rows]) => `  ${table}: {\n    L: ${columns(rows.L)},\n    P: ${columns(rows.P)},\n  },\n`,
  )
  writeFileSync(
    `src/domain/growth/tables/${name}.ts`,
    `// ${title}.
// Source of the numbers: World Health Organization, Geneva, L, M and S with all the digits WHO prints.
// This encoding is ours (../columns.ts) and is not endorsed by WHO. Written by scripts/build-growth-tables.ts.
export const ${name.replace('-', '')} = {
${bodies.join('')}}
`,
  )
}
