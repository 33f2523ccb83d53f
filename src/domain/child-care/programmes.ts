import type { Question } from './question.ts'

const IDENTITY = 'e-PPGBM, lembar Identitas'
const MEASUREMENT = 'e-PPGBM, lembar Pengukuran'

export const KIA_STATES = ['ada', 'hilang', 'pengganti', 'tidak-ada'] as const
export type KiaState = (typeof KIA_STATES)[number]

/** What e-PPGBM asks of a child and no measurement says (domain rule K19). */
export const PROGRAMME_QUESTIONS: readonly Question[] = [
  {
    code: 'kia',
    kind: 'choice',
    options: KIA_STATES,
    group: 'catatan',
    due: 'until-answered',
    keptIn: 'person',
    fromMonths: 0,
    toMonths: 71,
    source: `${IDENTITY}, kolom kia; pilihan dari praktik lapangan`,
  },
  {
    code: 'imd',
    kind: 'yes-no',
    group: 'catatan',
    due: 'until-answered',
    keptIn: 'person',
    fromMonths: 0,
    toMonths: 59,
    source: `${IDENTITY}, kolom imd`,
  },
  {
    code: 'kiaSmallBaby',
    kind: 'yes-no',
    group: 'catatan',
    due: 'until-answered',
    keptIn: 'person',
    bornSmall: true,
    fromMonths: 0,
    toMonths: 23,
    source: `${IDENTITY}, kolom kia_bayi_kecil; hanya BBLR [background, verify]`,
  },
  {
    code: 'kelas-ibu-balita',
    kind: 'yes-no',
    group: 'catatan',
    due: 'carried',
    keptIn: 'visit',
    fromMonths: 0,
    toMonths: 59,
    source: `${MEASUREMENT}, kolom kelas_ibu_balita; Kepmenkes 2015/2023: umur 0-1, 1-2, 2-5 tahun`,
  },
  {
    code: 'mbg',
    kind: 'yes-no',
    group: 'catatan',
    due: 'carried',
    keptIn: 'visit',
    fromMonths: 6,
    toMonths: 59,
    source: `${MEASUREMENT}, kolom mbg; MBG 3B untuk balita di luar PAUD [background, verify]`,
  },
]
