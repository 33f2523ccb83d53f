/** Which checklists are filled in about somebody: by life stage, state and illness, never chosen by hand (§9.2). */
import { declaredFor, isMeantFor } from '../cards/meant-for.ts'
import type { Visitor } from '../cards/field.ts'
import { completedMonths, type CalendarDate } from '../calendar.ts'
import { ageGroupOn } from '../life-stage.ts'
import { maternalOn, type Pregnancy } from '../pregnancy/pregnancy.ts'
import { ADULT, ELDERLY, TBC, YOUTH } from './age-sheets.ts'
import { CHILD, INFANT } from './child-sheets.ts'
import { FAMILY } from './family-sheet.ts'
import { AFTER_BIRTH, PREGNANT } from './mother-sheets.ts'
import type { HomeField, HomeSheet } from './sheet.ts'

export const SHEETS: readonly HomeSheet[] = [FAMILY, PREGNANT, AFTER_BIRTH, INFANT, CHILD, YOUTH, ADULT, ELDERLY, TBC]

interface Visited {
  readonly birthDate: CalendarDate | undefined
  readonly pregnancies: readonly Pregnancy[]
  /** Under treatment, or suspected. */
  readonly hasTbc: boolean
}

/** The first is what they are visited for; empty while the birth date is not known. */
export function sheetsFor({ birthDate, pregnancies, hasTbc }: Visited, on: CalendarDate): readonly HomeSheet[] {
  const first = sheetOf(birthDate, pregnancies, on)
  return first ? [first, ...(hasTbc ? [TBC] : [])] : []
}

/** Infants of this checklist are under 6 months: from then on it is the one for 6 to 71 months. */
const INFANT_MONTHS = 6

function sheetOf(
  birthDate: CalendarDate | undefined,
  pregnancies: readonly Pregnancy[],
  on: CalendarDate,
): HomeSheet | undefined {
  const state = maternalOn(pregnancies, on)?.state
  if (state === 'hamil') return PREGNANT
  // From day 43 on she is visited as her age is; what she feeds stands on the child's.
  if (state === 'nifas') return AFTER_BIRTH
  const group = ageGroupOn(birthDate, on)
  switch (group) {
    case undefined:
      return undefined
    case 'bayi':
      return completedMonths(birthDate ?? on, on) < INFANT_MONTHS ? INFANT : CHILD
    case 'balita':
    case 'apras':
      return CHILD
    case 'usia-sekolah':
    case 'remaja':
      return YOUTH
    case 'dewasa':
      return ADULT
    case 'lansia':
      return ELDERLY
  }
}

/** Undefined for a checklist that this app does not know. */
export function sheetNamed(code: string): HomeSheet | undefined {
  return SHEETS.find((sheet) => sheet.code === code)
}

/**
 * What is put to this visitor, each name once; `visitor.today` holds what was answered so far. The card of a woman who
 * expects a child is hers, also for what is borrowed from the card of her age.
 */
export function askedOf({ fields }: HomeSheet, visitor: Visitor): readonly HomeField[] {
  const own = fields.map((field) => ({ ...field, cards: [visitor.card] }))
  return declaredFor(visitor, own).filter(
    (field) => visitor.today[field.name] !== undefined || isMeantFor(field, visitor),
  )
}
