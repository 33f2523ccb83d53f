import { products, type Product } from './products.ts'
import type { ImmunizationSettings } from './settings.ts'

/**
 * Doses in a vial as the programme supplies them [background: HB0 is a Uniject, Pentabio 5, OPV and MR 10, BCG 20,
 * IPV 5, PCV 4, Rotavac 5, JE 5, hexavalen 1]. What really comes from the cold chain is a setting.
 */
export const VIAL_DOSES: Readonly<Record<Product, number>> = {
  hb0: 1,
  bcg: 20,
  opv: 10,
  pentavalen: 5,
  hexavalen: 1,
  ipv: 5,
  pcv: 4,
  rv: 5,
  mr: 10,
  je: 5,
}

/**
 * Hours after opening until it is thrown away. BCG 3, MR 6 after mixing [background: Permenkes 12/2017, label]; JE 6
 * [background: WHO, freeze-dried without preservative]. The others may not outlive the session they were opened in
 * outside the building (Permenkes 12/2017) [background]: 6 hours is longer than any open day. A setting.
 */
export const DISCARD_HOURS: Readonly<Record<Product, number>> = {
  hb0: 6,
  bcg: 3,
  opv: 6,
  pentavalen: 6,
  hexavalen: 6,
  ipv: 6,
  pcv: 6,
  rv: 6,
  mr: 6,
  je: 6,
}

/** VVM: A and B may be used; at C the inner square has the colour of the ring, at D it is darker [WHO]. */
export function isVvmUsable(vvm: 'A' | 'B' | 'C' | 'D'): boolean {
  return vvm === 'A' || vvm === 'B'
}

/** Minutes until it must be thrown away, negative afterwards; both times are local, `yyyy-mm-ddThh:mm`. */
export function minutesLeft(product: Product, openedAt: string, now: string, settings: ImmunizationSettings): number {
  const hours = settings.discardHours?.[product] ?? DISCARD_HOURS[product]
  return Math.floor((localMs(openedAt) - localMs(now)) / 60_000) + hours * 60
}

export interface VialsToBring {
  readonly product: Product
  readonly doses: number
  readonly vials: number
  /** What is left over in the last vial. */
  readonly spare: number
}

/** For everything that is due to everybody who is expected: one product for each dose. */
export function vialsToBring(due: readonly Product[], settings: ImmunizationSettings): readonly VialsToBring[] {
  return products.flatMap((product): readonly VialsToBring[] => {
    const doses = due.filter((each) => each === product).length
    const size = settings.vialDoses?.[product] ?? VIAL_DOSES[product]
    if (doses === 0 || !(size >= 1)) return []
    const vials = Math.ceil(doses / size)
    return [{ product, doses, vials, spare: vials * size - doses }]
  })
}

function localMs(time: string): number {
  return Date.parse(`${time.slice(0, 16)}Z`)
}
