import type { CalendarDate } from '../calendar.ts'
import type { Product } from './products.ts'

/** What differs by district or changes with time. */
export interface ImmunizationSettings {
  /** Since when the district gives hexavalen at 2, 3 and 4 months; absent while it does not (K10). */
  readonly hexavalentSince?: CalendarDate | undefined
  /** Japanese encephalitis is given here (endemic districts only). */
  readonly je: boolean
  readonly rv: boolean
  /** Obat cacing in February as well as in August. */
  readonly dewormingTwice?: boolean | undefined
  /** Doses in a vial, where they differ from `VIAL_DOSES`. */
  readonly vialDoses?: Readonly<Partial<Record<Product, number>>>
  /** Hours after opening, where they differ from `DISCARD_HOURS`. */
  readonly discardHours?: Readonly<Partial<Record<Product, number>>>
}

/** RV is in the national schedule since 2023; whether Bengkulu has hexavalen or JE is not known: off. */
export const DEFAULT_IMMUNIZATION_SETTINGS: ImmunizationSettings = { je: false, rv: true }
