import type { HadDose, HadField } from './reading.ts'

/** The doses whose dates are not in the order of their numbers: which of the dates is wrong, nobody can tell. */
export function outOfOrder(doses: Readonly<Record<HadField, HadDose>>): ReadonlySet<HadField> {
  const dated = (Object.entries(doses) as [HadField, HadDose][]).flatMap(([field, { date }]) =>
    // Capsules stand under their round, which their date said.
    date === undefined || field.startsWith('had.vita.') ? [] : [{ field, date, ...partsOf(field) }],
  )
  const wrong = new Set<HadField>()
  for (const one of dated) {
    for (const later of dated) {
      if (one.antigen !== later.antigen || one.n >= later.n || one.date < later.date) continue
      wrong.add(one.field)
      wrong.add(later.field)
    }
  }
  return wrong
}

function partsOf(field: HadField): { readonly antigen: string; readonly n: number } {
  const [, antigen = '', n] = field.split('.')
  return { antigen, n: Number(n) }
}
