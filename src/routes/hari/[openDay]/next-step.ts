/** What comes after saving at a step. */
import type { VisitFields } from '../../../log/records/visit.ts'
import { isStepDone, isStepSkipped, stepList, stepScreen, type Step } from '../../steps.ts'

/** What a phone was chosen for: one step, or all five with one phone ("satu HP"). */
export type StepMode = Step | 'all'

/** The first step after this one that is neither done nor skipped; undefined after the last. */
export function nextStep(shown: VisitFields, after: Step = 1): Exclude<Step, 1> | undefined {
  return ([2, 3, 4, 5] as const).find((step) => step > after && !isStepDone(step, shown) && !isStepSkipped(step, shown))
}

/** Whether a phone goes on with the same person when this step is saved. */
export function staysWith(mode: StepMode | undefined, step: Step, shown: VisitFields): boolean {
  return mode === 'all' && nextStep(shown, step) !== undefined
}

/**
 * Where a phone goes once this person's step is saved: back to the list of its step, or, with one phone, on to the same
 * person's next step that is not done (`shown`: their visit, with what was just saved), and after the last to the search.
 */
export function nextHref(
  mode: StepMode | undefined,
  openDay: string,
  person: string,
  step: Step,
  shown: VisitFields = {},
): string {
  if (mode !== 'all') return stepList(openDay, step)
  const next = nextStep(shown, step)
  return next === undefined ? stepList(openDay, 1) : stepScreen(openDay, next, person)
}
