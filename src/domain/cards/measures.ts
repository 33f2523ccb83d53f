/** Langkah 2 of the mothers' card and of those from six years on, in the order they are measured. Limits: domain spec §4.1. */
import { armMeaning, waistMeaning } from './body.ts'
import { BLOOD_FIELDS } from './blood-fields.ts'
import type { CardCode } from '../life-stage.ts'
import type { NumberField } from './check.ts'
import type { CardDue, CardField, NumberDoubt, Visitor } from './field.ts'
import { MATERNAL_MEASURES } from './maternal-fields.ts'
import { heightOf as maternalHeight } from './maternal-weight.ts'
import { MOTHERS } from './maternal.ts'
import { PRESSURE_FIELDS } from './pressure-fields.ts'
import { lastBefore, numberOf, ofNumber } from './values.ts'

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
    cards: [...MOTHERS, ...ALL],
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
  { ...heightOf('every-visit', ['sekolah-remaja']), source: `${CARD}; ${LIMITS}` },
  { ...heightOf('yearly', ['dewasa', 'lansia']), source: `${CARD}; setahun sekali: §3 skrining tahunan; ${LIMITS}` },
  {
    ...heightOf('every-visit', ['ibu-hamil']),
    when: (visitor) => maternalHeight({ ...visitor, today: {} }) === undefined,
    source: `Kartu bantu ibu hamil, identitas; ${LIMITS}`,
  },
  ...PRESSURE_FIELDS,
  ...MATERNAL_MEASURES,
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
    means: ofNumber(waistMeaning),
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
    means: ofNumber(armMeaning),
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
    means: ofNumber(armMeaning),
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
  ...BLOOD_FIELDS,
]

/** Whoever has grown is measured once a year. */
function heightOf(due: CardDue, cards: readonly CardCode[]): Omit<NumberField, 'source'> {
  return {
    name: 'heightCm',
    label: 'Tinggi badan',
    short: 'TB',
    step: 2,
    cards,
    due,
    kind: 'number',
    unit: 'cm',
    min: 70,
    max: 220,
    decimals: 1,
    cues: ['Lepas sandal dan ikat rambut.', 'Tumit, pantat dan kepala menempel, pandangan lurus.'],
    doubt: heightDoubt,
  }
}

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
