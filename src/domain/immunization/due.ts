import { isDue, type DoseStatus } from './dose-status.ts'
import { antigensOf, type Antigen, type Product } from './products.ts'

/** One thing to give today, and the doses it is. */
export interface DueProduct {
  readonly product: Product
  readonly doses: readonly DoseStatus[]
}

/** What to give today: each due dose once, a product of two antigens only where both are due. */
export function dueProducts(statuses: readonly DoseStatus[]): readonly DueProduct[] {
  return productsGiving(statuses.filter(isDue))
}

/** What was put off or refused and would be due, for whoever changes their mind. */
export function declinedProducts(statuses: readonly DoseStatus[]): readonly DueProduct[] {
  return productsGiving(statuses.filter(({ otherwise: state }) => state !== undefined && isDue({ state })))
}

function productsGiving(due: readonly DoseStatus[]): readonly DueProduct[] {
  const open = new Map<Antigen, DoseStatus>()
  for (const status of due) if (!open.has(status.antigen)) open.set(status.antigen, status)
  return due.flatMap((status): readonly DueProduct[] => {
    if (open.get(status.antigen) !== status) return []
    const product = status.products.find((each) => antigensOf(each).every((antigen) => open.has(antigen)))
    if (product === undefined) return []
    const doses = antigensOf(product).flatMap((antigen) => open.get(antigen) ?? [])
    for (const antigen of antigensOf(product)) open.delete(antigen)
    return [{ product, doses }]
  })
}
