/** Why two descriptions may be of one person. A proposal, never a refusal: twins exist, and so do namesakes. Pure. */
import { likenessOf, isNewborn, nameWords, ordinalOf } from './duplicates/name-words.ts'
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
  readonly words: readonly string[]
  readonly mother: readonly string[]
  readonly isNewborn: boolean
  readonly ordinal: string | undefined
}

export function folded({ name = '', motherName = '', nik, birthDate, sex }: Described): Folded {
  const ofNewborn = isNewborn(name)
  const words = nameWords(name)
  const mother = nameWords(motherName)
  return {
    nik,
    birthDate,
    sex,
    words,
    // "By. Ny. Siti" says who the mother is.
    mother: mother.length === 0 && ofNewborn ? words : mother,
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
  const isUndated = a.birthDate === undefined || b.birthDate === undefined
  if (a.birthDate !== undefined && b.birthDate !== undefined && !isPerhapsOneDate(a.birthDate, b.birthDate))
    return undefined
  const name = likenessOf(a.words, b.words)
  const isOfOneMother = likenessOf(a.mother, b.mother).isAlike
  const isOneSex = a.sex === undefined || b.sex === undefined || a.sex === b.sex
  if (isUndated) {
    if (!name.isAlike || !isOneSex) return undefined
    if (isOfOneMother) return 'name+mother'
    const isMotherUnknown = a.mother.length === 0 || b.mother.length === 0
    return isMotherUnknown && Math.min(a.words.length, b.words.length) > 1 ? 'name' : undefined
  }
  if (a.birthDate !== b.birthDate) return name.isWhole && isOfOneMother ? 'name+mother' : undefined
  // The mother's name is the newborn's own: it is not what makes them alike.
  if (a.isNewborn !== b.isNewborn || (a.isNewborn && isOfOneMother))
    return isOfOneMother && isOneSex ? 'newborn' : undefined
  if (!name.isAlike) return undefined
  return isOfOneMother ? 'name+birth+mother' : 'name+birth'
}

/** The same, or day and month exchanged, or one digit of eight another. */
function isPerhapsOneDate(one: CalendarDate, other: CalendarDate): boolean {
  if (one === other) return true
  const [year, month, day] = one.split('-')
  if (other === `${year}-${day}-${month}`) return true
  return [...one].filter((digit, i) => digit !== other[i]).length === 1
}
