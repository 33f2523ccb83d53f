/** A guest's own posyandu: who they are there, and what was measured here counts there (domain rule K3). */
import { registryOf } from '../../log/document-name.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { DoseValue } from '../../log/shapes.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { visitWrites, type VisitPlace } from './visit.ts'

export interface GuestOf {
  /** The posyandu they came to, and their record there. */
  readonly posyandu: string
  readonly guest: string
  /** Their record at home. */
  readonly person: string
}

export interface CountedThere {
  readonly at: VisitPlace
  /** What stands in the guest's visit. */
  readonly shown: VisitFields
  /** The name of the posyandu that measured. */
  readonly measuredBy: string
}

/** Says who the guest is at home, and counts these visits there: all of it or nothing. */
export function linkGuest(append: Append, who: GuestOf, visits: readonly CountedThere[]): Promise<SaveResult> {
  const { posyandu, guest, person } = who
  const link: Write = { document: registryOf(posyandu), kind: 'person', record: guest, set: { guestOf: person } }
  return append([link, ...visits.flatMap(countedWrites)])
}

/** Takes back who they are at home; what counted there stays, and is corrected there. */
export function unlinkGuest(append: Append, posyandu: string, guest: string): Promise<SaveResult> {
  return append([{ document: registryOf(posyandu), kind: 'person', record: guest, set: { guestOf: null } }])
}

function countedWrites({ at, shown, measuredBy }: CountedThere): readonly Write[] {
  return visitWrites(at, { came: true, measuredBy, ...taken(shown) })
}

const TAKEN = ['weightKg', 'heightCm', 'posture', 'headCm', 'armCm', 'oedema', 'vitaminA', 'deworming'] as const

/** Measurements, capsule, tablet and doses; a vial stays where it was opened. */
function taken(shown: VisitFields): VisitFields {
  const measured = TAKEN.flatMap((name) => {
    const value = shown[name]
    return value === undefined || value === null ? [] : [[name, value] as const]
  })
  const doses = Object.entries(shown).flatMap(([name, value]) =>
    name.startsWith('dose.') && value ? [[name, withoutVial(value as DoseValue)] as const] : [],
  )
  return Object.fromEntries([...measured, ...doses]) as VisitFields
}

function withoutVial(dose: DoseValue): DoseValue {
  return Object.fromEntries(Object.entries(dose).filter(([name]) => name !== 'vial')) as DoseValue
}
