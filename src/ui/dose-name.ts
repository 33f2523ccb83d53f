import type { Antigen } from '../domain/immunization/products.ts'

const NAMES: Readonly<Record<Antigen, string>> = {
  hb0: 'HB0',
  bcg: 'BCG',
  opv: 'OPV',
  dpt: 'DPT-HB-Hib',
  ipv: 'IPV',
  pcv: 'PCV',
  rv: 'RV',
  mr: 'MR',
  je: 'JE',
}
const GIVEN_ONCE: readonly string[] = ['hb0', 'bcg', 'je']

/** 'MR 2' for the field `had.mr.2`, 'Vitamin A 02/2026' for a capsule's round; undefined for any other field. */
export function doseName(field: string | undefined): string | undefined {
  const [had, antigen = '', n] = (field ?? '').split('.')
  if (had === 'had' && antigen === 'vita' && n) return `Vitamin A ${n.slice(5)}/${n.slice(0, 4)}`
  if (had !== 'had' || !Object.hasOwn(NAMES, antigen)) return undefined
  const name = NAMES[antigen as Antigen]
  return GIVEN_ONCE.includes(antigen) && n === '1' ? name : `${name} ${n}`
}
