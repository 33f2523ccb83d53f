/**
 * Z-scores of a CSV of children, by the same code as the app:
 *
 *   npm run --silent growth < anak.csv > z.csv
 */
import { text } from 'node:stream/consumers'
import { scoreCsv, type ScoreCsvError } from '../src/domain/growth/score-csv.ts'
import { growthTables } from '../src/domain/growth/tables.ts'
import { who2006 } from '../src/domain/growth/tables/who-2006.ts'
import { who2007 } from '../src/domain/growth/tables/who-2007.ts'

const USAGE = `Cara pakai: npm run --silent growth < anak.csv > z.csv
  Kolom: sex, age_days atau age_months, weight_kg, lenhei_cm (5 sampai 19 tahun: height_cm), measure, headc_cm, armc_cm, oedema
`

if (process.argv.length > 2) {
  const isAskingForHelp = process.argv[2] === '--help'
  ;(isAskingForHelp ? process.stdout : process.stderr).write(USAGE)
  process.exitCode = isAskingForHelp ? 0 : 1
} else {
  const result = scoreCsv(growthTables(who2006, who2007), await text(process.stdin))
  if (result.ok) process.stdout.write(result.csv)
  else {
    process.stderr.write(`${sentence(result.error)}\n`)
    process.exitCode = 1
  }
}

function sentence(error: ScoreCsvError): string {
  switch (error.code) {
    case 'empty':
      return 'Masukan kosong: baris pertama harus berisi nama kolom.'
    case 'unclosed-quote':
      return `Tanda kutip yang dibuka di baris ${error.line} tidak ditutup.`
    case 'missing-column':
      return error.column === 'sex'
        ? 'Kolom sex tidak ada.'
        : 'Kolom umur tidak ada: perlu age_days (hari) atau age_months (bulan).'
    case 'too-many-cells':
      return `Baris ${error.line} lebih panjang daripada baris kolom: "${error.value}" berlebih. Angka dengan koma desimal ditulis di antara tanda kutip.`
    case 'bad-value':
      return `Baris ${error.line}, kolom ${error.column}: isi "${error.value}" tidak dikenali.`
  }
}
