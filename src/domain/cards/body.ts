/** What weight, height, waist and arm say of somebody from six years on. */
import { bmiForAgeStatus } from '../growth/status.ts'
import type { NutritionStatus } from '../growth/cut-offs.ts'
import type { Meaning, Visitor } from './field.ts'
import { latest, numberOf } from './values.ts'

/** An adult's height is taken once a year: IMT is read with the last one. */
const HEIGHT_DAYS = 400

type Band = { readonly below: number; readonly meaning: Omit<Meaning, 'number'> }

/** Letters of the card: national cut-offs 17 / 18,5 / 25 / 27 (C7), on IMT rounded to one decimal. */
const IMT_BANDS: readonly Band[] = [
  {
    below: 17,
    meaning: {
      code: 'imt-sk',
      letter: 'SK',
      colour: 'merah',
      formal: 'Sangat kurus',
      says: 'Sangat kurus. Beri tahu bidan.',
      follow: { reason: 'imt-sangat-kurus', route: 'lapor' },
    },
  },
  {
    below: 18.5,
    meaning: {
      code: 'imt-k',
      letter: 'K',
      colour: 'kuning',
      formal: 'Kurus',
      says: 'Kurus. Ajak makan lebih sering, dengan lauk.',
    },
  },
  {
    below: 25.1,
    meaning: { code: 'imt-n', letter: 'N', colour: 'hijau', formal: 'Normal', says: 'Berat badan sesuai tingginya.' },
  },
  {
    below: 27.1,
    meaning: {
      code: 'imt-g',
      letter: 'G',
      colour: 'kuning',
      formal: 'Gemuk',
      says: 'Gemuk. Kurangi gula dan gorengan, jalan kaki tiap hari, dinilai lagi 3 bulan lagi.',
    },
  },
  {
    below: Infinity,
    meaning: {
      code: 'imt-o',
      letter: 'O',
      colour: 'merah',
      formal: 'Obesitas',
      says: 'Obesitas. Beri tahu bidan, dinilai lagi 3 bulan lagi.',
      follow: { reason: 'imt-obesitas-dewasa', route: 'lapor' },
    },
  },
]

/** kg/m², one decimal; undefined while weight or height is missing. */
export function bmiOf(visitor: Visitor): number | undefined {
  const kg = numberOf(visitor.today.weightKg)
  const cm = numberOf(latest(visitor, 'heightCm', HEIGHT_DAYS))
  if (kg === undefined || cm === undefined || cm <= 0) return undefined
  const bmi = Math.round((kg / (cm / 100) ** 2) * 10) / 10
  return Number.isFinite(bmi) ? bmi : undefined
}

export function bmiMeaning(visitor: Visitor): Meaning | undefined {
  const bmi = bmiOf(visitor)
  if (bmi === undefined) return undefined
  if (visitor.card === 'sekolah-remaja') return youthMeaning(visitor)
  const { meaning } = IMT_BANDS.find(({ below }) => bmi < below)!
  const asian = KEPMENKES_BANDS.find(({ below }) => bmi < below)!.name
  return { ...meaning, formal: `${meaning.formal} (Kepmenkes: ${asian})`, number: `IMT ${inWords(bmi)}` }
}

/** The other set of cut-offs, for the bidan (C7): Kepmenkes 2015/2023 Tabel 20, Asia-Pacific. */
const KEPMENKES_BANDS = [
  { below: 18.5, name: 'berat badan kurang' },
  { below: 23, name: 'normal' },
  { below: 25, name: 'berat badan lebih' },
  { below: 30, name: 'obesitas I' },
  { below: Infinity, name: 'obesitas II' },
] as const

/** Permenkes 2/2020, 5 to 18 years. */
const YOUTH: Readonly<Record<NutritionStatus, Omit<Meaning, 'number' | 'code'>>> = {
  'gizi-buruk': {
    letter: 'SK',
    colour: 'merah',
    formal: 'Gizi buruk',
    says: 'Sangat kurus untuk umurnya. Rujuk ke puskesmas.',
    follow: { reason: 'imt-u-buruk', route: '7-hari' },
  },
  'gizi-kurang': {
    letter: 'K',
    colour: 'kuning',
    formal: 'Gizi kurang',
    says: 'Kurus untuk umurnya. Ajak makan lebih sering, dengan lauk.',
  },
  'gizi-baik': { letter: 'N', colour: 'hijau', formal: 'Gizi baik', says: 'Berat badan sesuai umur dan tingginya.' },
  'berisiko-gizi-lebih': {
    letter: 'G',
    colour: 'kuning',
    formal: 'Berisiko gizi lebih',
    says: 'Mulai gemuk. Kurangi jajanan manis, ajak bergerak.',
  },
  'gizi-lebih': {
    letter: 'G',
    colour: 'kuning',
    formal: 'Gizi lebih',
    says: 'Gemuk. Kurangi jajanan manis, ajak bergerak tiap hari.',
  },
  obesitas: {
    letter: 'O',
    colour: 'merah',
    formal: 'Obesitas',
    says: 'Obesitas. Beri tahu bidan.',
    follow: { reason: 'imt-u-obesitas', route: 'lapor' },
  },
}

function youthMeaning({ bmiForAgeZ, months }: Visitor): Meaning | undefined {
  if (bmiForAgeZ === undefined) return undefined
  const status = bmiForAgeStatus(bmiForAgeZ, months)
  return { ...YOUTH[status], code: `imt-u-${status}`, number: `IMT/U ${String(bmiForAgeZ).replace('.', ',')} SD` }
}

/** Lingkar perut: laki-laki sampai 90, perempuan sampai 80 cm (card, column 5). */
const WAIST_MAX = { L: 90, P: 80 } as const

export function waistMeaning(cm: number, { sex }: Visitor): Meaning | undefined {
  if (sex === undefined) return undefined
  return cm > WAIST_MAX[sex]
    ? {
        code: 'perut-besar',
        colour: 'kuning',
        formal: 'Obesitas sentral',
        says: 'Lingkar perut besar. Kurangi gula dan gorengan, jalan kaki tiap hari.',
      }
    : { code: 'perut-normal', colour: 'hijau', formal: 'Normal', says: 'Lingkar perut baik.' }
}

/** LiLA: WUS below 23,5 cm is KEK (§4.5); lansia below 21 cm is malnutrition (SKILAS, §4.6). */
export const KEK_CM = 23.5
export const LANSIA_ARM_CM = 21

export function armMeaning(cm: number, { card }: Visitor): Meaning {
  if (card === 'lansia') {
    return cm < LANSIA_ARM_CM
      ? {
          code: 'lila-lansia-rendah',
          colour: 'merah',
          formal: 'Malnutrisi (LiLA < 21 cm)',
          says: 'Lengan terlalu kecil. Rujuk ke puskesmas.',
          follow: { reason: 'lila-lansia', route: '7-hari' },
        }
      : { code: 'lila-normal', colour: 'hijau', formal: 'Normal', says: 'LiLA baik.' }
  }
  return cm < KEK_CM
    ? {
        code: 'kek',
        colour: 'merah',
        formal: 'KEK (LiLA < 23,5 cm)',
        says: 'LiLA merah: kurang energi. Beri tahu bidan, ajak makan lebih sering.',
        follow: { reason: 'kek', route: 'lapor' },
      }
    : { code: 'lila-normal', colour: 'hijau', formal: 'Normal', says: 'LiLA baik.' }
}

function inWords(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',')
}
