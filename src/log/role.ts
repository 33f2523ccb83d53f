/** Who people are here, and for which posyandu. */

/** `ketua`: the kader who coordinates. `puskesmas` edits the directory. `dinas` sees recaps. */
export const ROLES = ['kader', 'ketua', 'bidan', 'puskesmas', 'dinas'] as const
export type Role = (typeof ROLES)[number]

/** `posyandu/<id>`, `desa/<name>` (its posyandu of today and tomorrow), or `area`: all of the puskesmas. */
export const SCOPE = /^(area|(posyandu|desa)\/.{1,100})$/

/** Volunteers work at one posyandu; the others come to several, or to none. */
export function isOfOnePosyandu(role: Role): boolean {
  return role === 'kader' || role === 'ketua'
}

/** What an invitation offers and a device then has. */
export interface Grant {
  readonly role: Role
  readonly scopes: readonly string[]
}

export const AREA = 'area'

export function posyanduScope(posyandu: string): string {
  return `posyandu/${posyandu}`
}

/** The first posyandu that the scopes name; undefined when they name none. */
export function posyanduOf(scopes: readonly string[]): string | undefined {
  const prefix = posyanduScope('')
  return scopes.find((each) => each.startsWith(prefix))?.slice(prefix.length)
}

export function desaScope(desa: string): string {
  return `desa/${desa}`
}

/** Whether the scopes take in this posyandu, which lies in this desa (undefined while nobody has said where). */
export function covers(scopes: readonly string[], posyandu: string, desa: string | undefined): boolean {
  return scopes.some(
    (each) => each === AREA || each === posyanduScope(posyandu) || (desa !== undefined && each === desaScope(desa)),
  )
}

export function isSameGrant(a: Grant, b: Grant): boolean {
  return a.role === b.role && [...a.scopes].sort().join('\n') === [...b.scopes].sort().join('\n')
}
