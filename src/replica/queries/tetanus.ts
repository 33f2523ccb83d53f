/** Every dose with tetanus in it: at open days, from before, and in the combined vaccine of a baby (domain spec §6.6). */
import { isWithTetanus, type TetanusDose } from '../../domain/pregnancy/tetanus.ts'
import type { DoseValue, EarlierDoseValue } from '../../log/shapes.ts'
import type { Immunization } from './immunization.ts'

export function tetanusDoses({
  child,
  doses,
  earlier,
}: Pick<Immunization, 'child' | 'doses' | 'earlier'>): readonly TetanusDose[] {
  const asBaby = doses.filter(({ antigen, outcome }) => antigen === 'dpt' && outcome === 'given')
  const visits = child.visits.flatMap(({ date, shown }) =>
    named<DoseValue>(shown, 'dose.').flatMap(([of, { outcome }]) =>
      isWithTetanus(of) && outcome === 'given' ? [{ on: date, of }] : [],
    ),
  )
  const before = earlier.flatMap(({ shown }) =>
    named<EarlierDoseValue>(shown, 'had.').flatMap(([name, { date, outcome = 'given' }]) => {
      const of = name.split('.')[0] ?? ''
      // The combined vaccine is read above, with the bidan's word on it.
      return isWithTetanus(of) && of !== 'dpt' && outcome === 'given' ? [{ on: date, of }] : []
    }),
  )
  return [...asBaby.map(({ date }) => ({ on: date, of: 'dpt' as const })), ...visits, ...before]
}

function named<Value>(shown: object, prefix: string): readonly (readonly [string, Value])[] {
  return Object.entries(shown).flatMap(([name, value]) =>
    name.startsWith(prefix) && value !== null ? [[name.slice(prefix.length), value as Value] as const] : [],
  )
}
