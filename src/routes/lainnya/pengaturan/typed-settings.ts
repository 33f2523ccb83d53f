/** Settings as they are typed, and what of it is to be written. Pure. */
import type { CalendarDate } from '../../../domain/calendar.ts'
import { products, type Product } from '../../../domain/immunization/products.ts'
import type { SettingsFields } from '../../../log/records/settings.ts'
import { readTypedDate } from '../../../ui/typed-date.ts'
import { steps } from '../../steps.ts'

export interface TypedSettings {
  readonly names: string[]
  hexavalentFrom: string
  je: boolean | undefined
  rv: boolean | undefined
  tbcSymptoms: number | undefined
  tbcCard: 'lesu' | 'kontak' | undefined
  lowSistole: string
  lowDiastole: string
  mindForm: 'srq-20' | 'phq-4' | undefined
  readonly vials: Record<Product, string>
}

const MOST_DOSES = 50
/** What "Rendah" could be told apart by, mmHg: both cards and some room on either side (C13). */
export const LOW_LIMITS = { sistole: { min: 70, max: 130 }, diastole: { min: 40, max: 90 } } as const

export function typedSettings(shown: SettingsFields): TypedSettings {
  return {
    names: steps.map((step) => shown[`step.${step}`] ?? ''),
    hexavalentFrom: (shown.hexavalentFrom ?? '').split('-').reverse().join('/'),
    je: shown.je ?? undefined,
    rv: shown.rv ?? undefined,
    tbcSymptoms: shown.tbcSymptomsToRefer ?? undefined,
    tbcCard: shown.tbcCard ?? undefined,
    lowSistole: String(shown.lowSistole ?? ''),
    lowDiastole: String(shown.lowDiastole ?? ''),
    mindForm: shown.mindForm ?? undefined,
    vials: Object.fromEntries(
      products.map((product) => [product, String(shown[`vial.${product}`] ?? '')]),
    ) as TypedSettings['vials'],
  }
}

export function isVialSize(text: string): boolean {
  return text.trim() === '' || (/^\d{1,2}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= MOST_DOSES)
}

/** Empty: the usual one. Undefined where it cannot be read. */
export function lowPressure(text: string, { min, max }: { readonly min: number; readonly max: number }) {
  if (text.trim() === '') return null
  const mmHg = Number(text.trim())
  return Number.isInteger(mmHg) && mmHg >= min && mmHg <= max ? mmHg : undefined
}

/** Only what differs from what stands; null takes a setting back. Undefined while something cannot be read. */
export function changedSettings(
  typed: TypedSettings,
  shown: SettingsFields,
  today: CalendarDate,
): SettingsFields | undefined {
  const from = typed.hexavalentFrom.trim() === '' ? null : readTypedDate(typed.hexavalentFrom, today)
  const lowSistole = lowPressure(typed.lowSistole, LOW_LIMITS.sistole)
  const lowDiastole = lowPressure(typed.lowDiastole, LOW_LIMITS.diastole)
  if (lowSistole === undefined || lowDiastole === undefined) return undefined
  if (from === undefined || !Object.values(typed.vials).every(isVialSize)) return undefined
  const wanted: SettingsFields = {
    hexavalentFrom: from,
    je: typed.je ?? null,
    rv: typed.rv ?? null,
    tbcSymptomsToRefer: typed.tbcSymptoms ?? null,
    tbcCard: typed.tbcCard ?? null,
    lowSistole,
    lowDiastole,
    mindForm: typed.mindForm ?? null,
  }
  for (const step of steps) wanted[`step.${step}`] = typed.names[step - 1]?.trim() || null
  for (const product of products) {
    wanted[`vial.${product}`] = typed.vials[product].trim() === '' ? null : Number(typed.vials[product])
  }
  const stands = shown as Readonly<Record<string, unknown>>
  const changed = Object.entries(wanted).filter(([name, value]) => value !== (stands[name] ?? null))
  return Object.fromEntries(changed) as SettingsFields
}
