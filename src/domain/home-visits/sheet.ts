/** A checklist of the home visit as data: the same declarations as the cards, so that checks and meanings come along. */
import type { CardField, CardValue, CardValues, Option } from '../cards/field.ts'
import type { ReasonCode, Tier } from '../follow-up/reasons.ts'
import { CARDS } from '../life-stage.ts'
import type { OutcomeCode } from './outcomes.ts'

export const SHEET_CODES = [
  'keluarga',
  'ibu-hamil',
  'bersalin-nifas',
  'bayi',
  'balita-apras',
  'sekolah-remaja',
  'dewasa',
  'lansia',
  'tbc',
] as const
export type SheetCode = (typeof SHEET_CODES)[number]

export interface HomeSheet {
  readonly code: SheetCode
  /** The year of the wording: another wording is another version. */
  readonly version: string
  readonly title: string
  readonly fields: readonly HomeField[]
  /** True: its answers are only for bidan and puskesmas (K20), and are not kept on a kader's phone. */
  readonly inConfidence?: true
}

export type HomeField = CardField & {
  /** What the visit found where this was answered so. */
  readonly finds?: (value: CardValue) => OutcomeCode | undefined
  /** Whom this value is referred for, where its meaning names nobody: a child. */
  readonly refers?: (value: CardValue) => { readonly reason: ReasonCode; readonly tier: Tier } | undefined
}

/** Checklist kunjungan rumah (GERMAS/Kemenkes 2024), domain spec §9.2. */
export const VERSION = '2024'

/** What the answers say the visit found: somebody may add to it and take from it. */
export function outcomesOf(fields: readonly HomeField[], values: CardValues): readonly OutcomeCode[] {
  const found = fields.flatMap(({ name, finds }) => {
    const value = values[name]
    return value === undefined ? [] : (finds?.(value) ?? [])
  })
  return [...new Set(found)]
}

/** An answer that is not as it should be. */
interface Wrong {
  readonly is: boolean | string
  readonly says: string
  readonly outcome?: OutcomeCode
  /** By which advice is found (`cards/adult-advice`, `child-care/advice`). */
  readonly code?: string
}

type More = Pick<HomeField, 'when' | 'sex' | 'fromYears' | 'toYears'>

/** `name` without its prefix. */
export function yesNo(name: string, label: string, wrong?: Wrong, more: More = {}): HomeField {
  return { ...asked(name, label, wrong), kind: 'yes-no', ...more }
}

export function choice(
  name: string,
  label: string,
  options: readonly Option[],
  wrong?: Wrong,
  more: More = {},
): HomeField {
  return { ...asked(name, label, wrong), kind: 'choice', options, ...more }
}

export function many(name: string, label: string, options: readonly Option[], more: More = {}): HomeField {
  return { ...asked(name, label), kind: 'many', options, ...more }
}

export function words(name: string, label: string, more: More = {}): HomeField {
  return { ...asked(name, label), kind: 'text', ...more }
}

function asked(name: string, label: string, wrong?: Wrong) {
  const rest = wrong && {
    means: (value: CardValue) =>
      value === wrong.is ? { code: wrong.code ?? name, colour: 'kuning' as const, says: wrong.says } : undefined,
    finds: (value: CardValue) => (value === wrong.is ? wrong.outcome : undefined),
  }
  return {
    name: `ask.${name}`,
    label,
    step: 4,
    cards: CARDS,
    due: 'every-visit',
    source: 'Checklist kunjungan rumah, §9.2',
    ...rest,
  } as const
}

/** `name` without its prefix; in °C. */
export const TEMPERATURE: HomeField = {
  name: 'measure.suhu',
  label: 'Suhu badan',
  step: 4,
  cards: CARDS,
  due: 'every-visit',
  kind: 'number',
  unit: '°C',
  min: 30,
  max: 45,
  decimals: 1,
  means: (value) =>
    Number(value) >= FEVER_C
      ? { code: 'demam', colour: 'kuning', says: 'Demam. Periksa tanda bahaya di atas.' }
      : undefined,
  source: 'Checklist kunjungan rumah, §9.2; batas §4.1 [background, verify]; ≥37,5 demam',
}

/** §8.6: suhu ≥37,5. */
export const FEVER_C = 37.5

/** As Buku KIA draws it since the last time. */
export function trend(name: string, label: string): HomeField {
  return choice(
    name,
    label,
    [
      { code: 'naik', label: 'Naik' },
      { code: 'tetap', label: 'Tetap' },
      { code: 'turun', label: 'Turun' },
    ],
    { is: 'turun', says: 'Turun. Ajak ke posyandu, beri tahu bidan.' },
  )
}

export const MIND = yesNo('skrining-jiwa', 'Sudah skrining jiwa tahun ini?', {
  is: false,
  says: 'Belum. Isi kuesionernya di posyandu, atau catat untuk bidan.',
})

export const PLATE = yesNo('isi-piringku', 'Makan sesuai Isi Piringku?', {
  is: false,
  says: 'Belum sesuai. Jelaskan Isi Piringku.',
})
