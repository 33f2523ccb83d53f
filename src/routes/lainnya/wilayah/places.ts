/** The places that families live at, as they are called now. Pure. */
import { groupBy } from '../../../domain/group-by.ts'
import type { FamilyFields } from '../../../log/records/family.ts'
import type { KnownPerson } from '../../../replica/queries/people.ts'

export interface Place {
  readonly key: string
  readonly dusun: string
  readonly rt: string
  readonly rw: string
  readonly families: readonly string[]
  /** Who lives there: neither moved away nor died. */
  readonly people: readonly KnownPerson[]
}

/** By dusun, then RW and RT as numbers. Families in which nobody lives are not there. */
export function placesOf(people: readonly KnownPerson[]): readonly Place[] {
  const living = people.filter(({ family, hasMoved, hasDied }) => family !== undefined && !hasMoved && !hasDied)
  const byPlace = groupBy(living, ({ dusun = '', rw = '', rt = '' }) => JSON.stringify([dusun, rw, rt]))
  return [...byPlace]
    .map(([key, members]): Place => {
      const { dusun = '', rw = '', rt = '' } = members[0]
      return { key, dusun, rw, rt, families: [...new Set(members.map(({ family }) => family ?? ''))], people: members }
    })
    .sort((a, b) => a.dusun.localeCompare(b.dusun, 'id') || compare(a.rw, b.rw) || compare(a.rt, b.rt))
}

/** What is to be written so that a place is called as it was typed; a name that was emptied is taken back. */
export function renamed(place: Place, typed: Pick<Place, 'dusun' | 'rt' | 'rw'>): FamilyFields {
  const names = ['dusun', 'rt', 'rw'] as const
  const changed = names.filter((name) => typed[name].trim() !== place[name])
  return Object.fromEntries(changed.map((name) => [name, typed[name].trim() || null]))
}

function compare(a: string, b: string): number {
  return Number(a) - Number(b) || a.localeCompare(b)
}
