/** Langkah 2: drops of blood, by nakes or a trained kader. Limits: domain spec §4.1. */
import { glucoseMeaning, haemoglobinMeaning, meterMeaning, needsGlucose } from './blood.ts'
import type { CardField, NumberDoubt, Visitor } from './field.ts'
import { lastBefore, numberOf, ofNumber } from './values.ts'
import { isOpen, YEAR_DAYS } from './watch.ts'

const LIMITS = 'batas §4.1 [background, verify]'
const ADULT_CARD = 'Kartu bantu dewasa-lansia kolom 9-10'
const YOUTH_CARD = 'Kartu bantu usia sekolah-remaja: putri 12 dan 15 tahun; §4.12'

const means = ofNumber(glucoseMeaning)
const GLUCOSE = {
  name: 'measure.gds',
  label: 'Gula darah sewaktu',
  short: 'GDS',
  step: 2,
  cards: ['sekolah-remaja', 'dewasa', 'lansia'],
  fromYears: 15,
  kind: 'number',
  unit: 'mg/dL',
  min: 10,
  max: 700,
  decimals: 0,
  doubt: (mgDl: number): NumberDoubt | undefined =>
    mgDl >= 300 ? { code: 'sangat-tinggi', says: `Benar ${mgDl} mg/dL?` } : undefined,
  means,
} as const

const HAEMOGLOBIN = {
  name: 'measure.hb',
  label: 'Hemoglobin',
  short: 'Hb',
  step: 2,
  cards: ['sekolah-remaja', 'dewasa'],
  sex: 'P',
  fromYears: 12,
  toYears: 49,
  kind: 'number',
  unit: 'g/dL',
  min: 2,
  max: 22,
  decimals: 1,
  doubt: (gDl: number): NumberDoubt | undefined =>
    gDl < 7 ? { code: 'sangat-rendah', says: `Benar Hb ${String(gDl).replace('.', ',')}?` } : undefined,
  means: ofNumber(haemoglobinMeaning),
} as const

export const BLOOD_FIELDS: readonly CardField[] = [
  { ...GLUCOSE, when: needsGlucose, due: 'watched', source: `${ADULT_CARD}; ${LIMITS}` },
  // All TBC patients too (§4.5); whether somebody is one is not kept in the visit (K20).
  { ...GLUCOSE, when: (visitor) => !needsGlucose(visitor), due: 'offered', source: `${ADULT_CARD}; ${LIMITS}` },
  {
    name: 'ask.gds-meter',
    label: 'Alat gula darah menulis huruf, bukan angka',
    short: 'LO/HI',
    step: 2,
    cards: GLUCOSE.cards,
    fromYears: GLUCOSE.fromYears,
    when: (visitor) =>
      visitor.today[GLUCOSE.name] === undefined && needsGlucose(visitor) && isOpen(GLUCOSE.name, means, visitor),
    kind: 'choice',
    options: [
      { code: 'lo', label: 'LO (terlalu rendah)' },
      { code: 'hi', label: 'HI (di atas batas alat)' },
    ],
    due: 'every-visit',
    means: meterMeaning,
    source: 'domain spec §4.1: LO dan HI dapat dipilih; K6',
  },
  { ...HAEMOGLOBIN, when: needsHaemoglobin, due: 'watched', source: `${YOUTH_CARD}; ${LIMITS}` },
  {
    ...HAEMOGLOBIN,
    when: (visitor) => !needsHaemoglobin(visitor),
    due: 'offered',
    source: `§4.12: remaja putri dan WUS; ${LIMITS}`,
  },
]

/** Kelas 7 and 10, and whoever was anaemic within the year. */
function needsHaemoglobin(visitor: Visitor): boolean {
  const last = numberOf(lastBefore(visitor, HAEMOGLOBIN.name, YEAR_DAYS)?.value)
  const wasAnaemic = last !== undefined && haemoglobinMeaning(last).colour !== 'hijau'
  return wasAnaemic || (visitor.card === 'sekolah-remaja' && HB_YEARS.has(Math.floor(visitor.months / 12)))
}

const HB_YEARS: ReadonlySet<number> = new Set([12, 15])
