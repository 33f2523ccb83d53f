/** Settings that are one number: what is usual, and between what they can lie. What is empty is the usual one. */
import { DEFAULT_CARD_SETTINGS } from '../../../domain/cards/field.ts'
import { PMT_DAYS } from '../../../domain/follow-up/pmt.ts'
import { TIERS } from '../../../domain/follow-up/reasons.ts'
import { ANSWER_WITHIN_DAYS } from '../../../domain/follow-up/referral.ts'
import { KMS_LINES } from '../../../domain/growth/cut-offs.ts'
import { products } from '../../../domain/immunization/products.ts'
import { DISCARD_HOURS, VIAL_DOSES } from '../../../domain/immunization/vials.ts'
import type { SettingsFields } from '../../../log/records/settings.ts'

export const NUMBER_GROUPS = ['pressure', 'kms', 'vials', 'discard', 'answer', 'pmt'] as const
export type NumberGroup = (typeof NUMBER_GROUPS)[number]

export interface NumberSetting {
  readonly name: Extract<keyof SettingsFields, string>
  readonly group: NumberGroup
  /** A product, a tier, a reason; of the others the name. */
  readonly of: string
  readonly usual: number
  readonly min: number
  readonly max: number
  /** Whole numbers, where there are none. */
  readonly decimals?: number
}

const PRESSURE = DEFAULT_CARD_SETTINGS.lowPressure
const PMT_REASONS = ['wasting', 'underweight', 'tidak-naik'] as const

export const NUMBER_SETTINGS: readonly NumberSetting[] = [
  // What "Rendah" could be told apart by, mmHg: both cards and some room on either side (C13).
  { name: 'lowSistole', group: 'pressure', of: 'lowSistole', usual: PRESSURE.sistole, min: 70, max: 130 },
  { name: 'lowDiastole', group: 'pressure', of: 'lowDiastole', usual: PRESSURE.diastole, min: 40, max: 90 },
  // Z-scores of the KMS lines: older editions drew others (domain spec §5.4).
  { name: 'redLineZ', group: 'kms', of: 'redLineZ', usual: KMS_LINES.merahZ, min: -4, max: -1, decimals: 1 },
  { name: 'orangeLineZ', group: 'kms', of: 'orangeLineZ', usual: KMS_LINES.oranyeZ, min: 0, max: 3, decimals: 1 },
  ...products.flatMap((of): NumberSetting[] => [
    { name: `vial.${of}`, group: 'vials', of, usual: VIAL_DOSES[of], min: 1, max: 50 },
    { name: `discardHours.${of}`, group: 'discard', of, usual: DISCARD_HOURS[of], min: 1, max: 28 * 24 },
  ]),
  ...TIERS.map((of): NumberSetting => ({
    name: `answerDays.${of}`,
    group: 'answer',
    of,
    usual: ANSWER_WITHIN_DAYS[of],
    min: 1,
    max: 60,
  })),
  ...PMT_REASONS.map((of): NumberSetting => ({
    name: `pmtDays.${of}`,
    group: 'pmt',
    of,
    usual: PMT_DAYS[of],
    min: 7,
    max: 180,
  })),
]

const NUMBER = /^-?\d+([.,]\d+)?$/

/** Empty: null, the usual one. Undefined where it cannot be read or lies outside. */
export function readNumber(text: string, { min, max, decimals = 0 }: NumberSetting): number | null | undefined {
  const typed = text.trim().replace('−', '-')
  if (typed === '') return null
  if (!NUMBER.test(typed)) return undefined
  const value = Number(typed.replace(',', '.'))
  return value >= min && value <= max && Number(value.toFixed(decimals)) === value ? value : undefined
}
