/** Langkah 2 of the cards from six years on, in the order they are measured. Limits: domain spec §4.1. */
import { armMeaning, waistMeaning } from './body.ts'
import { glucoseMeaning, haemoglobinMeaning, needsGlucose } from './blood.ts'
import type { CardField, NumberDoubt, Visitor } from './field.ts'
import { needsSecondReading } from './pressure.ts'
import { lastBefore, numberOf } from './values.ts'

const ALL = ['sekolah-remaja', 'dewasa', 'lansia'] as const
const CARD = 'Kartu bantu usia sekolah-remaja dan dewasa-lansia, langkah 2'
const LIMITS = 'domain spec §4.1 [background, verify]'

/** A weight is compared with one of the last two months: before that, ten per cent are no wonder. */
const COMPARED_DAYS = 62
const WEIGHT_CHANGE = 0.1
const ADULT_HEIGHT_CHANGE_CM = 2
const SHRUNK_CM = 0.5
const GROWN_MONTHS = 19 * 12

export const MEASURES: readonly CardField[] = [
  {
    name: 'weightKg',
    label: 'Berat badan',
    short: 'BB',
    step: 2,
    cards: ALL,
    due: 'every-visit',
    kind: 'number',
    unit: 'kg',
    min: 5,
    max: 250,
    decimals: 1,
    cues: ['Timbangan di lantai rata, angka nol dulu.', 'Lepas sandal, tas dan isi saku.'],
    doubt: weightDoubt,
    source: `${CARD}; ${LIMITS}`,
  },
  {
    name: 'heightCm',
    label: 'Tinggi badan',
    short: 'TB',
    step: 2,
    cards: ['sekolah-remaja'],
    due: 'every-visit',
    kind: 'number',
    unit: 'cm',
    min: 70,
    max: 220,
    decimals: 1,
    cues: ['Lepas sandal dan ikat rambut.', 'Tumit, pantat dan kepala menempel, pandangan lurus.'],
    doubt: heightDoubt,
    source: `${CARD}; ${LIMITS}`,
  },
  {
    name: 'heightCm',
    label: 'Tinggi badan',
    short: 'TB',
    step: 2,
    cards: ['dewasa', 'lansia'],
    due: 'yearly',
    kind: 'number',
    unit: 'cm',
    min: 70,
    max: 220,
    decimals: 1,
    cues: ['Lepas sandal dan ikat rambut.', 'Tumit, pantat dan kepala menempel, pandangan lurus.'],
    doubt: heightDoubt,
    source: `${CARD}; setahun sekali: §3 skrining tahunan; ${LIMITS}`,
  },
  {
    name: 'measure.sistole',
    label: 'Tekanan darah: atas (sistole)',
    short: 'Sistole',
    step: 2,
    cards: ALL,
    fromYears: 15,
    due: 'every-visit',
    kind: 'number',
    unit: 'mmHg',
    min: 50,
    max: 300,
    decimals: 0,
    cues: ['Duduk tenang 5 menit, lengan setinggi dada.', 'Tidak bicara selama diukur.'],
    source: `${CARD}; ${LIMITS}`,
  },
  {
    name: 'measure.diastole',
    label: 'Tekanan darah: bawah (diastole)',
    short: 'Diastole',
    step: 2,
    cards: ALL,
    fromYears: 15,
    due: 'every-visit',
    kind: 'number',
    unit: 'mmHg',
    min: 20,
    max: 200,
    decimals: 0,
    source: `${CARD}; ${LIMITS}`,
  },
  {
    name: 'measure.sistole-2',
    label: 'Ukur ulang: atas (sistole)',
    short: 'Sistole 2',
    step: 2,
    cards: ALL,
    fromYears: 15,
    when: needsSecondReading,
    due: 'every-visit',
    kind: 'number',
    unit: 'mmHg',
    min: 50,
    max: 300,
    decimals: 0,
    cues: ['Istirahat 5 menit dulu, baru ukur lagi.'],
    source: 'domain spec §0.5 K7',
  },
  {
    name: 'measure.diastole-2',
    label: 'Ukur ulang: bawah (diastole)',
    short: 'Diastole 2',
    step: 2,
    cards: ALL,
    fromYears: 15,
    when: needsSecondReading,
    due: 'every-visit',
    kind: 'number',
    unit: 'mmHg',
    min: 20,
    max: 200,
    decimals: 0,
    source: 'domain spec §0.5 K7',
  },
  {
    name: 'measure.lingkar-perut',
    label: 'Lingkar perut',
    short: 'LP',
    step: 2,
    cards: ALL,
    fromYears: 15,
    due: 'watched',
    kind: 'number',
    unit: 'cm',
    min: 30,
    max: 200,
    decimals: 1,
    cues: ['Di tengah antara tulang rusuk dan pinggul, napas biasa.'],
    means: (value, visitor) => waistMeaning(numberOf(value) ?? 0, visitor),
    source: `${CARD} kolom 5; ${LIMITS}`,
  },
  {
    name: 'armCm',
    label: 'Lingkar lengan atas',
    short: 'LiLA',
    step: 2,
    cards: ['sekolah-remaja', 'dewasa'],
    sex: 'P',
    fromYears: 15,
    toYears: 49,
    due: 'watched',
    kind: 'number',
    unit: 'cm',
    min: 10,
    max: 60,
    decimals: 1,
    cues: ['Tengah lengan kiri, lengan lemas, tanpa baju.'],
    means: (value, visitor) => armMeaning(numberOf(value) ?? 0, visitor),
    source: `${CARD} kolom 6 (WUS); ${LIMITS}`,
  },
  {
    name: 'armCm',
    label: 'Lingkar lengan atas',
    short: 'LiLA',
    step: 2,
    cards: ['lansia'],
    due: 'watched',
    kind: 'number',
    unit: 'cm',
    min: 10,
    max: 60,
    decimals: 1,
    cues: ['Tengah lengan kiri, lengan lemas, tanpa baju.'],
    means: (value, visitor) => armMeaning(numberOf(value) ?? 0, visitor),
    source: `Kartu bantu lansia, SKILAS; ${LIMITS}`,
  },
  {
    name: 'measure.lingkar-betis',
    label: 'Lingkar betis',
    short: 'Betis',
    step: 2,
    cards: ['lansia'],
    when: ({ today }) => today['notWeighed'] !== undefined,
    due: 'every-visit',
    kind: 'number',
    unit: 'cm',
    min: 10,
    max: 70,
    decimals: 1,
    source: 'domain spec §4.6: bila BB/TB tidak dapat diukur; batas [background, verify]',
  },
  {
    name: 'measure.gds',
    label: 'Gula darah sewaktu',
    short: 'GDS',
    step: 2,
    cards: ALL,
    fromYears: 15,
    when: needsGlucose,
    due: 'watched',
    kind: 'number',
    unit: 'mg/dL',
    min: 10,
    max: 700,
    decimals: 0,
    means: (value) => glucoseMeaning(numberOf(value) ?? 0),
    source: `${CARD} kolom 9-10; ${LIMITS}`,
  },
  {
    name: 'measure.hb',
    label: 'Hemoglobin',
    short: 'Hb',
    step: 2,
    cards: ['sekolah-remaja'],
    sex: 'P',
    when: ({ months }) => HB_YEARS.has(Math.floor(months / 12)),
    due: 'watched',
    kind: 'number',
    unit: 'g/dL',
    min: 2,
    max: 22,
    decimals: 1,
    means: (value) => haemoglobinMeaning(numberOf(value) ?? 0),
    source: `Kartu bantu usia sekolah-remaja (12 dan 15 tahun); §4.12; ${LIMITS}`,
  },
]

/** Kelas 7 and 10. */
const HB_YEARS: ReadonlySet<number> = new Set([12, 15])

function weightDoubt(kg: number, visitor: Visitor): NumberDoubt | undefined {
  const last = lastBefore(visitor, 'weightKg', COMPARED_DAYS)
  const before = numberOf(last?.value)
  if (before === undefined || Math.abs(kg - before) <= before * WEIGHT_CHANGE) return undefined
  return { code: 'berubah-banyak', says: `Terakhir ${inWords(before)} kg. Benar sekarang ${inWords(kg)} kg?` }
}

function heightDoubt(cm: number, visitor: Visitor): NumberDoubt | undefined {
  const before = numberOf(lastBefore(visitor, 'heightCm')?.value)
  if (before === undefined) return undefined
  const isFar =
    visitor.months >= GROWN_MONTHS ? Math.abs(cm - before) > ADULT_HEIGHT_CHANGE_CM : before - cm > SHRUNK_CM
  return isFar
    ? { code: 'tinggi-berubah', says: `Terakhir ${inWords(before)} cm. Benar sekarang ${inWords(cm)} cm?` }
    : undefined
}

function inWords(value: number): string {
  return String(value).replace('.', ',')
}
