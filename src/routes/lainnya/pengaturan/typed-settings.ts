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
  readonly vials: Record<Product, string>
}

const MOST_DOSES = 50

export function typedSettings(shown: SettingsFields): TypedSettings {
  return {
    names: steps.map((step) => shown[`step.${step}`] ?? ''),
    hexavalentFrom: (shown.hexavalentFrom ?? '').split('-').reverse().join('/'),
    je: shown.je ?? undefined,
    rv: shown.rv ?? undefined,
    tbcSymptoms: shown.tbcSymptomsToRefer ?? undefined,
    tbcCard: shown.tbcCard ?? undefined,
    vials: Object.fromEntries(
      products.map((product) => [product, String(shown[`vial.${product}`] ?? '')]),
    ) as TypedSettings['vials'],
  }
}

export function isVialSize(text: string): boolean {
  return text.trim() === '' || (/^\d{1,2}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= MOST_DOSES)
}

/** Only what differs from what stands; null takes a setting back. Undefined while something cannot be read. */
export function changedSettings(
  typed: TypedSettings,
  shown: SettingsFields,
  today: CalendarDate,
): SettingsFields | undefined {
  const from = typed.hexavalentFrom.trim() === '' ? null : readTypedDate(typed.hexavalentFrom, today)
  if (from === undefined || !Object.values(typed.vials).every(isVialSize)) return undefined
  const wanted: SettingsFields = {
    hexavalentFrom: from,
    je: typed.je ?? null,
    rv: typed.rv ?? null,
    tbcSymptomsToRefer: typed.tbcSymptoms ?? null,
    tbcCard: typed.tbcCard ?? null,
  }
  for (const step of steps) wanted[`step.${step}`] = typed.names[step - 1]?.trim() || null
  for (const product of products) {
    wanted[`vial.${product}`] = typed.vials[product].trim() === '' ? null : Number(typed.vials[product])
  }
  const stands = shown as Readonly<Record<string, unknown>>
  const changed = Object.entries(wanted).filter(([name, value]) => value !== (stands[name] ?? null))
  return Object.fromEntries(changed) as SettingsFields
}
