/** Which places a role may be given. Pure. */
import { AREA, desaScope, type Role } from '../../log/role.ts'

export type PlaceKind = 'posyandu' | 'desa' | 'area'

const PLACES: Readonly<Record<Role, readonly PlaceKind[]>> = {
  kader: ['posyandu'],
  ketua: ['posyandu'],
  bidan: ['posyandu', 'desa', 'area'],
  puskesmas: ['area'],
  dinas: ['area'],
}

export function placesFor(role: Role): readonly PlaceKind[] {
  return PLACES[role]
}

/** What kind these are; the first that can be chosen when they are none yet. */
export function kindOfPlace(scopes: readonly string[], kinds: readonly PlaceKind[]): PlaceKind {
  const [scope] = scopes
  const kind = scope === AREA ? 'area' : scope?.startsWith(desaScope('')) ? 'desa' : 'posyandu'
  return kinds.includes(kind) ? kind : (kinds[0] ?? 'area')
}

/** What of these still fits when somebody is given another role; the only posyandu there is needs no choosing. */
export function fittingScopes(
  role: Role,
  scopes: readonly string[],
  posyanduScopes: readonly string[],
): readonly string[] {
  const kinds = placesFor(role)
  if (kinds.length === 1 && kinds[0] === 'area') return [AREA]
  const fitting = scopes.filter((scope) => kinds.includes(kindOfPlace([scope], ['posyandu', 'desa', 'area'])))
  if (fitting.length > 0) return fitting
  return posyanduScopes.length === 1 ? posyanduScopes : []
}
