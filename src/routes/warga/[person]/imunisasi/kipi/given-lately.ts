import type { CalendarDate } from '../../../../../domain/calendar.ts'
import { isProduct, type Product } from '../../../../../domain/immunization/products.ts'
import type { VisitFields } from '../../../../../log/records/visit.ts'

interface Visit {
  readonly openDay: string
  readonly date: CalendarDate | undefined
  readonly shown: VisitFields
}

/** The last open day since then on which something was given, and what; undefined when there was none. */
export function givenLately(
  visits: readonly Visit[],
  since: CalendarDate,
): { readonly openDay: string; readonly products: readonly Product[] } | undefined {
  return visits
    .flatMap(({ openDay, date, shown }) => {
      const products = Object.entries(shown as Record<string, unknown>).flatMap(([name, value]) => {
        const product = name.slice('dose.'.length)
        return name.startsWith('dose.') && isProduct(product) && isGiven(value) ? [product] : []
      })
      return date !== undefined && date >= since && products.length > 0 ? [{ openDay, products }] : []
    })
    .at(-1)
}

function isGiven(value: unknown): boolean {
  return (value as { readonly outcome?: string } | null)?.outcome === 'given'
}
