/** Before an open day (H-3): what is due to each expected child, and what has to be brought for all of them. */
import type { CalendarDate } from './calendar.ts'
import type { RecordedDose } from './immunization/dose.ts'
import { dueProducts } from './immunization/due.ts'
import { products, type Product } from './immunization/products.ts'
import type { ImmunizationSettings } from './immunization/settings.ts'
import { immunizationStatus, needsPlan } from './immunization/status.ts'
import { vialsToBring, type VialsToBring } from './immunization/vials.ts'
import { deworming, type Tablet } from './supplements/deworming.ts'
import { vitaminA, type Capsule } from './supplements/vitamin-a.ts'

export interface ExpectedChild {
  readonly birthDate: CalendarDate
  readonly doses: readonly RecordedDose[]
  /** The days of earlier capsules and tablets. */
  readonly vitaminA: readonly CalendarDate[]
  readonly deworming: readonly CalendarDate[]
  /** The parents want no vaccine at all. */
  readonly refusesAll: boolean
}

export interface DueToChild {
  readonly products: readonly Product[]
  readonly capsule: Capsule | undefined
  readonly tablet: Tablet | undefined
  /** More than six months late: the bidan makes the plan (domain rule K12). */
  readonly needsPlan: boolean
}

export function dueToChild(child: ExpectedChild, on: CalendarDate, settings: ImmunizationSettings): DueToChild {
  const statuses = child.refusesAll ? [] : immunizationStatus(child.birthDate, child.doses, on, settings)
  const capsule = vitaminA(child.birthDate, on, child.vitaminA)
  const tablet = deworming(child.birthDate, on, child.deworming, settings)
  return {
    products: dueProducts(statuses).map(({ product }) => product),
    capsule: 'capsule' in capsule ? capsule.capsule : undefined,
    tablet: 'tablet' in tablet ? tablet.tablet : undefined,
    needsPlan: needsPlan(statuses, on),
  }
}

export interface ToBring {
  readonly vials: readonly VialsToBring[]
  readonly capsules: Readonly<Record<Capsule, number>>
  readonly tablets: Readonly<Record<Tablet, number>>
}

export function toBring(due: readonly DueToChild[], settings: ImmunizationSettings): ToBring {
  const capsules = (kind: Capsule): number => due.filter(({ capsule }) => capsule === kind).length
  const tablets = (kind: Tablet): number => due.filter(({ tablet }) => tablet === kind).length
  return {
    vials: vialsToBring(
      due.flatMap((each) => each.products),
      settings,
    ),
    capsules: { biru: capsules('biru'), merah: capsules('merah') },
    tablets: { 'albendazol-200': tablets('albendazol-200'), 'albendazol-400': tablets('albendazol-400') },
  }
}

/** In the order of the schedule. */
export function inScheduleOrder(due: readonly Product[]): readonly Product[] {
  return products.filter((product) => due.includes(product))
}
