/** Who lives with hypertension or diabetes, and what was measured of it in a month, whichever card they came with. */
import { glucoseMeaning } from '../../domain/cards/blood.ts'
import { pressureOf } from '../../domain/cards/pressure.ts'
import { reaches, REPEAT, type Pressure } from '../../domain/cards/pressure-levels.ts'
import { numberOf } from '../../domain/cards/values.ts'
import { isUnderCare } from '../../domain/follow-up/follow-up.ts'
import type { CardReason } from '../../domain/cards/reasons.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { saidIllnesses } from './examined.ts'

/** As a doctor told them, or under treatment for it. */
export function hasHypertension(at: PersonMonth): boolean {
  return saidIllnesses(at).includes('hipertensi') || isTreated(at, ['td-tinggi', 'td-krisis'])
}

export function hasDiabetes(at: PersonMonth): boolean {
  return saidIllnesses(at).includes('dm') || isTreated(at, ['gds-tinggi', 'gds-sangat-tinggi', 'gds-di-atas-alat'])
}

function isTreated({ person: { care }, month }: PersonMonth, reasons: readonly CardReason[]): boolean {
  return reasons.some((reason) => {
    const known = care[reason]
    return known !== undefined && isUnderCare(known, month.last)
  })
}

/** The reading of this month that counts (K7), mmHg; undefined where a number is missing. */
export function pressureIn({ visitor }: PersonMonth): Pressure | undefined {
  return visitor && pressureOf(visitor)
}

/** 140/90 or more: not controlled (§4.5). */
export function isPressureHigh(at: PersonMonth): boolean {
  const pressure = pressureIn(at)
  return pressure !== undefined && reaches(pressure, REPEAT)
}

/** The card's letter of this month's blood sugar: T from 200 mg/dL, or where the meter showed HI. */
export function glucoseLetter({ values }: PersonMonth): string | undefined {
  const mgDl = numberOf(values['measure.gds'])
  if (mgDl !== undefined) return glucoseMeaning(mgDl).letter
  const shown = values['ask.gds-meter']
  return shown === 'hi' ? 'T' : shown === 'lo' ? 'R' : undefined
}
