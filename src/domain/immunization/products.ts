/**
 * What the schedule counts. `dpt` is DPT-HB-Hib, which the programme gives only together; `ipv` is polio by injection,
 * `opv` polio by drops.
 */
export const antigens = ['hb0', 'bcg', 'opv', 'dpt', 'ipv', 'pcv', 'rv', 'mr', 'je'] as const
export type Antigen = (typeof antigens)[number]

/** What stands on the vial. */
export const products = ['hb0', 'bcg', 'opv', 'pentavalen', 'hexavalen', 'ipv', 'pcv', 'rv', 'mr', 'je'] as const
export type Product = (typeof products)[number]

/** Product to antigens (domain rule K10). Source of hexavalen = DPT-HB-Hib-IPV: Kepmenkes 345/2025. */
const ANTIGENS: Readonly<Record<Product, readonly Antigen[]>> = {
  hb0: ['hb0'],
  bcg: ['bcg'],
  opv: ['opv'],
  pentavalen: ['dpt'],
  hexavalen: ['dpt', 'ipv'],
  ipv: ['ipv'],
  pcv: ['pcv'],
  rv: ['rv'],
  mr: ['mr'],
  je: ['je'],
}

/** Injected live vaccines: on the same day, or at least 4 weeks apart (rule R6.2 [background]). Drops are free. */
export const LIVE_INJECTED: ReadonlySet<Antigen> = new Set(['bcg', 'mr', 'je'])
export const LIVE_SPACING_DAYS = 28

export function antigensOf(product: Product): readonly Antigen[] {
  return ANTIGENS[product]
}

export function isProduct(text: string): text is Product {
  return text in ANTIGENS
}

export function isAntigen(text: string): text is Antigen {
  return (antigens as readonly string[]).includes(text)
}
