/** Why two descriptions may be of one person. A proposal, never a refusal: twins exist, and so do namesakes. Pure. */
import { likenessOf, isNewborn, nameWords, ordinalOf, type NameWords } from './duplicates/name-words.ts'
import type { CalendarDate } from './calendar.ts'

export interface Described {
  readonly name?: string | undefined
  readonly birthDate?: CalendarDate | undefined
  readonly motherName?: string | undefined
  readonly nik?: string | undefined
  readonly sex?: 'L' | 'P' | undefined
}

/** The surest first. */
export const BECAUSE = ['nik', 'name+birth+mother', 'newborn', 'name+birth', 'name+mother', 'name'] as const
export type Because = (typeof BECAUSE)[number]

/** Somebody ready to be compared with many. */
export interface Folded {
  readonly nik: string | undefined
  readonly birthDate: CalendarDate | undefined
  readonly sex: 'L' | 'P' | undefined
  readonly name: NameWords
  readonly mother: NameWords
  readonly isNewborn: boolean
  readonly ordinal: string | undefined
}

export function folded({ name = '', motherName = '', nik, birthDate, sex }: Described): Folded {
  const ofNewborn = isNewborn(name)
  const ownName = nameWords(name)
  const mother = nameWords(motherName)
  return {
    nik,
    birthDate,
    sex,
    name: ownName,
    // "By. Ny. Siti" says who the mother is.
    mother: mother.joined === '' && ofNewborn ? ownName : mother,
    isNewborn: ofNewborn,
    ordinal: ordinalOf(name),
  }
}

export function whySame(one: Described, other: Described): Because | undefined {
  return whyAlike(folded(one), folded(other))
}

export function whyAlike(a: Folded, b: Folded): Because | undefined {
  if (a.nik !== undefined && a.nik === b.nik) return 'nik'
  const because = byNameAndBirth(a, b)
  // Two whole NIK that differ are two people, unless everything else is the same.
  const hasTwoNik = a.nik !== undefined && b.nik !== undefined
  return hasTwoNik && because !== 'name+birth+mother' ? undefined : because
}

function byNameAndBirth(a: Folded, b: Folded): Because | undefined {
  if (a.ordinal !== undefined && b.ordinal !== undefined && a.ordinal !== b.ordinal) return undefined
  if (a.birthDate === undefined || b.birthDate === undefined) return withoutBirthDate(a, b)
  if (a.birthDate === b.birthDate) return ofOneBirthDate(a, b)
  const isSlip = isSlipOf(a.birthDate, b.birthDate)
  return isSlip && likenessOf(a.name, b.name).isWhole && isOfOneMother(a, b) ? 'name+mother' : undefined
}

function withoutBirthDate(a: Folded, b: Folded): Because | undefined {
  if (!isPerhapsOneSex(a, b) || !likenessOf(a.name, b.name).isAlike) return undefined
  if (isOfOneMother(a, b)) return 'name+mother'
  const isMotherUnknown = a.mother.joined === '' || b.mother.joined === ''
  return isMotherUnknown && Math.min(a.name.words.length, b.name.words.length) > 1 ? 'name' : undefined
}

function ofOneBirthDate(a: Folded, b: Folded): Because | undefined {
  const ofOneMother = isOfOneMother(a, b)
  // The mother's name is the newborn's own: it is not what makes them alike.
  if (a.isNewborn !== b.isNewborn || (a.isNewborn && ofOneMother))
    return ofOneMother && isPerhapsOneSex(a, b) ? 'newborn' : undefined
  if (!likenessOf(a.name, b.name).isAlike) return undefined
  return ofOneMother ? 'name+birth+mother' : 'name+birth'
}

function isOfOneMother(a: Folded, b: Folded): boolean {
  return likenessOf(a.mother, b.mother).isAlike
}

function isPerhapsOneSex(a: Folded, b: Folded): boolean {
  return a.sex === undefined || b.sex === undefined || a.sex === b.sex
}

/** Day and month exchanged, or one digit of eight another. */
function isSlipOf(one: CalendarDate, other: CalendarDate): boolean {
  let differing = 0
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) differing++
  return differing === 1 || other === `${one.slice(0, 4)}-${one.slice(8)}-${one.slice(5, 7)}`
}
