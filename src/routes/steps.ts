/** The five steps: where they are in the app, and when one of them is done for a visit. */
import type { VisitFields } from '../log/records/visit.ts'

export const steps = [1, 2, 3, 4, 5] as const
export type Step = (typeof steps)[number]

/** Under `/hari/<open day>/`. */
export const stepPath: Readonly<Record<Step, string>> = {
  1: 'daftar',
  2: 'timbang',
  3: 'hasil',
  4: 'pelayanan',
  5: 'imunisasi',
}

export function stepList(openDay: string, step: Step): string {
  return `/hari/${openDay}/${stepPath[step]}`
}

/** One person's screen at a step; langkah 1 has no screen of one person. */
export function stepScreen(openDay: string, step: Exclude<Step, 1>, person: string): string {
  return `${stepList(openDay, step)}/${person}`
}

export function isStepDone(step: Step, shown: VisitFields): boolean {
  switch (step) {
    case 1:
      return shown.came === true
    case 2:
      return (
        typeof shown.weightKg === 'number' ||
        typeof shown.notWeighed === 'string' ||
        typeof shown['measure.diastole'] === 'number'
      )
    case 3:
      return shown.resultRead === true || shown.kiaBook === true
    case 4:
      return shown.serviced === true
    case 5:
      return shown.immunized === true || hasReceived(shown)
  }
}

export function isStepSkipped(step: Step, shown: VisitFields): boolean {
  return shown.skipped?.includes(step) === true && !isStepDone(step, shown)
}

/** The step a field of a visit belongs to; undefined for what is written at any of them. */
export function stepOfField(name: string): Step | undefined {
  if (name.startsWith('dose.')) return 5
  if (name.startsWith('measure.')) return 2
  if (/^(ask|form|screened)\./.test(name)) return 4
  return FIELD_STEPS[name]
}

const FIELD_STEPS: Readonly<Record<string, Step>> = {
  came: 1,
  weightKg: 2,
  heightCm: 2,
  headCm: 2,
  armCm: 2,
  oedema: 2,
  notWeighed: 2,
  resultRead: 3,
  kiaBook: 3,
  serviced: 4,
  advice: 4,
  immunized: 5,
  vitaminA: 5,
  deworming: 5,
}

function hasReceived(shown: VisitFields): boolean {
  if (shown.vitaminA || shown.deworming) return true
  return Object.entries(shown).some(([name, value]) => name.startsWith('dose.') && isGiven(value))
}

function isGiven(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { outcome?: unknown }).outcome === 'given'
}
