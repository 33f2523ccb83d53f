/** Card 1, ibu hamil, nifas and menyusui, that the other cards do not have: what is measured, asked and given. */
import type { CardField, CardValue, Meaning, Visitor } from './field.ts'
import { armMeaning } from './body.ts'
import { MOTHERS, nifasCapsulesMeaning, pregnancyArmMeaning, pregnancyHaemoglobinMeaning } from './maternal.ts'
import { isWithKek } from './maternal-weight.ts'
import { lastBefore, latest, ofNumber } from './values.ts'

const CARD = 'Kartu bantu ibu hamil, nifas dan menyusui'
const LIMITS = 'domain spec §4.1 [background, verify]'

const ARM = {
  name: 'armCm',
  label: 'Lingkar lengan atas',
  short: 'LiLA',
  step: 2,
  due: 'every-visit',
  kind: 'number',
  unit: 'cm',
  min: 10,
  max: 60,
  decimals: 1,
  cues: ['Tengah lengan kiri, lengan lemas, tanpa baju.'],
} as const

/** Langkah 2. */
export const MATERNAL_MEASURES: readonly CardField[] = [
  { ...ARM, cards: ['ibu-hamil'], means: ofNumber(pregnancyArmMeaning), source: `${CARD} kolom 5-6; ${LIMITS}` },
  { ...ARM, cards: ['ibu-nifas'], means: ofNumber(armMeaning), source: `${CARD}, halaman 2; ${LIMITS}` },
  {
    name: 'measure.hb',
    label: 'Hemoglobin',
    short: 'Hb',
    step: 2,
    cards: ['ibu-hamil'],
    due: 'offered',
    kind: 'number',
    unit: 'g/dL',
    min: 2,
    max: 22,
    decimals: 1,
    doubt: (gDl) =>
      gDl < 7 ? { code: 'sangat-rendah', says: `Benar Hb ${String(gDl).replace('.', ',')}?` } : undefined,
    means: ofNumber(pregnancyHaemoglobinMeaning),
    source: `§4.12 ibu hamil; ${LIMITS}`,
  },
]

const GIVEN = { step: 4, kind: 'number', min: 0, decimals: 0 } as const
const TTD = { ...GIVEN, name: 'measure.ttd', label: 'TTD diberikan', short: 'TTD', unit: 'tablet', max: 180 } as const
const MMS = { ...GIVEN, name: 'measure.mms', label: 'MMS diberikan', short: 'MMS', unit: 'tablet', max: 180 } as const
const HAMIL = ['ibu-hamil'] as const
const TABLETS = `${CARD} kolom 13; K16: MMS menggantikan TTD (Kepmenkes 1092/2024)`

/** The product she had last: it is put by itself, the other one has to be chosen (K16). */
function hasMms(visitor: Visitor): boolean {
  const ago = (name: string): number => lastBefore(visitor, name, daysPregnant(visitor))?.daysAgo ?? Infinity
  return ago(MMS.name) < ago(TTD.name)
}

function daysPregnant({ maternal }: Visitor): number {
  return maternal?.days ?? 0
}

/** What is given, in langkah 5: numbers. */
const GIVEN_FIELDS: readonly CardField[] = [
  { ...TTD, cards: HAMIL, when: (visitor) => !hasMms(visitor), due: 'every-visit', source: TABLETS },
  { ...TTD, cards: HAMIL, when: hasMms, due: 'offered', source: TABLETS },
  { ...MMS, cards: HAMIL, when: hasMms, due: 'every-visit', source: TABLETS },
  { ...MMS, cards: HAMIL, when: (visitor) => !hasMms(visitor), due: 'offered', source: TABLETS },
  {
    ...GIVEN,
    name: 'measure.mt-porsi',
    label: 'MT bumil KEK: porsi diberikan',
    short: 'MT',
    cards: HAMIL,
    when: isWithKek,
    unit: 'porsi',
    max: 180,
    due: 'every-visit',
    source: `${CARD} kolom 15: LiLA < 23,5 atau IMT < 18,5; C8: 120 hari, paling sedikit 90`,
  },
  {
    ...GIVEN,
    name: 'measure.vitamin-a-nifas',
    // The KF contacts have theirs: a capsule written down there is not written down here.
    label: 'Vitamin A ibu nifas: kapsul diberikan hari ini',
    short: 'Vit A',
    cards: ['ibu-nifas'],
    // By what she had before today.
    when: (visitor) => nifasCapsulesMeaning({ ...visitor, today: {} })?.code === 'vita-nifas-kurang',
    unit: 'kapsul',
    max: 2,
    due: 'every-visit',
    source: `${CARD}, halaman 2; §7 dan K15: 2 kapsul, KF1 dan KF2, sampai hari ke-42`,
  },
]

const ASKED = { step: 4, kind: 'yes-no' } as const

const QUESTIONS: readonly CardField[] = [
  {
    ...ASKED,
    name: 'ask.ttd-minum',
    label: 'Minum TTD atau MMS setiap hari?',
    cards: HAMIL,
    due: 'every-visit',
    means: ifNot('ttd-ibu-tidak', 'Tablet tidak diminum tiap hari. Tanyakan sebabnya, ajak minum malam hari.'),
    source: `${CARD} kolom 14`,
  },
  {
    name: 'ask.mt-komposisi',
    label: 'MT bumil KEK: isinya apa?',
    step: 4,
    cards: HAMIL,
    when: isWithKek,
    kind: 'text',
    due: 'carried',
    source: `${CARD} kolom 15`,
  },
  {
    ...ASKED,
    name: 'ask.mt-habis',
    label: 'MT bumil KEK dimakan setiap hari?',
    cards: HAMIL,
    when: isWithKek,
    due: 'every-visit',
    means: ifNot('mt-tidak-dimakan', 'Makanan tambahan tidak dimakan tiap hari. Tanyakan sebabnya.'),
    source: `${CARD} kolom 16`,
  },
  {
    ...ASKED,
    name: 'ask.kelas-ibu',
    label: 'Ikut kelas ibu hamil?',
    cards: HAMIL,
    due: 'every-visit',
    means: ifNot('kelas-ibu-tidak', 'Belum ikut kelas ibu hamil. Ajak ikut, paling sedikit 4 kali.'),
    source: `${CARD} kolom 17: paling sedikit 4 kali, 1 kali dengan suami`,
  },
  {
    ...ASKED,
    name: 'ask.menyusui',
    label: 'Menyusui?',
    cards: ['ibu-nifas'],
    when: isAskedOfFeeding,
    due: 'carried',
    means: ifNot('tidak-menyusui', 'Tidak menyusui. Tanyakan sebabnya, beri tahu bidan.'),
    source: `${CARD}, halaman 2`,
  },
]

/** Nobody asks a mother who lost her child: at the birth, or afterwards, when her episode ends without her saying so. */
export function isAskedOfFeeding(visitor: Visitor): boolean {
  const { babies = [], breastfeeding } = visitor.maternal?.pregnancy ?? {}
  const saidSo = latest(visitor, 'ask.menyusui') === false
  return (babies.length === 0 || babies.some(({ alive }) => alive)) && (breastfeeding !== false || saidSo)
}

function ifNot(code: string, says: string): (value: CardValue) => Meaning | undefined {
  return (value) => (value === false ? { code, colour: 'kuning', says } : undefined)
}

/** Both TBC cards' questions with contact (§4.11, bumil and nifas). */
const TBC: readonly CardField[] = [
  { name: 'ask.tbc-batuk', label: 'Batuk terus-menerus?' },
  { name: 'ask.tbc-demam', label: 'Demam 2 minggu atau lebih?' },
  { name: 'ask.tbc-bb', label: 'Berat badan tidak naik atau turun 2 bulan berturut-turut?' },
  { name: 'ask.tbc-kontak', label: 'Kontak erat atau serumah dengan pasien TBC?' },
].map((sign) => ({ ...ASKED, ...sign, cards: MOTHERS, due: 'every-visit', source: `${CARD} kolom 9-12` }))

/** Langkah 4; its numbers are what is given in langkah 5. */
export const MATERNAL_QUESTIONS: readonly CardField[] = [...TBC, ...QUESTIONS, ...GIVEN_FIELDS]
