/** Langkah 2: blood pressure, twice where it was high (K7). Limits: domain spec §4.1. */
import type { CardField } from './field.ts'
import { MOTHERS } from './maternal.ts'
import { needsSecondReading } from './pressure.ts'

const ALL = ['sekolah-remaja', 'dewasa', 'lansia'] as const
const CARD = 'Kartu bantu usia sekolah-remaja dan dewasa-lansia, langkah 2; batas §4.1 [background, verify]'
const OF_MOTHERS = 'Kartu bantu ibu hamil, nifas dan menyusui, kolom 7; batas §4.1 [background, verify]'
const AT_SCHOOL = 'Kepmenkes 2015/2023 Tabel 14-15: di sekolah sejak 7 tahun; batas §4.1 [background, verify]'

const SISTOLE = {
  name: 'measure.sistole',
  label: 'Tekanan darah: atas (sistole)',
  short: 'Sistole',
  step: 2,
  cards: ALL,
  kind: 'number',
  unit: 'mmHg',
  min: 50,
  max: 300,
  decimals: 0,
  cues: ['Duduk tenang 5 menit, lengan setinggi dada.', 'Tidak bicara selama diukur.'],
} as const
const DIASTOLE = {
  name: 'measure.diastole',
  label: 'Tekanan darah: bawah (diastole)',
  short: 'Diastole',
  step: 2,
  cards: ALL,
  kind: 'number',
  unit: 'mmHg',
  min: 20,
  max: 200,
  decimals: 0,
} as const
const AGAIN = {
  cards: [...MOTHERS, ...ALL],
  fromYears: 7,
  when: needsSecondReading,
  due: 'every-visit',
  source: 'domain spec §0.5 K7',
} as const

export const PRESSURE_FIELDS: readonly CardField[] = [
  { ...SISTOLE, cards: MOTHERS, due: 'every-visit', source: OF_MOTHERS },
  { ...DIASTOLE, cards: MOTHERS, due: 'every-visit', source: OF_MOTHERS },
  { ...SISTOLE, fromYears: 15, due: 'every-visit', source: CARD },
  { ...DIASTOLE, fromYears: 15, due: 'every-visit', source: CARD },
  { ...SISTOLE, fromYears: 7, toYears: 14, due: 'offered', source: AT_SCHOOL },
  { ...DIASTOLE, fromYears: 7, toYears: 14, due: 'offered', source: AT_SCHOOL },
  {
    ...SISTOLE,
    ...AGAIN,
    name: 'measure.sistole-2',
    label: 'Ukur ulang: atas (sistole)',
    short: 'Sistole 2',
    cues: ['Istirahat 5 menit dulu, baru ukur lagi.'],
  },
  {
    ...DIASTOLE,
    ...AGAIN,
    name: 'measure.diastole-2',
    label: 'Ukur ulang: bawah (diastole)',
    short: 'Diastole 2',
  },
]
