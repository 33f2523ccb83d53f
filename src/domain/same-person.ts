/** While somebody is being added: who is perhaps already there. A warning, never a refusal; twins exist. */
import type { CalendarDate } from './calendar.ts'
import { namesOverlap, sameNameButForATypo } from './workbook/names.ts'

export interface Described {
  readonly name?: string | undefined
  readonly birthDate?: CalendarDate | undefined
  readonly motherName?: string | undefined
  readonly nik?: string | undefined
}

/** Newborns are written "By. Ny. Siti" until they are named: the commonest duplicate. */
const NEWBORN = /^\s*(by|bayi|bay)\b/i

export function isPerhapsSame(known: Described, typed: Described): boolean {
  if (typed.nik !== undefined && known.nik === typed.nik) return true
  const names = bothKnown(known.name, typed.name)
  const mothers = bothKnown(known.motherName, typed.motherName)
  const sameName = names !== undefined && (sameNameButForATypo(...names) || namesOverlap(...names))
  const sameMother = mothers !== undefined && (sameNameButForATypo(...mothers) || namesOverlap(...mothers))
  if (typed.birthDate === undefined || known.birthDate === undefined) {
    return sameName && (sameMother || (mothers === undefined && wordsIn(typed.name) > 1))
  }
  if (known.birthDate !== typed.birthDate) return false
  return sameName || (sameMother && (NEWBORN.test(known.name ?? '') || NEWBORN.test(typed.name ?? '')))
}

function bothKnown(one: string | undefined, other: string | undefined): [string, string] | undefined {
  const known = one !== undefined && other !== undefined && one.trim() !== '' && other.trim() !== ''
  return known ? [one, other] : undefined
}

function wordsIn(name: string | undefined): number {
  return name?.trim().split(/\s+/).length ?? 0
}
