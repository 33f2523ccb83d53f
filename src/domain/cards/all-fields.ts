/** Every field of the mothers' card and of those from six years on, in the order of the cards: a new field is one entry in one of these lists. */
import type { CardCode } from '../life-stage.ts'
import { DANGER_SIGNS } from './danger-signs.ts'
import { bmiMeaning } from './body.ts'
import type { CardField, Reading } from './field.ts'
import { FORM_FIELDS } from './form-fields.ts'
import { MATERNAL_QUESTIONS } from './maternal-fields.ts'
import {
  afterBirthMeaning,
  gestationMeaning,
  MOTHERS,
  nifasCapsulesMeaning,
  risksMeaning,
  tabletsMeaning,
  tetanusMeaning,
} from './maternal.ts'
import { pregnancyWeightMeaning } from './maternal-weight.ts'
import { MEASURES } from './measures.ts'
import { pressureMeaning } from './pressure.ts'
import { QUESTIONS_FROM_SIX } from './questions.ts'
import { TBC_FIELDS, tbcMeaning } from './tbc.ts'

export const CARD_FIELDS: readonly CardField[] = [
  ...MEASURES,
  ...DANGER_SIGNS,
  ...TBC_FIELDS,
  ...MATERNAL_QUESTIONS,
  ...QUESTIONS_FROM_SIX,
  ...FORM_FIELDS,
]

const FROM_SIX = ['sekolah-remaja', 'dewasa', 'lansia'] as const
const MOTHERS_CARD = 'Kartu bantu ibu hamil, nifas dan menyusui'

/** What several fields say together. */
export const READINGS: readonly Reading[] = [
  {
    code: 'td',
    label: 'Tekanan darah',
    unit: 'mmHg',
    cards: [...MOTHERS, ...FROM_SIX],
    from: ['measure.sistole', 'measure.diastole', 'measure.sistole-2', 'measure.diastole-2'],
    read: pressureMeaning,
    source: 'Kepmenkes 2015/2023 Tabel 21; Tabel 14-15 untuk 7-12 tahun; §4.4 untuk remaja; K6 untuk ibu; K7',
  },
  {
    code: 'imt',
    label: 'IMT',
    cards: FROM_SIX,
    from: ['weightKg', 'heightCm'],
    read: bmiMeaning,
    source: 'Kartu bantu dewasa-lansia kolom 4 (C7); Permenkes 2/2020 untuk 5-18 tahun',
  },
  {
    code: 'tbc',
    label: 'Skrining TBC',
    cards: [...MOTHERS, ...FROM_SIX],
    from: [...new Set(TBC_FIELDS.map(({ name }) => name))],
    read: tbcMeaning,
    source: 'Kepmenkes 2015/2023 Tabel 10 (C1)',
  },
  {
    code: 'usia-hamil',
    label: 'Usia kehamilan',
    unit: 'minggu',
    cards: ['ibu-hamil'],
    from: ['weightKg'],
    read: gestationMeaning,
    source: `${MOTHERS_CARD} kolom 2; §8.1`,
  },
  {
    code: 'risiko-hamil',
    label: 'Risiko dan 4T',
    cards: ['ibu-hamil'],
    from: ['weightKg'],
    read: risksMeaning,
    source: `${MOTHERS_CARD}, risiko/4T; §8.5`,
  },
  {
    code: 'status-t',
    label: 'Status T',
    cards: ['ibu-hamil'],
    from: ['weightKg'],
    read: tetanusMeaning,
    source: `${MOTHERS_CARD}, status imunisasi tetanus; §6.6`,
  },
  {
    code: 'bb-hamil',
    label: 'BB sesuai kurva',
    unit: 'kg',
    cards: ['ibu-hamil'],
    from: ['weightKg', 'heightCm'],
    read: pregnancyWeightMeaning,
    source: `${MOTHERS_CARD} kolom 4; §8.4, K8`,
  },
  {
    code: 'tablet-ibu',
    label: 'TTD atau MMS selama hamil',
    cards: ['ibu-hamil'],
    from: ['measure.ttd', 'measure.mms'],
    read: tabletsMeaning,
    source: `${MOTHERS_CARD} kolom 13; K16`,
  },
  {
    code: 'setelah-lahir',
    label: 'Nifas atau menyusui',
    cards: ['ibu-nifas'],
    from: ['weightKg'],
    read: afterBirthMeaning,
    source: `${MOTHERS_CARD}, halaman 2, waktu`,
  },
  {
    code: 'vitamin-a-nifas',
    label: 'Vitamin A nifas',
    cards: ['ibu-nifas'],
    from: ['measure.vitamin-a-nifas'],
    read: nifasCapsulesMeaning,
    source: 'domain spec §7, K15',
  },
]

export function fieldsOf(card: CardCode, fields: readonly CardField[] = CARD_FIELDS): readonly CardField[] {
  return fields.filter(({ cards }) => cards.includes(card))
}

/** Undefined for what no card of this app declares. */
export function fieldNamed(name: string, fields: readonly CardField[] = CARD_FIELDS): CardField | undefined {
  return fields.find((field) => field.name === name)
}
