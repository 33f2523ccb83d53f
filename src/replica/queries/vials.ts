/** The vials of an open day. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { isProduct, type Product } from '../../domain/immunization/products.ts'
import type { LocalDatabase } from '../tables.ts'

export interface Vial {
  readonly record: string
  readonly product: Product
  readonly batch: string | undefined
  readonly expires: CalendarDate | undefined
  readonly vvm: 'A' | 'B' | 'C' | 'D' | undefined
  /** Local time with its zone, as the phone that opened it claims. */
  readonly openedAt: string
  readonly finished: boolean
}

/** The one opened last first; those of a product this app does not know are not there. */
export async function loadVials(db: LocalDatabase, openDay: string): Promise<readonly Vial[]> {
  const rows = await db.vial.where('openDay', openDay)
  return rows
    .flatMap(({ record, shown }): readonly Vial[] => {
      const { product, batch, expires, vvm, openedAt, finished } = shown
      if (!product || !isProduct(product) || !openedAt) return []
      return [
        {
          record,
          product,
          batch: batch ?? undefined,
          expires: expires ?? undefined,
          vvm: vvm ?? undefined,
          openedAt,
          finished: finished === true,
        },
      ]
    })
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
}
