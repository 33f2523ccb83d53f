/** Every field of the cards from six years on, in the order of the cards: a new field is one entry in one of these lists. */
import type { CardCode } from '../life-stage.ts'
import { ADULT_DANGER_SIGNS } from './adult-danger.ts'
import { bmiMeaning } from './body.ts'
import type { CardField, Reading } from './field.ts'
import { FORM_FIELDS } from './form-fields.ts'
import { MEASURES } from './measures.ts'
import { pressureMeaning } from './pressure.ts'
import { QUESTIONS_FROM_SIX } from './questions.ts'
import { TBC_FIELDS, tbcMeaning } from './tbc.ts'

export const CARD_FIELDS: readonly CardField[] = [
  ...MEASURES,
  ADULT_DANGER_SIGNS,
  ...TBC_FIELDS,
  ...QUESTIONS_FROM_SIX,
  ...FORM_FIELDS,
]

const FROM_SIX = ['sekolah-remaja', 'dewasa', 'lansia'] as const

/** What several fields say together. */
export const READINGS: readonly Reading[] = [
  {
    code: 'td',
    label: 'Tekanan darah',
    cards: FROM_SIX,
    from: ['measure.sistole', 'measure.diastole', 'measure.sistole-2', 'measure.diastole-2'],
    read: pressureMeaning,
    source: 'Kepmenkes 2015/2023 Tabel 21; Tabel 14-15 untuk 7-12 tahun; §4.4 untuk remaja; K7',
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
    cards: FROM_SIX,
    from: [...new Set(TBC_FIELDS.map(({ name }) => name))],
    read: tbcMeaning,
    source: 'Kepmenkes 2015/2023 Tabel 10 (C1)',
  },
]

export function fieldsOf(card: CardCode, fields: readonly CardField[] = CARD_FIELDS): readonly CardField[] {
  return fields.filter(({ cards }) => cards.includes(card))
}

/** Undefined for what no card of this app declares. */
export function fieldNamed(name: string, fields: readonly CardField[] = CARD_FIELDS): CardField | undefined {
  return fields.find((field) => field.name === name)
}
