import { KMS_LINES, type KmsLines } from '../../domain/growth/cut-offs.ts'
import { DEFAULT_CARD_SETTINGS, type CardSettings } from '../../domain/cards/field.ts'
import { DEFAULT_CARE_SETTINGS, type CareSettings } from '../../domain/child-care/question.ts'
import { isProduct, type Product } from '../../domain/immunization/products.ts'
import { DEFAULT_IMMUNIZATION_SETTINGS, type ImmunizationSettings } from '../../domain/immunization/settings.ts'
import type { SettingsFields } from '../../log/records/settings.ts'
import type { LocalDatabase } from '../tables.ts'

/** What this puskesmas set, and nothing for what it did not. */
export async function readSettings(db: LocalDatabase): Promise<SettingsFields> {
  return (await db.settings.get('settings'))?.shown ?? {}
}

/** What stands on papers; undefined while nobody has typed it. */
export async function readPuskesmasName(db: LocalDatabase): Promise<string | undefined> {
  return (await readSettings(db)).puskesmas ?? undefined
}

/** The names given to the five steps, in their order; undefined where the usual name stands (conflict register C12). */
export function stepNames(shown: SettingsFields): readonly (string | undefined)[] {
  return [1, 2, 3, 4, 5].map((step) => shown[`step.${step}`]?.trim() || undefined)
}

/** What the schedule of immunisation needs to know of this district. */
export function immunizationSettings(shown: SettingsFields): ImmunizationSettings {
  return {
    ...DEFAULT_IMMUNIZATION_SETTINGS,
    hexavalentSince: shown.hexavalentFrom ?? undefined,
    je: shown.je ?? DEFAULT_IMMUNIZATION_SETTINGS.je,
    dewormingTwice: shown.dewormingTwice ?? undefined,
    rv: shown.rv ?? DEFAULT_IMMUNIZATION_SETTINGS.rv,
    vialDoses: byProduct(shown, 'vial.'),
    discardHours: byProduct(shown, 'discardHours.'),
  }
}

/** Where this puskesmas' KMS has its red and its orange line (domain spec §5.4). */
export function kmsLines({ redLineZ, orangeLineZ }: SettingsFields): KmsLines {
  return { merahZ: redLineZ ?? KMS_LINES.merahZ, oranyeZ: orangeLineZ ?? KMS_LINES.oranyeZ }
}

export function careSettings(shown: SettingsFields): CareSettings {
  return { ...DEFAULT_CARE_SETTINGS, ...(shown.tbcCard && { tbcCard: shown.tbcCard }) }
}

/** What the cards from six years on need to know of this puskesmas. */
export function cardSettings(shown: SettingsFields): CardSettings {
  const usual = DEFAULT_CARD_SETTINGS
  return {
    lowPressure: {
      sistole: shown.lowSistole ?? usual.lowPressure.sistole,
      diastole: shown.lowDiastole ?? usual.lowPressure.diastole,
    },
    tbcCard: shown.tbcCard ?? usual.tbcCard,
    tbcSignsToRefer: shown.tbcSymptomsToRefer ?? usual.tbcSignsToRefer,
    mindForm: shown.mindForm ?? usual.mindForm,
  }
}

function byProduct(shown: SettingsFields, prefix: string): Partial<Record<Product, number>> {
  const found: Partial<Record<Product, number>> = {}
  for (const [name, value] of Object.entries(shown)) {
    const product = name.slice(prefix.length)
    if (name.startsWith(prefix) && isProduct(product) && typeof value === 'number') found[product] = value
  }
  return found
}
