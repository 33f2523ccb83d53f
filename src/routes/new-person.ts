import type { CalendarDate } from '../domain/calendar.ts'
import { readTypedNik } from '../domain/nik.ts'
import type { Consent, FamilyFields } from '../log/records/family.ts'
import type { PersonFields } from '../log/records/person.ts'

/** Somebody new as they are being typed. */
export interface TypedPerson {
  name: string
  sex: 'L' | 'P' | ''
  birthDate: string
  motherName: string
  fatherName: string
  /** The record of a family chosen from the registry. */
  family: string
  rt: string
  rw: string
  dusun: string
  kk: string
  /** The new family agreed that its data is kept. */
  agrees: boolean
  nik: string
  hasNoNik: boolean
  /** They belong to another posyandu, and which. */
  isGuest: boolean
  guestFrom: string
}

export const NOBODY: TypedPerson = {
  name: '',
  sex: '',
  birthDate: '',
  motherName: '',
  fatherName: '',
  family: '',
  rt: '',
  rw: '',
  dusun: '',
  kk: '',
  agrees: false,
  nik: '',
  hasNoNik: true,
  isGuest: false,
  guestFrom: '',
}

/** What can be saved; undefined while there is no name, or a number that cannot be kept as it stands. */
export function fieldsOf(typed: TypedPerson, birthDate: CalendarDate | undefined): PersonFields | undefined {
  const nik = typed.hasNoNik ? ({ is: 'empty' } as const) : readTypedNik(typed.nik)
  const kk = typed.family === '' ? readTypedNik(typed.kk) : ({ is: 'empty' } as const)
  const isIncomplete = [nik, kk].some(({ is }) => is === 'incomplete' || is === 'not-digits')
  if (typed.name.trim() === '' || isIncomplete) return undefined
  if (typed.isGuest && typed.guestFrom.trim() === '') return undefined
  return {
    name: typed.name.trim(),
    ...(typed.sex !== '' && { sex: typed.sex }),
    ...(birthDate !== undefined && { birthDate }),
    ...written('motherName', typed.motherName),
    ...written('fatherName', typed.fatherName),
    ...written('family', typed.family),
    ...(nik.is === 'complete' && { nik: nik.nik }),
    ...(typed.isGuest && written('guestFrom', typed.guestFrom)),
  }
}

/** The new family, when none was chosen and anything is known of it. `consent`: what is written when it agrees. */
export function householdOf(typed: TypedPerson, consent: Consent | undefined): FamilyFields | undefined {
  if (typed.family !== '') return undefined
  const kk = readTypedNik(typed.kk)
  const household = {
    ...written('rt', typed.rt),
    ...written('rw', typed.rw),
    ...written('dusun', typed.dusun),
    ...(kk.is === 'complete' && { kk: kk.nik }),
    ...(typed.agrees && consent && { consent }),
  }
  return Object.keys(household).length > 0 ? household : undefined
}

function written(field: string, text: string): Record<string, string> {
  return text.trim() === '' ? {} : { [field]: text.trim() }
}
